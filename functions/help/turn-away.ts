/**
 * What becomes of the offers of whom the asker blocked: the asker hears nothing of them, and they nothing of that. Where the asker
 * picks they wait as the others do (`passedOver`), and are told with them that it is taken, or over; where whoever comes first is
 * accepted others were before them (`turnedAway`). Pure.
 */
import { CONFIRM_TIME } from '../../shared/help/limits.ts'
import type { HelpCard } from '../../shared/help/request.ts'
import { changesBetween } from '../cases/changes.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { atVersion } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { helpItem, offerItem, parseOffer, type StoredHelp, type StoredOffer } from './store.ts'

/** The offer, while it waits and the asker hears of it. */
export function waitingOffer(item: Item | undefined): StoredOffer | undefined {
  const offer = parseOffer(item)
  return offer?.state === 'waiting' ? offer : undefined
}

/** The request otherwise, without a word in its timeline. `now` is ISO 8601. */
function quietly(help: StoredHelp, now: string, change: Partial<StoredHelp>): { help: StoredHelp; write: Write } {
  const card = { ...help.card, ...change.card, version: help.card.version + 1, changedAt: now }
  const after = { ...help, ...change, card }
  const changes = changesBetween(helpItem(help), helpItem(after))
  return { help: after, write: { update: keys.help(card.id), changes, when: atVersion(help.card.version) } }
}

const having = (people: readonly string[], person: string) => [...new Set([...people, person])]
const without = (people: readonly string[], person: string) => people.filter((each) => each !== person)

/** They offer where the asker picks: they wait, and are heard by nobody. */
export function passOver(help: StoredHelp, offer: StoredOffer, now: string) {
  const { help: after, write } = quietly(help, now, { waiting: having(help.waiting, offer.person) })
  return { help: after, writes: [{ put: offerItem({ ...offer, state: 'passedOver' }) }, write] }
}

/** They offer where the first is accepted: they are told that others came before. Of what they wrote nothing is kept. */
export function turnAway(help: StoredHelp, { words: _, ...offer }: StoredOffer, now: string): Write[] {
  const { write } = quietly(help, now, { turnedAway: having(help.turnedAway, offer.person) })
  return [{ put: offerItem({ ...offer, state: 'turnedAway' }) }, write]
}

/** An offer that waited is heard no more; its person waits as before. */
export function passOverWrites(help: StoredHelp, { person }: StoredOffer, now: string): Write[] {
  const card = { ...help.card, offers: Math.max(0, help.card.offers - 1) }
  const state = 'passedOver' satisfies StoredOffer['state']
  return [
    { update: keys.helpOffer(card.id, person), changes: { set: { state, 'card.state': state } } },
    quietly(help, now, { card }).write,
  ]
}

/** Whom nobody heard of waits no more, whether they took it back or have left. The row of the offer is another's to remove. */
export const unheard = (help: StoredHelp, person: string, now: string) =>
  quietly(help, now, {
    waiting: without(help.waiting, person),
    turnedAway: without(help.turnedAway, person),
  })

type Shown = Pick<HelpCard, 'state' | 'accepted' | 'wanted' | 'until' | 'dueAt' | 'openedAt' | 'firstOfferAt'>

/** A request as who was turned away finds it: taken, as it may be by any. */
export const asTaken = <Card extends Shown>(card: Card): Card => ({
  ...card,
  ...(card.state === 'open' ? { state: 'taken', dueAt: isoTime(Date.parse(card.until) + CONFIRM_TIME) } : {}),
  accepted: card.wanted,
  firstOfferAt: card.firstOfferAt ?? card.openedAt,
})

/** A request as who was passed over finds it: theirs is among the offers. */
export const asOffered = <Card extends Pick<HelpCard, 'offers' | 'firstOfferAt'>>(card: Card, at: string): Card => ({
  ...card,
  offers: card.offers + 1,
  firstOfferAt: card.firstOfferAt ?? at,
})

/** A request as its offerer finds it. */
export function asOffererSees<Card extends Shown & Pick<HelpCard, 'offers'>>(
  card: Card,
  offer: Pick<StoredOffer, 'state' | 'at'> | undefined,
): Card {
  if (offer?.state === 'turnedAway') return asTaken(card)
  return offer?.state === 'passedOver' ? asOffered(card, offer.at) : card
}
