/** The ledger's items as they are read. Pure. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../../shared/areas/contract.ts'
import { moveId } from '../../shared/hours/contract.ts'
import { moveKinds } from '../../shared/hours/kinds.ts'
import { moment } from '../../shared/zod.ts'
import type { Item } from '../platform/dynamo.ts'
import { servedIn, timesIn } from './month.ts'

const kind = z.enum(moveKinds)

/** One side of a move: `minutes` with its sign. */
export const storedEntry = z.object({
  id: moveId,
  source: z.string(),
  at: moment(),
  kind,
  what: z.string(),
  minutes: z.int(),
  other: z.string(),
})
export type StoredEntry = z.infer<typeof storedEntry>
export const parseEntry = (item: Item): StoredEntry => z.parse(storedEntry, item)

export const storedMove = z.object({
  id: moveId,
  source: z.string(),
  from: z.string(),
  to: z.string(),
  minutes: z.int(),
  corrected: z.int(),
  kind,
  what: z.string(),
  at: moment(),
  area: areaCode,
  part: z.optional(z.literal(true)),
})
export type StoredMove = z.infer<typeof storedMove>
export const parseMove = (item: Item): StoredMove => z.parse(storedMove, item.card)

/** What a balance says was served in a month. */
export const servedOf = (item: Item | undefined, month: string) => ({
  minutes: numberAt(item, servedIn(month)),
  times: numberAt(item, timesIn(month)),
})

/** How many moves an account has had: it goes up with each, so that nothing came meanwhile can be made a condition. */
export const movesOf = (item: Item | undefined): number => numberAt(item, 'moves')

const numberAt = (item: Item | undefined, name: string): number => {
  const value = item?.[name]
  return typeof value === 'number' ? value : 0
}
