/** What a move makes of a wish. Pure: from a wish and a move to the next wish and its timeline entry, or a refusal. */
import { type WishMove, type WishParty, wishLifecycle } from '../../shared/wishes/lifecycle.ts'
import { decideMove, type Mover, moveWrites } from '../cases/case.ts'
import type { Write } from '../platform/dynamo.ts'
import { wishFactsOf } from './policy.ts'
import { type StoredProof, type StoredWish, type StoredWishCard, type StoredWishEntry, wishItem } from './store.ts'

/** What comes with a move; which of it a move takes, its body in the contract says. */
export interface Details {
  /** Words of the entry: a reason, a note. */
  said?: string | undefined
  /** The public words, changed. */
  text?: string
  card?: Partial<StoredWishCard>
  proof?: StoredProof
  minutes?: number
}

export interface Moved {
  wish: StoredWish
  entry: StoredWishEntry
}

/** Throws `notAllowed` or `wrongState`. `now` is ISO 8601. */
export function afterWishMove(
  wish: StoredWish,
  move: WishMove,
  mover: Mover<WishParty>,
  { said, text, card: changes = {}, proof, minutes }: Details,
  now: string,
): Moved {
  const changed = { ...wish.card, ...changes, ...byMove(move, mover, now) }
  const [before, after] = [wishFactsOf(wish.card, now), wishFactsOf(changed, now)]
  const { standing, record } = decideMove(wishLifecycle, wish, before, move, mover, now, undefined, after)
  const concerned = [wish.card.claimerId, changed.claimerId].filter((id) => id !== undefined)
  const { entry, end } = record({
    ...(said ? { text: said } : {}),
    audience: { people: [...new Set(concerned)], areas: [changed.place.area] },
  })
  const next: StoredWish = {
    ...wish,
    ...(text === undefined ? {} : { text }),
    ...(proof ? { proof } : {}),
    ...(minutes ? { minutes } : {}),
    ...(move === 'keep' ? { reporters: undefined } : {}),
    card: { ...changed, ...standing },
    ...end,
  }
  return { wish: next, entry }
}

/** What a move does to the card besides its standing. */
function byMove(move: WishMove, { personId }: Mover<WishParty>, now: string): Partial<StoredWishCard> {
  switch (move) {
    case 'show':
      return { heldBack: undefined }
    case 'keep':
      return { heldBack: undefined, reports: 0 }
    case 'claim':
      return { claimedAt: now, ...(personId ? { claimerId: personId } : {}) }
    case 'giveBack':
    case 'lapse':
      // To whose door the next one is let is decided anew.
      return { claimedAt: undefined, claimer: undefined, claimerId: undefined, delivery: 'office' }
    case 'fulfil':
      return { fulfilledAt: now }
    case 'refuse':
      return { fulfilledAt: undefined }
    case 'confirm':
    case 'withdraw':
    case 'expire':
      return { endedAt: now }
    case 'correct':
    case 'setDelivery':
    case 'thank':
    case 'remind':
    case 'missConfirm':
      return {}
    default:
      return move satisfies never
  }
}

/** One transaction: the wish on condition of its version, and the timeline entry. */
export const wishWrites = (before: StoredWish, { wish, entry }: Moved): Write[] =>
  moveWrites(wishItem(before), wishItem(wish), before.card.version, entry)
