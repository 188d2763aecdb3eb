/** How someone stands to an activity. Pure; the lifecycle says what each standing may do. */
import { ancestorAt, covers } from '../../shared/areas/code.ts'
import { REMIND_BEFORE } from '../../shared/teams/kinds.ts'
import { type ActivityFacts, type ActivityParty, isOut } from '../../shared/teams/lifecycle.ts'
import type { Actor } from '../people/actor.ts'
import type { StoredSigned } from './signed.ts'
import type { StoredActivity, StoredCard } from './store.ts'
import { isKnown, managesAt } from './team-policy.ts'

/** None at all means that the actor may not even know of it. `lead`: who leads its team, where it has one. */
export function partiesOf(
  actor: Pick<Actor, 'id' | 'homes' | 'roles'>,
  { card }: Pick<StoredActivity, 'card'>,
  lead: string | undefined,
  signed: Pick<StoredSigned, 'card'> | undefined,
): ActivityParty[] {
  const parties: ActivityParty[] = []
  if (actor.id === lead) parties.push('lead')
  if (managesAt(actor, card.place.area)) parties.push('staff')
  if (signed && signed.card.state !== 'cancelled' && isOut(card.state)) parties.push('participant')
  // What several households reported is hidden from who has no part in it, until staff have looked.
  if (isOut(card.state) && !card.heldBack) parties.push(isKnown(actor) ? 'neighbour' : 'visitor')
  const sees = parties.includes('participant') || parties.includes('neighbour')
  if (sees && localHousehold(actor, card)) parties.push('local')
  return parties
}

/** Somebody's household that is verified in the community of its place, or in the wider area that it is of. */
export function localHousehold(
  { homes }: Pick<Actor, 'homes'>,
  { place }: Pick<StoredCard, 'place'>,
): string | undefined {
  const within = ancestorAt(place.area, 'community') ?? place.area
  return homes.find(({ verified, building }) => verified && covers(within, building))?.household
}

/** `now` in ISO 8601. */
export function factsOf(
  {
    beginsAt,
    endsAt,
    heldBack,
    reportedBy,
    heldReason,
  }: Pick<StoredCard, 'beginsAt' | 'endsAt' | 'heldBack' | 'reportedBy' | 'heldReason'>,
  now: string,
): ActivityFacts {
  const at = Date.parse(now)
  const left = (moment: number) => Math.max(0, moment - at)
  return {
    toReminder: left(Date.parse(beginsAt) - REMIND_BEFORE),
    toBegin: left(Date.parse(beginsAt)),
    toEnd: left(Date.parse(endsAt)),
    unseen: heldBack !== undefined || reportedBy !== undefined || heldReason !== undefined,
  }
}
