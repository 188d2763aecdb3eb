/** How someone stands to a ticket. Pure; the lifecycle says what each standing may do. */
import { ancestorAt, covers, type Level, levelOf } from '../../shared/areas/code.ts'
import { reaches } from '../../shared/roles/policy.ts'
import { handlingRoles, overseeingRoles, type Role } from '../../shared/roles/roles.ts'
import { holderLevels, type TicketFacts, type TicketParty } from '../../shared/tickets/lifecycle.ts'
import type { Actor } from '../people/actor.ts'
import type { StoredCard } from './store.ts'

/** A grid worker handles, and dispatches to nobody. */
const dispatchingRoles: readonly Role[] = handlingRoles.filter((role) => role !== 'gridWorker')

export type Viewed = Pick<
  StoredCard,
  'ownerId' | 'state' | 'holder' | 'place' | 'visibility' | 'passed' | 'stars' | 'heldBack'
>

/** Whether neighbours see it. */
export const isShown = ({
  visibility,
  state,
  heldBack,
}: Pick<StoredCard, 'visibility' | 'state' | 'heldBack'>): boolean =>
  visibility === 'public' && state !== 'withdrawn' && heldBack === undefined

/** Whether the actor verifiably lives, or serves, in the community of this area: "public" means to the neighbourhood. */
export function isNear(actor: Pick<Actor, 'homes' | 'roles'>, area: string): boolean {
  const community = ancestorAt(area, 'community')
  if (!community) return false
  const serves = actor.roles.some((held) => covers(held.area, community) || covers(community, held.area))
  return serves || actor.homes.some((home) => home.verified && covers(community, home.building))
}

/**
 * The parties that the actor is to the ticket. None at all means that the actor may not even know of it.
 * Whoever filed a private ticket and the staff of the place or the holder stand near it; a public one has neighbours.
 */
export function partiesOf(actor: Pick<Actor, 'id' | 'homes' | 'roles'>, card: Viewed): TicketParty[] {
  const parties: TicketParty[] = []
  const { holder, place } = card
  const handles = reaches(actor.roles, handlingRoles, holder.area)
  const owner = card.ownerId === actor.id
  if (owner) parties.push('owner')
  if (handles) parties.push('handler')
  if (reaches(actor.roles, dispatchingRoles, holder.area)) parties.push('dispatcher')
  const oversees = [holder.area, place.area].some((area) => reaches(actor.roles, overseeingRoles, area))
  if (!handles && oversees) parties.push('observer')
  if (!owner && isShown(card) && isNear(actor, place.area)) parties.push('neighbour')
  return parties
}

export const isStaff = (parties: readonly TicketParty[]): boolean =>
  parties.includes('handler') || parties.includes('observer')

export const factsOf = (card: Viewed): TicketFacts => ({
  holderLevel: card.holder.level,
  passed: card.passed,
  rated: card.stars !== undefined,
  public: card.visibility === 'public',
  heldBack: card.heldBack !== undefined,
})

/** The level that a ticket is passed to from this one, or undefined at the top. */
export function levelAbove(level: Level): Level | undefined {
  const at = holderLevels.indexOf(level)
  return at < 0 ? undefined : holderLevels[at + 1]
}

/** Whether a dispatcher may give the ticket to an area: one that can hold tickets, in the dispatcher's own subtree. */
export function mayDispatchTo(actor: Pick<Actor, 'roles'>, area: string, holder: string): boolean {
  const level = levelOf(area)
  if (!level || !holderLevels.includes(level)) return false
  return actor.roles.some(
    (held) => dispatchingRoles.includes(held.role) && covers(held.area, holder) && covers(held.area, area),
  )
}
