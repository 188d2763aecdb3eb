/** Gaps that were warned of, in the table: one row each, from which the relay tells the staff; and when what lies below an area is looked at next. */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'
import { warnedGap } from '../../../shared/duty/gap-warnings.ts'
import { DAY } from '../../../shared/lifecycle.ts'
import { epochSeconds, isoTime } from '../../platform/clock.ts'
import type { Item, Table, Write } from '../../platform/dynamo.ts'
import { exists, isNew } from '../../platform/expressions.ts'
import { queryAll } from '../../platform/query-all.ts'
import { dueKeys, type Key, keys } from '../../platform/table.ts'
import type { Gap } from './find-gaps.ts'

/** What is over may be looked up for so long. */
const KEPT = 30 * DAY

const stored = z.extend(warnedGap, { begin: z.string(), warnedAt: z.string() })
/** `begin`: when the gap began as it was first seen; it names the row. */
export type Warned = z.infer<typeof stored>

const rowOf = ({ area, kind, begin }: Pick<Warned, 'area' | 'kind' | 'begin'>): Key =>
  keys.warnedGap(area, `${kind}#${begin}`)

const warnedItem = (gap: Gap, now: number): Item & Key => {
  const row = { ...gap, begin: gap.from, warnedAt: isoTime(now) }
  return { ...rowOf(row), ...row, expiresAt: epochSeconds(Date.parse(gap.to) + KEPT) }
}

export const parseWarned = (item: Item): Warned => z.parse(stored, item)

/** Those of the areas right below one, area by area. */
export async function warnedIn(table: Table, area: string): Promise<Warned[]> {
  const items = await queryAll(table, { pk: { name: 'pk', value: `GAPS#${area}` }, ascending: true, consistent: true })
  return items.map(parseWarned)
}

/** The same gap, seen again: they overlap, or one goes on where the other ends. */
export const isSame = (
  one: Pick<Gap, 'area' | 'kind' | 'from' | 'to'>,
  other: Pick<Gap, 'area' | 'kind' | 'from' | 'to'>,
) => one.area === other.area && one.kind === other.kind && one.from <= other.to && other.from <= one.to

/**
 * The writes after a look at `gaps`: a new one is warned of, one that reaches further is known already, and one that was closed
 * is forgotten, so that it is warned of anew should it open again. Pure.
 */
export function warningWrites(known: readonly Warned[], gaps: readonly Gap[], now: number): Write[] {
  const fresh = gaps.filter((gap) => !known.some((row) => isSame(row, gap)))
  const ahead = known.filter(({ to }) => to > isoTime(now))
  return [
    ...fresh.map((gap): Write => ({ put: warnedItem(gap, now), when: isNew })),
    ...ahead.flatMap((row): Write[] => {
      const gap = gaps.find((each) => isSame(row, each))
      if (!gap) return [{ remove: rowOf(row), when: exists }]
      return gap.to > row.to ? [{ update: rowOf(row), changes: { set: { to: gap.to } }, when: exists }] : []
    }),
  ]
}

const round = z.object({ dueAt: z.string(), ahead: z.number() })
export const parseRound = (item: Item | undefined) => item && z.parse(round, item)

/** That what lies right below an area (`ROOT`: all areas) is to be looked at then, so far ahead. Milliseconds. */
export const roundWrite = (area: string, at: number, ahead: number): Write => ({
  put: { ...keys.gapRound(area), ahead, ...dueKeys(area, isoTime(at)) },
})
