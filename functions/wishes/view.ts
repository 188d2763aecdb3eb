/** Wishes as their viewers see them. */
import { movesFor } from '../../shared/lifecycle.ts'
import { type WishMove, type WishParty, wishLifecycle } from '../../shared/wishes/lifecycle.ts'
import type { Wish, WishCard, WishEntry } from '../../shared/wishes/wish.ts'
import type { PhotoUrls } from '../photos/urls.ts'
import { isStaff, wishFactsOf } from './policy.ts'
import type { StoredProof, StoredWish, StoredWishCard, StoredWishEntry } from './store.ts'

/** The card: who claimed it, and that it is held back, to staff; that one claimed it oneself one knows. */
export function toWishCard(stored: StoredWishCard, staff: boolean): WishCard {
  const { claimerId: _, claimer, heldBack, reports, ...card } = stored
  if (!staff) return card
  return { ...card, ...(claimer ? { claimer } : {}), ...(heldBack ? { heldBack } : {}), reports }
}

export interface Viewed {
  wish: StoredWish
  entries: readonly StoredWishEntry[]
  parties: readonly WishParty[]
  viewer: string
  reported: boolean
  /** ISO 8601. */
  now: string
}

export async function toWish(viewed: Viewed, urls: PhotoUrls): Promise<Wish> {
  const { wish, entries, parties, viewer, reported, now } = viewed
  const { state, roundAt, dueAt, late } = wish.card
  const staff = isStaff(parties)
  const concerned = staff || parties.includes('claimer') || parties.includes('family')
  const standing = { state, roundAt, dueAt, late }
  return {
    ...toWishCard(wish.card, staff),
    text: wish.text,
    ...(wish.proof && concerned ? { proof: await toProof(wish.proof, parties, urls) } : {}),
    ...(wish.minutes && (staff || parties.includes('claimer')) ? { minutes: wish.minutes } : {}),
    entries: entries.filter((entry) => staff || told(entry)).map((entry) => toEntry(entry, parties, viewer)),
    parties: [...parties],
    moves: movesFor(wishLifecycle, standing, wishFactsOf(wish.card, now), parties, now),
    reported,
  }
}

/** Who claimed it and staff see all photos; the family those that the check let pass. */
async function toProof(proof: StoredProof, parties: readonly WishParty[], urls: PhotoUrls): Promise<Wish['proof']> {
  const all = isStaff(parties) || parties.includes('claimer')
  const photos = proof.photos.filter(({ checked }) => all || checked === 'pass')
  const shown = photos.map(async ({ id, key, width, height, checked }) => ({
    id,
    width,
    height,
    checked,
    ...(await urls(key)),
  }))
  return { ...proof, photos: await Promise.all(shown) }
}

/** What staff do among themselves is no part of what others are told. */
const inward: readonly (WishMove | 'open')[] = ['keep', 'setDelivery', 'remind', 'missConfirm']
const told = ({ move, by }: StoredWishEntry): boolean => !inward.includes(move) && by.party !== 'check'

/** Moves whose words are for who claimed it. */
const toClaimer: readonly (WishMove | 'open')[] = ['refuse', 'confirm', 'withdraw']

function toEntry(entry: StoredWishEntry, parties: readonly WishParty[], viewer: string): WishEntry {
  const { seq, at, move, by, state, text } = entry
  const staff = isStaff(parties)
  const mine = by.personId === viewer
  const read = staff || mine || (parties.includes('claimer') && toClaimer.includes(move))
  return {
    seq,
    at,
    move,
    by: { party: by.party, ...(staff || mine ? { name: by.name } : {}) },
    state,
    ...(text && read ? { text } : {}),
  }
}
