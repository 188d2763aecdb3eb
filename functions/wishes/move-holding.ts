/** A move of a holding: read, decide, and write it with what comes with it in one transaction. */
import { Refusal } from '../../shared/errors.ts'
import { type HoldingMove, type HoldingParty, holdingLifecycle } from '../../shared/wishes/holding-lifecycle.ts'
import type { HoldingCard } from '../../shared/wishes/posts.ts'
import { decideMove, type Mover, moveWrites } from '../cases/case.ts'
import type { Actor } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { holdingFactsOf, holdingPartiesOf, toHoldingCard } from './post-policy.ts'
import {
  changePostWrite,
  holdingItem,
  parseHolding,
  parseServicePost,
  type StoredHolding,
  type StoredHoldingCard,
  type StoredHoldingEntry,
} from './post-store.ts'
import { termFrom } from './term.ts'

export interface HoldingDetails {
  said?: string | undefined
  stars?: number
  /** Months of another term. */
  term?: number
  hours?: { month: string; minutes: number }
}

export interface MovedHolding {
  holding: StoredHolding
  entry: StoredHoldingEntry
}

/** Throws `notAllowed` or `wrongState`. `now` is ISO 8601. Pure. */
export function afterHoldingMove(
  holding: StoredHolding,
  move: HoldingMove,
  mover: Mover<HoldingParty>,
  { said, stars, term, hours }: HoldingDetails,
  now: string,
): MovedHolding {
  const { card } = holding
  const changed: StoredHoldingCard = {
    ...card,
    ...byMove(card, move, term, now),
    ...(stars ? { stars } : {}),
    ...(hours ? { minutes: card.minutes + hours.minutes } : {}),
  }
  const [before, after] = [holdingFactsOf(card, now), holdingFactsOf(changed, now)]
  const { standing, record } = decideMove(holdingLifecycle, holding, before, move, mover, now, undefined, after)
  const { entry, end } = record({
    ...(said ? { text: said } : {}),
    ...(stars ? { stars } : {}),
    ...(hours ?? {}),
    audience: { people: [card.holderId], areas: [card.place.area] },
  })
  return { holding: { ...holding, card: { ...changed, ...standing }, ...end }, entry }
}

function byMove(
  card: StoredHoldingCard,
  move: HoldingMove,
  term: number | undefined,
  now: string,
): Partial<StoredHoldingCard> {
  switch (move) {
    case 'agree':
      return termFrom(now, card.term)
    case 'renew':
      return { ...termFrom(now, term ?? card.term), term: term ?? card.term, wantsRenewal: false }
    case 'askRenewal':
      return { wantsRenewal: true }
    case 'refuse':
    case 'end':
    case 'giveUp':
      return { endedAt: now }
    case 'noteHours':
    case 'missAgree':
    case 'remind':
    case 'endTerm':
    case 'missReview':
      return {}
    default:
      return move satisfies never
  }
}

export const holdingWrites = (before: StoredHolding, { holding, entry }: MovedHolding): Write[] =>
  moveWrites(holdingItem(before), holdingItem(holding), before.card.version, entry)

/** The seat is free again. */
export function seatFree({ card }: StoredHolding, item: Item | undefined): Write[] {
  const post = parseServicePost(item)
  const row: Write = { remove: keys.heldPost(card.post, card.holderId) }
  return post ? [row, changePostWrite(post, { held: Math.max(0, post.card.held - 1) })] : [row]
}

export const readsHolding = ({ params }: { params: { holdingId: string } }) => ({
  holding: keys.holding(params.holdingId),
})

export function knownHolding(item: Item | undefined, actor: Actor) {
  const holding = parseHolding(item)
  const parties = holding ? holdingPartiesOf(actor, holding.card) : []
  if (!holding || parties.length === 0) throw new Refusal('notFound')
  return { holding, parties }
}

interface HoldingCall {
  actor: Actor
  found: { holding: Item | undefined }
  now: number
  commit(writes: readonly Write[], reply: HoldingCard): Promise<HoldingCard>
}

/** `more`: what else is written with it, when the move was found to be allowed. */
export async function moveHolding(
  { actor, found, now, commit }: HoldingCall,
  move: HoldingMove,
  details: HoldingDetails,
  more: (before: StoredHolding) => Promise<readonly Write[]> | readonly Write[] = () => [],
): Promise<HoldingCard> {
  const { holding, parties } = knownHolding(found.holding, actor)
  const mover = { parties, name: actor.name, personId: actor.id }
  const moved = afterHoldingMove(holding, move, mover, details, isoTime(now))
  const writes = [...holdingWrites(holding, moved), ...(await more(holding))]
  return commit(writes, toHoldingCard(moved.holding.card))
}
