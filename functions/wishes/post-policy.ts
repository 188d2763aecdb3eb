/** How someone stands to a holding of a service post, and what they see of it. Pure. */
import { reaches } from '../../shared/roles/policy.ts'
import { overseeingRoles } from '../../shared/roles/roles.ts'
import type { HoldingFacts, HoldingParty } from '../../shared/wishes/holding-lifecycle.ts'
import type { HoldingCard } from '../../shared/wishes/posts.ts'
import type { Actor } from '../people/actor.ts'
import { isSteward } from './policy.ts'
import type { StoredHoldingCard } from './post-store.ts'

/** None at all means that the actor may not even know of it. Nobody agrees to or reviews their own. */
export function holdingPartiesOf(
  actor: Pick<Actor, 'id' | 'roles'>,
  { place, holderId }: Pick<StoredHoldingCard, 'place' | 'holderId'>,
): HoldingParty[] {
  if (holderId === actor.id) return ['holder']
  if (isSteward(actor, place.area)) return ['steward']
  return reaches(actor.roles, overseeingRoles, place.area) ? ['observer'] : []
}

/** `now` is ISO 8601. */
export const holdingFactsOf = (
  { until, wantsRenewal }: Pick<StoredHoldingCard, 'until' | 'wantsRenewal'>,
  now: string,
): HoldingFacts => ({ left: until ? Date.parse(until) - Date.parse(now) : 0, wantsRenewal })

/** To staff and to who holds it: nobody else sees one. */
export function toHoldingCard({ holderId: _, ...card }: StoredHoldingCard): HoldingCard {
  return card
}
