/** Wishes in the table: the item, its card (all that an index carries), its timeline, the family beside it. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { ancestorAt } from '../../shared/areas/code.ts'
import { personId } from '../../shared/people/person.ts'
import { wishLifecycle } from '../../shared/wishes/lifecycle.ts'
import { heldBackWhy, proof, wishCard, wishEntry } from '../../shared/wishes/wish.ts'
import { timelineEnd } from '../cases/case.ts'
import { readersOf, storedEntryOf } from '../cases/stored.ts'
import { storedPhoto } from '../photos/attach.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { dueKeys, type Key, keys, queueKeys } from '../platform/table.ts'
import { isPublic } from './policy.ts'

/** The card with what its viewers may not all see: who claimed it. */
export const storedWishCard = z.extend(wishCard, {
  claimerId: z.optional(personId),
  heldBack: z.optional(z.enum(heldBackWhy)),
  reports: z.int(),
})
export type StoredWishCard = z.infer<typeof storedWishCard>

const storedProof = z.extend(z.omit(proof, { photos: true }), {
  photos: z.array(z.extend(storedPhoto, { checked: z.enum(['waiting', 'pass', 'review', 'risky']) })),
})
export type StoredProof = z.infer<typeof storedProof>

export const storedWish = z.object({
  card: storedWishCard,
  text: z.string(),
  /** The keyed hash of the household's code, where it is known: so that its members find it. */
  household: z.optional(z.string()),
  proof: z.optional(storedProof),
  minutes: z.optional(z.int()),
  /** The households from which it was reported, since a steward looked. */
  reporters: z.optional(z.array(z.string())),
  ...timelineEnd,
})
export type StoredWish = z.infer<typeof storedWish>

export const storedWishEntry = storedEntryOf(wishEntry)
export type StoredWishEntry = z.infer<typeof storedWishEntry>

export const {
  parseWhole: parseWish,
  parseCard: parseWishCard,
  parseEntry: parseWishEntry,
} = readersOf(storedWish, storedWishCard, storedWishEntry)

export const claimerIndex = (person: string) => `${person}#wish`
export const reporterIndex = (person: string) => `${person}#wishReport`
export const familyIndex = (household: string) => `${household}#wishFor`
export const shownIndex = (community: string) => `${community}#wish`
export const doneIndex = (community: string) => `${community}#wishDone`

/** That somebody claimed it: so that they find it, and that it is found when they leave, given back or not. */
export const claimWrite = (wish: string, person: string, at: string): Write => ({
  put: { ...keys.wishClaim(wish, person), owner: claimerIndex(person), ownerAt: `${at}#${wish}`, card: { id: wish } },
})
/** The id of the wish that such a row, or any other beside a wish, is of. */
export const wishOf = ({ pk }: Item): string => String(pk).slice('WISH#'.length)

/** Lists of staff stand by when a wish was entered: what waits for longest comes first, and a month is a part of them. */
export function wishItem(wish: StoredWish): Item & Key {
  const { card } = wish
  return {
    ...keys.wish(card.id),
    ...wish,
    version: card.version,
    ...publicKeys(card),
    ...queueKeys('wish', card.place.area, wishLifecycle.states[card.state].stage, `${card.enteredAt}#${card.id}`),
    ...(card.dueAt && !card.late ? dueKeys(card.id, card.dueAt) : {}),
  }
}

function publicKeys(card: StoredWishCard): Record<string, string> {
  const community = ancestorAt(card.place.area, 'community')
  if (!community || !isPublic(card)) return {}
  if (card.state === 'shown') return { public: shownIndex(community), publicAt: `${card.until}#${card.id}` }
  if (card.state === 'confirmed') return { public: doneIndex(community), publicAt: `${card.endedAt ?? ''}#${card.id}` }
  return {}
}
