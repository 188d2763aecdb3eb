/** The team that a request names, and how who asks stands to it. */
import { Refusal } from '../../shared/errors.ts'
import { isChild } from '../../shared/people/child.ts'
import { CHILD_TAKES_PART } from '../../shared/teams/kinds.ts'
import type { TeamParty } from '../../shared/teams/team-lifecycle.ts'
import type { Actor } from '../people/actor.ts'
import type { Item } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { teamPartiesOf } from './team-policy.ts'
import { parseMember, parseTeam } from './team-store.ts'

/** What every operation about a team reads. */
export const readsTeam = ({ params }: { params: { teamId: string } }, actor: string) => ({
  team: keys.team(params.teamId),
  member: keys.teamMember(params.teamId, actor),
})

/** Throws `notFound` where the actor may not know of it, `notAllowed` where it takes another standing. */
export function knownTeam(
  found: { team: Item | undefined; member: Item | undefined },
  actor: Actor,
  as?: readonly TeamParty[],
) {
  const team = parseTeam(found.team)
  const member = parseMember(found.member)
  const parties = team ? teamPartiesOf(actor, team, member) : []
  if (!team || parties.length === 0) throw new Refusal('notFound')
  if (as && !parties.some((party) => as.includes(party)))
    throw new Refusal('notAllowed', as.includes('neighbour') && isChild(actor) ? { team: CHILD_TAKES_PART } : undefined)
  return { team, member, parties, mover: { parties, name: actor.name, personId: actor.id } }
}
