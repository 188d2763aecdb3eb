/** Attempts, counted: so many of a kind in a window of time, over all processes. */
import { epochSeconds } from './clock.ts'
import type { Table } from './dynamo.ts'
import { isNew } from './expressions.ts'
import { keys } from './table.ts'

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
