/** The join or household that a path names, if the actor may know of it; else `notFound`, whether it exists or not. */

import { Refusal } from '../../shared/errors.ts'
import type { JoinParty } from '../../shared/households/lifecycle.ts'
import type { Actor } from '../people/actor.ts'
import type { Item } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { householdParties, joinPartiesOf } from './standing.ts'
import { parseJoin } from './store.ts'

/** What every call about a join reads beside its own. */
export const readsJoin = ({ params }: { params: { joinId: string } }) => ({ join: keys.join(params.joinId) })

/** Throws `notAllowed` where none of the actor's standings is one of `needed`. */
function holds(parties: readonly JoinParty[], needed: readonly JoinParty[]): void {
  if (!parties.some((party) => needed.includes(party))) throw new Refusal('notAllowed')
}

export function knownJoin(item: Item | undefined, actor: Actor, needed: readonly JoinParty[]) {
  const join = parseJoin(item)
  const parties = join ? joinPartiesOf(actor, join.card) : []
  if (!join || parties.length === 0) throw new Refusal('notFound')
  holds(parties, needed)
  return { join, parties }
}

export function knownHousehold(household: string, actor: Actor, needed: readonly JoinParty[]): JoinParty[] {
  const parties = householdParties(actor, household)
  if (parties.length === 0) throw new Refusal('notFound')
  holds(parties, needed)
  return parties
}
