/** How someone stands to a request for help. Pure; the lifecycle says what each standing may do. */
import { ancestorAt, covers } from '../../shared/areas/code.ts'
import { helpStaffRoles } from '../../shared/help/contract.ts'
import { type HelpScope, helpScopes } from '../../shared/help/kinds.ts'
import { type HelpParty, type HelpStanding, isGoing } from '../../shared/help/lifecycle.ts'
import { CONFIRM_TIME } from '../../shared/help/limits.ts'
import { isChild } from '../../shared/people/child.ts'
import { reaches } from '../../shared/roles/policy.ts'
import type { Actor } from '../people/actor.ts'
import { isWaiting, type StoredCard, type StoredHelp, type StoredHelper, type StoredOffer, scopeArea } from './store.ts'

type Who = Pick<Actor, 'id' | 'child' | 'homes' | 'roles'>

/** The homes of which somebody is a neighbour: verified ones, and none of a child, who neither asks nor helps here. */
export const homesOf = (actor: Pick<Actor, 'child' | 'homes'>) =>
  isChild(actor) ? [] : actor.homes.filter(({ verified }) => verified)

/** Lives where it is seen, in another household than who asks. */
export function livesNear(
  actor: Pick<Actor, 'child' | 'homes'>,
  card: Pick<StoredCard, 'scope' | 'place' | 'household'>,
): boolean {
  const homes = homesOf(actor)
  if (homes.some(({ household }) => household === card.household)) return false
  return homes.some(({ building }) => covers(scopeArea(card), building))
}

export const isComing = ({ state }: Pick<StoredHelper, 'state'>): boolean => state !== 'noShow'
const hasBegun = ({ state }: StoredHelper): boolean => state === 'setOut' || state === 'finished'

/** The parties that the actor is to the request; none at all means that the actor may not even know of it. */
export function partiesOf(
  actor: Who,
  { card, helpers }: Pick<StoredHelp, 'card' | 'helpers'>,
  offer?: StoredOffer,
): HelpParty[] {
  if (card.ownerId === actor.id) return ['asker']
  const parties: HelpParty[] = []
  const own = helpers.find(({ person }) => person === actor.id)
  if (own && isComing(own)) parties.push('helper')
  else if (isWaiting(offer?.state)) parties.push('offerer')
  else if (!own && isGoing(card.state) && !card.heldBack && livesNear(actor, card)) parties.push('neighbour')
  if (reaches(actor.roles, helpStaffRoles, card.place.area)) parties.push('staff')
  return parties
}

/** Who sees names, the room and what was written: who asks, who comes, who answers for the place. */
export const standsNear = (parties: readonly HelpParty[]): boolean =>
  parties.some((party) => party === 'asker' || party === 'helper' || party === 'staff')

/** What its lifecycle asks beside the time. `about`: the helper whom a move is about. */
export function factsOf({ card, helpers, askedAt }: StoredHelp, about?: string): HelpStanding {
  const coming = helpers.filter(isComing)
  const begun = coming.filter(hasBegun)
  const after = (moment: string) => Date.parse(moment) - Date.parse(card.roundAt)
  const finished = coming.flatMap(({ finishedAt }) => finishedAt ?? [])
  const placesLeft = card.wanted - coming.length
  // Whoever else is wanted may come until its time is over, however soon the first was done.
  const first = placesLeft > 0 ? card.until : (card.at ?? '')
  const all = coming.length > 0 && finished.length === coming.length
  const settles = all ? [...finished, first].sort().at(-1) : undefined
  return {
    placesLeft,
    accepted: coming.length,
    begun: begun.length > 0,
    othersBegun: begun.some(({ person }) => person !== about),
    first: card.choose === 'first',
    weekly: card.weekly,
    heldBack: card.heldBack !== undefined,
    asked: askedAt !== undefined,
    unthanked: coming.filter((helper) => !helper.thanks).length,
    lapseAfter: after(card.until),
    settleAfter: after(settles ?? card.until) + CONFIRM_TIME,
  }
}

/** How far a building is from another, as far as one sees requests of the other; undefined beyond the community. */
export const distanceOf = (from: string, to: string): HelpScope | undefined =>
  helpScopes.find((scope) => ancestorAt(from, scope) !== undefined && ancestorAt(from, scope) === ancestorAt(to, scope))

/** How far it is from the nearest home. */
export function distanceFor(actor: Pick<Actor, 'child' | 'homes'>, area: string): HelpScope | undefined {
  const found = homesOf(actor).flatMap(({ building }) => distanceOf(building, area) ?? [])
  return helpScopes.find((scope) => found.includes(scope))
}
