/** Hours for tests: earned as other capabilities have them earned, given by codes, certified. */
import { communityAccount } from '../../functions/hours/account.ts'
import { balanceOf, type Move, moveId, moveWrites } from '../../functions/hours/ledger.ts'
import type { StoredPerson } from '../../functions/people/actor.ts'
import { queryAll } from '../../functions/platform/query-all.ts'
import { keys } from '../../functions/platform/table.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import { reaches } from '../../shared/roles/policy.ts'
import { managingRoles } from '../../shared/roles/roles.ts'
import type { OperationId } from '../../shared/routes.ts'
import { community, grid1, type PersonName, people } from './district.ts'
import type { Prepared } from './household-scenes.ts'
import type { Stage } from './stage.ts'

let made = 0

/** Somebody served so many minutes, and the community pays. */
export async function earn(stage: Stage, who: PersonName, minutes: number, more: Partial<Move> = {}): Promise<Move> {
  const at = new Date(stage.clock.now()).toISOString()
  const move: Move = {
    source: `act_test${++made}#${people[who].id}`,
    from: communityAccount((more.area ?? grid1).slice(0, 12)),
    to: people[who].id,
    minutes,
    kind: 'activity',
    what: '楼道清洁日',
    at,
    area: grid1,
    ...more,
  }
  if (!(await stage.table.write(moveWrites(move))).written) throw new Error('Nothing was earned')
  return move
}

export const earnedId = (move: Move) => moveId(move)

export const balanceIn = async (stage: Stage, account: string): Promise<number> =>
  balanceOf((await stage.table.read([keys.balance(account)]))[0])

export const entriesIn = (stage: Stage, account: string) =>
  queryAll(stage.table, {
    pk: { name: 'pk', value: keys.balance(account).pk },
    sk: { name: 'sk', beginsWith: 'ENTRY#' },
    ascending: true,
    consistent: true,
  })

/** A code by which this person receives. */
export const codeOf = async (stage: Stage, who: PersonName): Promise<string> =>
  (await stage.ok(who, 'makeReceivingCode')).code

export const monthOf = (stage: Stage) => new Date(stage.clock.now()).toISOString().slice(0, 7)

export const certify = (stage: Stage, who: PersonName, naming: 'whole' | 'masked' = 'whole') =>
  stage.ok(who, 'requestCertificate', { body: { first: monthOf(stage), last: monthOf(stage), naming } })

export const moveKindsNamed = { 'a move that is not there': async () => `mov_${'0'.repeat(26)}` }
export const moveRefusal = ({ roles }: StoredPerson, area = ''): ErrorCode | undefined =>
  reaches(roles, managingRoles, area) ? 'notFound' : undefined

export const certificateKinds = {
  'a certificate of the resident': async (stage: Stage) => {
    await earn(stage, 'resident', 60)
    return (await certify(stage, 'resident')).id
  },
}
export const certificateRefusal = ({ id }: StoredPerson): ErrorCode | undefined =>
  id === people.resident.id ? undefined : 'notFound'

const entries = (stage: Stage, who: PersonName) => async () => (await entriesIn(stage, people[who].id)).length

export const hoursScenes: Partial<Record<OperationId, (stage: Stage) => Promise<Prepared>>> = {
  giveHours: async (stage) => {
    await earn(stage, 'resident', 60)
    const body = { code: await codeOf(stage, 'neighbour'), minutes: 30, reason: 'thanks' }
    return { who: 'resident', body, other: { ...body, minutes: 20 }, count: entries(stage, 'neighbour') }
  },
  requestCertificate: async (stage) => {
    await earn(stage, 'resident', 60)
    const body = { first: monthOf(stage), last: monthOf(stage), naming: 'whole' }
    return {
      who: 'resident',
      body,
      other: { ...body, naming: 'masked' },
      count: async () => {
        const { items } = await stage.ok('resident', 'listCertificates', { query: { limit: 50 } })
        return items.length
      },
    }
  },
  correctMove: async (stage) => {
    const move = await earn(stage, 'resident', 60)
    const body = { minutes: 10, reason: '多记了十分钟' }
    return {
      who: 'communityStaff',
      params: { area: community, moveId: earnedId(move) },
      body,
      other: { ...body, minutes: 20 },
      count: entries(stage, 'resident'),
    }
  },
}
