/** Requests for help in the table: the case, its card (all that an index carries), its timeline, offers, and what falls due of it. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { ancestorAt } from '../../shared/areas/code.ts'
import { areaCode, householdCode } from '../../shared/areas/contract.ts'
import { helpScopes } from '../../shared/help/kinds.ts'
import { helpLifecycle, isGoing } from '../../shared/help/lifecycle.ts'
import { helpCard, helpEntry, helperStates, helpId, thanks } from '../../shared/help/request.ts'
import { personId } from '../../shared/people/person.ts'
import { timelineEnd } from '../cases/case.ts'
import { readersOf, storedEntryOf } from '../cases/stored.ts'
import { storedPhoto } from '../photos/attach.ts'
import type { Item } from '../platform/dynamo.ts'
import { dueKeys, type Key, keys, queueKeys } from '../platform/table.ts'

/** The card with what its viewers may not see: who asks, in which household, and who helps. */
export const storedCard = z.extend(helpCard, {
  ownerId: personId,
  household: householdCode,
  helperIds: z.array(personId),
})
export type StoredCard = z.infer<typeof storedCard>

export const storedHelper = z.object({
  person: personId,
  name: z.string(),
  state: z.enum(helperStates),
  /** Came as staff: that is their work, and brings no hours. */
  staff: z.boolean(),
  acceptedAt: z.string(),
  setOutAt: z.optional(z.string()),
  finishedAt: z.optional(z.string()),
  minutes: z.optional(z.int()),
  thanks: z.optional(thanks),
})
export type StoredHelper = z.infer<typeof storedHelper>

export const storedHelp = z.object({
  card: storedCard,
  words: z.string(),
  photos: z.array(storedPhoto),
  /** Photos that nobody but the asker sees (yet): WeChat has not looked at them, or they did not pass. */
  unseen: z.array(z.string()),
  askedBy: z.string(),
  /** That whom it is for agreed, as the asker said it. */
  agreed: z.optional(z.object({ words: z.string(), at: z.string() })),
  /** It takes place there, and not at the home of who asks. */
  elsewhere: z._default(z.boolean(), false),
  room: z.string(),
  /** The names of the areas that may come to hold its ticket. */
  lineage: z.array(z.object({ area: areaCode, name: z.string() })),
  helpers: z.array(storedHelper),
  /** Who offered, and waits for the asker to pick: until they come or take it back. */
  waiting: z._default(z.array(personId), []),
  /** Whom the asker blocked, and who came: to them it is taken. */
  turnedAway: z._default(z.array(personId), []),
  /** The households (or, of who has none here, persons) that reported it. */
  reports: z.array(z.string()),
  /** When it was asked whether it still stands; gone once it was answered. */
  askedAt: z.optional(z.string()),
  rung: z.int(),
  ticket: z.optional(z.string()),
  next: z.optional(helpId),
  ...timelineEnd,
})
export type StoredHelp = z.infer<typeof storedHelp>

/** `about`: the helper whom it was about. */
export const storedEntry = z.extend(storedEntryOf(helpEntry), { about: z.optional(personId) })
export type StoredEntry = z.infer<typeof storedEntry>

export const { parseWhole: parseHelp, parseCard, parseEntry } = readersOf(storedHelp, storedCard, storedEntry)

/**
 * `gone`: they stepped back, and may offer anew; `noShow`: the asker said that they did not come; `passedOver`, `turnedAway`: the asker
 * blocked them, and they wait among the others or were told that others come (functions/help/turn-away.ts).
 */
const offerStates = ['waiting', 'accepted', 'gone', 'noShow', 'passedOver', 'turnedAway'] as const

/** What the index carries of an offer; of one that was written before it carried a state, that it waits: who came is told by the request. */
export const offerCard = z.object({
  id: helpId,
  state: z._default(z.enum(offerStates), 'waiting'),
  at: z._default(z.string(), ''),
})

/** That somebody offered: until they are accepted, and for their own list. */
export const storedOffer = z.object({
  help: helpId,
  person: personId,
  /** As it is shown to the asker before. */
  name: z.string(),
  /** How it was with them before they offered. */
  helped: z.int(),
  stars: z.optional(z.number()),
  distance: z.enum(helpScopes),
  words: z.optional(z.string()),
  at: z.string(),
  state: z.enum(offerStates),
})
export type StoredOffer = z.infer<typeof storedOffer>
export const parseOffer = (item: Item | undefined): StoredOffer | undefined => item && z.parse(storedOffer, item)

/** They wait for the asker to pick, for all they know. */
export const isWaiting = (state: StoredOffer['state'] | undefined): boolean =>
  state === 'waiting' || state === 'passedOver'

export const ownerIndex = (person: string) => `${person}#help`
export const helpingIndex = (person: string) => `${person}#helping`
/** What is seen in an area, and open to more helpers. */
export const seenIndex = (area: string) => `${area}#help`

/** The area whose people see it. */
export const scopeArea = ({ scope, place }: Pick<StoredCard, 'scope' | 'place'>): string =>
  ancestorAt(place.area, scope) ?? place.area

/** Whether it stands in the lists of neighbours: somebody is still wanted, and nothing is in the way. */
export const isListed = (card: Pick<StoredCard, 'state' | 'heldBack' | 'wanted' | 'accepted'>): boolean =>
  (card.state === 'open' || card.state === 'underway') && !card.heldBack && card.accepted < card.wanted

/** The vulnerable first, then the oldest; what is over by its end. */
function queueAt({ care, openedAt, endedAt, state }: StoredCard): string {
  return isGoing(state) ? `${care ? 0 : 1}#${openedAt}` : (endedAt ?? openedAt)
}

export function helpItem(help: StoredHelp): Item & Key {
  const { card } = help
  return {
    ...keys.help(card.id),
    ...help,
    version: card.version,
    owner: ownerIndex(card.ownerId),
    ownerAt: card.id,
    ...(isListed(card) ? { public: seenIndex(scopeArea(card)), publicAt: card.id } : {}),
    ...queueKeys('help', card.place.area, helpLifecycle.states[card.state].stage, queueAt(card)),
    ...(card.dueAt && !card.late ? dueKeys(card.id, card.dueAt) : {}),
  }
}

export const offerItem = (offer: StoredOffer): Item & Key => ({
  ...keys.helpOffer(offer.help, offer.person),
  ...offer,
  owner: helpingIndex(offer.person),
  ownerAt: `${offer.at}#${offer.help}`,
  card: { id: offer.help, state: offer.state, at: offer.at },
})
