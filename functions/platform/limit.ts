/** Attempts, counted: so many of a kind in a window of time, over all processes. */
import { DAY } from '../../shared/lifecycle.ts'
import { epochSeconds } from './clock.ts'
import type { Item, Table, Write } from './dynamo.ts'
import { exists, isNew } from './expressions.ts'
import { AHEAD } from './shanghai.ts'
import { type Key, keys } from './table.ts'

export interface Limit {
  /** What is attempted, such as `join`. */
  what: string
  /** By whom, or at what: an id, a code or a blind index, never a phone or another's own data. */
  who: string
  /** At most so many in a window; 1 at least. */
  max: number
  /**
   * How long a window lasts, in milliseconds. Windows follow one another at fixed times, the same for all: those of a day (or of several) begin at
   * midnight here, so that who is told to come again tomorrow can.
   */
  window: number
}

const ahead = (window: number): number => (window % DAY === 0 ? AHEAD : 0)
const numberAt = (window: number, now: number): number => Math.floor((now + ahead(window)) / window)
/** When the items of a window may go, in seconds. */
const goneAt = (window: number, number: number): number => epochSeconds((number + 1) * window - ahead(window)) + 1

/**
 * Counts an attempt; false when there were too many in this window already. Exact however many come at once, and at most two
 * writes: the first attempt of a window makes the item, each later one adds to it while there is room.
 */
export async function countAttempt(table: Table, { what, who, max, window }: Limit, now: number): Promise<boolean> {
  const number = numberAt(window, now)
  const at = keys.limit(what, who, number)
  const expiresAt = goneAt(window, number)
  const first = await table.write([{ put: { ...at, attempts: 1, expiresAt }, when: isNew }])
  if (first.written) return true
  const room = { expression: 'attempts < :max', values: { ':max': max } }
  const next = await table.write([{ update: at, changes: { set: {}, add: { attempts: 1 } }, when: room }])
  return next.written
}

/** The item that counts the attempts of this window, for a call that reads it and counts in its own transaction. */
export const attemptsAt = ({ what, who, window }: Limit, now: number): Key =>
  keys.limit(what, who, numberAt(window, now))

export const attemptsOf = (item: Item | undefined): number => (typeof item?.attempts === 'number' ? item.attempts : 0)

/**
 * The write that counts one attempt more, where the item was read before. It fails where `max` is reached, unless `beyond`:
 * then all are counted, and what they mean is for who reads.
 */
export function attemptWrite(limit: Limit, item: Item | undefined, now: number, beyond?: 'beyond'): Write {
  const at = attemptsAt(limit, now)
  const expiresAt = goneAt(limit.window, numberAt(limit.window, now))
  if (!item) return { put: { ...at, attempts: 1, expiresAt }, when: isNew }
  const room = { expression: 'attempts < :max', values: { ':max': limit.max } }
  return { update: at, changes: { set: {}, add: { attempts: 1 } }, when: beyond ? exists : room }
}
