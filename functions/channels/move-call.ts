/** A move of a call, in the order of the log in which its post stands: there its readers see how the call stands. */
import type { CallMove, CallParty, CallState } from '../../shared/channels/call.ts'
import { callOf } from '../../shared/channels/calls.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Mover } from '../cases/case.ts'
import { type Ports, Stale } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { exists } from '../platform/expressions.ts'
import { type Key, keys } from '../platform/table.ts'
import { moveCall, parseCall } from './call-case.ts'
import { inOrder } from './in-order.ts'
import { logOf, parseHead, type Row, rowKey } from './log.ts'
import type { StoredPost } from './post.ts'
import { changedWrites } from './settle.ts'

/** What is read in each try: the head of the log first. */
export const callKeys = ({ card }: StoredPost): Key[] => [logOf(card), keys.call(callOf(card.id))]

/** That the call of a post stands so from now on, to all who read the post; `to`: whom it went to, which its author is told. */
export function shownWrites(
  { card }: StoredPost,
  item: Item | undefined,
  call: CallState,
  to?: Row['called'],
): Write[] {
  if (card.seq === undefined) return []
  const head = parseHead(item)
  const set = { call, ...(to ? { called: to } : {}) }
  return [
    // What leads elsewhere has no event more: what it says of a call is carried along with its row.
    ...(head?.movedTo ? [] : changedWrites(card, head, card.seq)),
    { update: rowKey(card, card.seq), changes: { set }, when: exists },
  ]
}

/** The writes of a move; `found`: what `callKeys` named. Throws `wrongState` also where nobody was called. */
export function callWrites(
  post: StoredPost,
  [head, item]: readonly (Item | undefined)[],
  move: CallMove,
  mover: Mover<CallParty>,
  now: number,
) {
  const before = parseCall(item)
  if (!before) throw new Refusal('wrongState')
  const { call, writes } = moveCall(before, move, mover, isoTime(now))
  const { state } = call.card
  return { state, writes: state === before.card.state ? writes : [...writes, ...shownWrites(post, head, state)] }
}

/** Writes, or is overtaken and reads again. */
export async function mustWrite(table: Table, writes: readonly Write[]): Promise<void> {
  if (!(await table.write(writes)).written) throw new Stale()
}

/** Makes a move that no request asked for. Whether it was made: what is no longer to be done is not. */
export async function moveCallNow(
  { table, random, clock }: Pick<Ports, 'table' | 'random' | 'clock'>,
  post: StoredPost,
  move: CallMove,
  mover: Mover<CallParty>,
): Promise<boolean> {
  try {
    await inOrder({ table, random }, callKeys(post), async (found) =>
      mustWrite(table, callWrites(post, found, move, mover, clock.now()).writes),
    )
    return true
  } catch (error) {
    if (error instanceof Refusal && (error.code === 'wrongState' || error.code === 'notAllowed')) return false
    throw error
  }
}
