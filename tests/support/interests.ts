/** Interest channels for tests that walk the route table, and who is refused what about them. */

import { proposeWrites } from '../../functions/channels/interest.ts'
import { interestsOf } from '../../functions/channels/interests-of.ts'
import type { StoredPerson } from '../../functions/people/actor.ts'
import { keys } from '../../functions/platform/table.ts'
import type { InterestState } from '../../shared/channels/channel.ts'
import { channelParties, speakingParties } from '../../shared/channels/channel.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import { makeId } from '../../shared/ids.ts'
import { reaches } from '../../shared/roles/policy.ts'
import { managingRoles } from '../../shared/roles/roles.ts'
import type { OperationId } from '../../shared/routes.ts'
import { community, people } from './district.ts'
import type { Prepared } from './household-scenes.ts'
import type { Stage } from './stage.ts'

/** One that the resident proposed, past the limits of proposing; answers its id. */
export const interestThat = (state: InterestState) => async (stage: Stage) => {
  const now = stage.clock.now()
  const id = makeId('chn', now, stage.ports.random)
  const proposed = {
    proposedBy: people.resident.id,
    proposedName: '1号楼 演邻居',
    proposedAt: new Date(now).toISOString(),
  }
  const name = `第${id.slice(-4)}读书会`
  await stage.table.write(proposeWrites({ id, area: community, name, about: '一起读书', state, ...proposed }))
  return id
}

export const interestKinds = { 'an interest channel that was proposed': interestThat('proposed') }

/** Of one that was proposed: who may decide finds it in their own area alone; others know of their own. */
export function interestRefusal(person: StoredPerson, operation: OperationId): ErrorCode | undefined {
  const manages = reaches(person.roles, managingRoles, community)
  const mine = person.id === people.resident.id
  if (operation === 'joinInterest')
    return channelParties(person, community).includes('member') && mine ? undefined : 'notFound'
  if (operation === 'leaveInterest') return manages || mine ? undefined : 'notFound'
  return manages ? undefined : 'notFound'
}

/** Who oversees a channel reads there, and reacts to nothing. */
export function postRefusal(person: StoredPerson, operation: OperationId): ErrorCode | undefined {
  const parties = channelParties(person, community)
  const within = speakingParties.some((party) => parties.includes(party))
  return operation === 'reactToPost' && !within ? 'notAllowed' : undefined
}

const proposal = (name: string) => ({ area: community, name, about: '周末一起活动' })

export const interestScenes: Partial<Record<OperationId, (stage: Stage) => Promise<Prepared>>> = {
  proposeInterest: async (stage) => {
    for (const { id } of await interestsOf(stage.table, community))
      await stage.table.write([{ remove: keys.interest(community, id) }, { remove: keys.channel(id) }])
    return {
      who: 'resident',
      body: proposal('园艺角'),
      other: proposal('亲子营'),
      count: async () => (await interestsOf(stage.table, community)).length,
    }
  },
}
