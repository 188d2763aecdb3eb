/** What rings here, and what no longer does. Pure. */
import type { AlertCard, Described } from '../../../../shared/alerts/alert.ts'
import { respondingRoles } from '../../../../shared/alerts/contract.ts'
import { alertLevels } from '../../../../shared/alerts/escalation.ts'
import { isOpen, isSilent } from '../../../../shared/alerts/lifecycle.ts'
import { covers, levelOf } from '../../../../shared/areas/code.ts'
import type { Me } from '../../../../shared/people/person.ts'

/** The rings that were heard, by alert. */
export type Heard = Readonly<Record<string, number>>

/** Up to which ring, of which round, somebody here has answered an alert in one way or another. */
export interface Hushed {
  ring: number
  roundAt: string
}
export type Quiet = Readonly<Record<string, Hushed>>

/** An alert that rings. `ring`: its number, 0 where it was read and not heard. */
export interface Alarm {
  card: AlertCard
  ring: number
}

/** Called to answer it; family and neighbours are told in another way, and who asked for help knows. */
const isForMe = ({ parties }: AlertCard): boolean =>
  !parties.includes('raiser') && !parties.includes('witness') && parties.includes('responder')

/** Whether the level at which somebody serves has been told by now: above it, one may look and is not called yet. */
export function isCalled({ roles }: Pick<Me, 'roles'>, { place, level }: Pick<AlertCard, 'place' | 'level'>): boolean {
  const called = new Set<string>(alertLevels.slice(0, alertLevels.indexOf(level) + 1))
  const responds: readonly string[] = respondingRoles
  return roles.some(
    ({ role, area }) => responds.includes(role) && covers(area, place.area) && called.has(levelOf(area) ?? ''),
  )
}

/** With the rings that frames told of while nobody listened here: who was told is called, wherever they serve. */
export const heardWith = (heard: Heard, cards: readonly Pick<AlertCard, 'id' | 'rung'>[]): Heard => ({
  ...heard,
  ...Object.fromEntries(
    cards.flatMap(({ id, rung }) => (rung !== undefined && rung > (heard[id] ?? 0) ? [[id, rung]] : [])),
  ),
})

/** Whether somebody goes already who is not me. */
export const isAnswered = ({ state }: AlertCard): boolean => state !== 'raised'

/** Why somebody who goes is nudged. */
export type Nudge = 'moved' | 'again' | 'asked'

/** What is said of where it is. */
export type SaidPlace = Pick<Described, 'where' | 'area' | 'spot'>

/**
 * What somebody who goes is to hear at once, from how they knew the alert to how it is now. `said`: what they said themselves of
 * where it is, one thing after another: a slow answer to the first may come after the second was said.
 */
export function nudgeOf(
  before: AlertCard | undefined,
  card: AlertCard,
  said: readonly SaidPlace[] = [],
): Nudge | undefined {
  if (!before || !isOpen(card.state) || !isMine(card)) return undefined
  if (isMoved(before, card) && !said.some((each) => isAsSaid(before, card, each))) return 'moved'
  if (card.again > before.again) return 'again'
  return (card.asked ?? 0) > (before.asked ?? 0) && card.holders.some(({ me, arrivedAt }) => me && arrivedAt)
    ? 'asked'
    : undefined
}

/** Who goes must go somewhere else than they knew. That it is where it was taken to be anyway is no other place. */
const isMoved = (before: AlertCard, { place, where, elsewhere, spot }: AlertCard): boolean =>
  before.place.area !== place.area ||
  before.place.detail !== place.detail ||
  before.elsewhere !== elsewhere ||
  before.spot !== spot ||
  (before.where === 'here') !== (where === 'here')

/** That it is elsewhere, with no code of a building, moves no alert to another building; that it is at home may. */
const isAsSaid = (before: AlertCard, { place, where, spot }: AlertCard, said: SaidPlace): boolean =>
  said.where !== undefined &&
  where === said.where &&
  spot === said.spot &&
  (said.where === 'home' || place.area === (said.area ?? before.place.area))

/** It rings once more, or began anew, perhaps while nobody listened here. */
const isQuiet = (hushed: Hushed | undefined, { roundAt }: AlertCard, ring: number): boolean =>
  hushed !== undefined && ring <= hushed.ring && roundAt <= hushed.roundAt

const isMine = ({ holders }: AlertCard): boolean => holders.some(({ me }) => me)

/**
 * What is on the screen after `cards` were read: those nobody has answered, and those that rang here until somebody else did.
 * `heard`: the rings that frames told of. A drill is quiet while anything rings here that is meant, or somebody here goes to it.
 */
export function alarmsOf(
  before: readonly Alarm[],
  cards: readonly AlertCard[],
  me: Pick<Me, 'roles'>,
  heard: Heard,
  quiet: Quiet,
): Alarm[] {
  const alarms = cards.flatMap((card): Alarm[] => {
    const ring = heard[card.id] ?? 0
    if (!isOpen(card.state) || !isForMe(card) || isMine(card)) return []
    if (isQuiet(quiet[card.id], card, ring)) return []
    const rangHere = before.some((each) => each.card.id === card.id)
    if (isAnswered(card) && !rangHere && !isSilent(card)) return []
    if (card.id in heard || rangHere || isCalled(me, card)) return [{ card, ring }]
    return []
  })
  const meant = alarms.filter(({ card }) => !card.drill)
  const goes = cards.some((card) => !card.drill && isOpen(card.state) && isMine(card))
  return meant.length > 0 || goes ? meant : alarms
}
