/** A chunk of a delivery: a grid, and how far into it the delivery is. */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'
import { changesBetween } from '../../cases/changes.ts'
import { epochSeconds, isoTime } from '../../platform/clock.ts'
import type { Item, Write } from '../../platform/dynamo.ts'
import { atVersion } from '../../platform/expressions.ts'
import { dueKeys, type Key, keys } from '../../platform/table.ts'
import { KEPT, noTally, SILENT, tally } from './delivery.ts'

export const storedChunk = z.object({
  delivery: z.string(),
  /** The grid. */
  area: z.string(),
  /** The buildings of it that the notice goes to, where those are not all. */
  buildings: z.optional(z.array(z.string())),
  state: z.enum(['waiting', 'done', 'stopped']),
  /** Goes up when a worker is to take it up (again). */
  turn: z.int(),
  /** Goes up with each save: of two workers one can save nothing. */
  version: z.int(),
  /** How often it was put aside because WeChat could not send, without having come further since. */
  rests: z.int(),
  /** Up to and with this household those are counted who were told over a socket; and whether all of them are. */
  toldTo: z.optional(z.string()),
  toldAll: z.boolean(),
  /** The last household that is behind. */
  at: z.optional(z.string()),
  ...tally,
  dueAt: z.optional(z.string()),
  expiresAt: z.int(),
})
export type StoredChunk = z.infer<typeof storedChunk>
export const parseChunk = (item: Item | undefined): StoredChunk | undefined => item && z.parse(storedChunk, item)

export const chunkItem = (chunk: StoredChunk): Item & Key => {
  const { dueAt, ...rest } = chunk
  return {
    ...keys.delivery(chunk.delivery, chunk.area),
    ...rest,
    ...(dueAt ? dueKeys(`${chunk.delivery}#${chunk.area}`, dueAt) : {}),
  }
}

export const newChunk = (
  delivery: string,
  area: string,
  buildings: string[] | undefined,
  now: number,
): StoredChunk => ({
  delivery,
  area,
  ...(buildings ? { buildings } : {}),
  state: 'waiting',
  turn: 1,
  version: 1,
  rests: 0,
  toldAll: false,
  ...noTally(),
  dueAt: isoTime(now + SILENT),
  expiresAt: epochSeconds(now + KEPT),
})

/** The write from one to the other, on condition that nobody saved it since. */
export function saveChunk(before: StoredChunk, after: StoredChunk): Write {
  const next = { ...after, version: before.version + 1 }
  return {
    update: keys.delivery(before.delivery, before.area),
    changes: changesBetween(chunkItem(before), chunkItem(next)),
    when: atVersion(before.version),
  }
}
