/** Attempts, counted: so many of a kind in a window of time, over all processes. */
import { epochSeconds } from './clock.ts'
import type { Item, Table, Write } from './dynamo.ts'
import { exists, isNew } from './expressions.ts'
import { type Key, keys } from './table.ts'

export interface Limit {
  /** What is attempted, such as `join`. */
  what: string
  /** By whom, or at what: an id, a code or a blind index, never a phone or another's own data. */
  who: string
  /** At most so many in a window; 1 at least. */
  max: number
  /** How long a window lasts, in milliseconds. Windows follow one another at fixed times, the same for all. */
  window: number
}

/**
 * Counts an attempt; false when there were too many in this window already. Exact however many come at once, and at most two
 * writes: the first attempt of a window makes the item, each later one adds to it while there is room.
 */
export async function countAttempt(table: Table, { what, who, max, window }: Limit, now: number): Promise<boolean> {
  const number = Math.floor(now / window)
  const at = keys.limit(what, who, number)
  const expiresAt = epochSeconds((number + 1) * window) + 1
  const first = await table.write([{ put: { ...at, attempts: 1, expiresAt }, when: isNew }])
  if (first.written) return true
  const room = { expression: 'attempts < :max', values: { ':max': max } }
  const next = await table.write([{ update: at, changes: { set: {}, add: { attempts: 1 } }, when: room }])
  return next.written
}

/** The item that counts the attempts of this window, for a call that reads it and counts in its own transaction. */
export const attemptsAt = ({ what, who, window }: Limit, now: number): Key =>
  keys.limit(what, who, Math.floor(now / window))

export const attemptsOf = (item: Item | undefined): number => (typeof item?.attempts === 'number' ? item.attempts : 0)

/**
 * The write that counts one attempt more, where the item was read before. It fails where `max` is reached, unless `beyond`:
 * then all are counted, and what they mean is for who reads.
 */
export function attemptWrite(limit: Limit, item: Item | undefined, now: number, beyond?: 'beyond'): Write {
  const at = attemptsAt(limit, now)
  const expiresAt = epochSeconds((Math.floor(now / limit.window) + 1) * limit.window) + 1
  if (!item) return { put: { ...at, attempts: 1, expiresAt }, when: isNew }
  const room = { expression: 'attempts < :max', values: { ':max': limit.max } }
  return { update: at, changes: { set: {}, add: { attempts: 1 } }, when: beyond ? exists : room }
}
