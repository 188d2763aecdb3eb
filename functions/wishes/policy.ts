/** How someone stands to a wish. Pure; the lifecycle says what each standing may do. */
import { ancestorAt, covers } from '../../shared/areas/code.ts'
import { isChild } from '../../shared/people/child.ts'
import { reaches } from '../../shared/roles/policy.ts'
import { overseeingRoles, type Role } from '../../shared/roles/roles.ts'
import { stewardRoles } from '../../shared/wishes/contract.ts'
import type { WishFacts, WishParty, WishState } from '../../shared/wishes/lifecycle.ts'
import type { Actor } from '../people/actor.ts'
import type { StoredWishCard } from './store.ts'

const publicStates: readonly WishState[] = ['shown', 'claimed', 'fulfilled', 'confirmed']

/** Whether everybody may see it. */
export const isPublic = ({ state, heldBack }: Pick<StoredWishCard, 'state' | 'heldBack'>): boolean =>
  publicStates.includes(state) && heldBack === undefined

/** Who serves besides staff, and may claim without a home there. */
const volunteering: readonly Role[] = ['volunteerLead', 'ownersCommittee', 'propertyManager', 'responder']

/** Whether someone may claim a wish or a post of this grid: who verifiably lives in its district, or volunteers there; no child. */
export function mayClaim({ child, homes, roles }: Pick<Actor, 'child' | 'homes' | 'roles'>, grid: string): boolean {
  if (isChild({ child, homes })) return false
  const district = ancestorAt(grid, 'district')
  const there = (code: string) => ancestorAt(code, 'district') === district
  return (
    homes.some(({ verified, building }) => verified && there(building)) ||
    roles.some(({ role, area }) => volunteering.includes(role) && there(area))
  )
}

/** The household that somebody's report counts for: of a verified home in the community of a grid, and of no child's. */
export function localHousehold(actor: Pick<Actor, 'child' | 'homes'>, grid: string): string | undefined {
  if (isChild(actor)) return undefined
  const within = ancestorAt(grid, 'community') ?? grid
  return actor.homes.find(({ verified, building }) => verified && covers(within, building))?.household
}

export const isSteward = ({ roles }: Pick<Actor, 'roles'>, grid: string): boolean => reaches(roles, stewardRoles, grid)

export type Viewed = Pick<StoredWishCard, 'place' | 'state' | 'heldBack' | 'claimerId'>

/**
 * None at all means that the actor may not even know of it. `ofHousehold`: it is for the household of theirs. Who claimed a wish
 * confirms nothing of it, whatever else they are.
 */
export function wishPartiesOf(
  actor: Pick<Actor, 'id' | 'child' | 'homes' | 'roles'>,
  card: Viewed,
  ofHousehold: boolean,
): WishParty[] {
  const { area } = card.place
  const claimer = card.claimerId === actor.id
  const steward = isSteward(actor, area) && !claimer
  const parties: WishParty[] = []
  if (steward) parties.push('steward')
  if (!steward && reaches(actor.roles, overseeingRoles, area)) parties.push('observer')
  if (ofHousehold && !claimer) parties.push('family')
  if (claimer) parties.push('claimer')
  if (!isPublic(card)) return parties
  if (!steward && !ofHousehold && !claimer && mayClaim(actor, area)) parties.push('claimant')
  return [...parties, ...(localHousehold(actor, area) ? (['local'] as const) : []), 'reader']
}

/** Whether they see who claimed it, and what was said of it. */
export const isStaff = (parties: readonly WishParty[]): boolean =>
  parties.includes('steward') || parties.includes('observer')

/** `now` is ISO 8601. */
export const wishFactsOf = (card: Pick<StoredWishCard, 'until' | 'thanks' | 'heldBack'>, now: string): WishFacts => ({
  left: Date.parse(card.until) - Date.parse(now),
  thanked: card.thanks !== undefined,
  heldBack: card.heldBack !== undefined,
})
