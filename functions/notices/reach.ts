/**
 * How far a notice or a warning got: a row for each household that is known to have been reached in some way, and the counts of its
 * building. Both change in one transaction, so that the counts are the rows, whoever comes at once; nothing here says who of
 * a household it was.
 */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { areaCode, householdCode } from '../../shared/areas/contract.ts'
import { type ReachMark, reachMarks } from '../../shared/notices/reach.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { atVersion, exists, isNew } from '../platform/expressions.ts'
import { keys, reachKeys } from '../platform/table.ts'

/** When each mark was set; ISO 8601. */
const marks = z.partialRecord(z.enum(reachMarks), z.string())
export type Marks = z.infer<typeof marks>

const storedReached = z.object({ household: householdCode, marks, version: z.int() })
export type Reached = z.infer<typeof storedReached>
export const parseReached = (item: Item | undefined): Reached | undefined => item && z.parse(storedReached, item)

const counted = [...reachMarks, 'reached', 'settled'] as const
type Counted = (typeof counted)[number]
export type Counts = Record<Counted, number>

/** What a list shows of a building: how many of its households have which mark. */
export const reachCard = z.object({
  building: areaCode,
  socket: z.int(),
  message: z.int(),
  opened: z.int(),
  confirmed: z.int(),
  ticked: z.int(),
  reached: z.int(),
  settled: z.int(),
})
export type ReachCard = z.infer<typeof reachCard>

export const noCounts: Counts = { socket: 0, message: 0, opened: 0, confirmed: 0, ticked: 0, reached: 0, settled: 0 }

/** What a household adds to the counts of its building. */
export function countsOf(set: Marks): Counts {
  const has = (mark: ReachMark) => (set[mark] ? 1 : 0)
  return {
    socket: has('socket'),
    message: has('message'),
    opened: has('opened'),
    confirmed: has('confirmed'),
    ticked: has('ticked'),
    reached: reachMarks.some(has) ? 1 : 0,
    settled: has('confirmed') || has('ticked'),
  }
}

/** Whether a household is done with: it confirmed where it was asked to, was told at the door, or else was reached at all. */
export const isDone = (confirm: boolean, set: Marks): boolean =>
  (confirm ? countsOf(set).settled : countsOf(set).reached) > 0

/** A household and what becomes of its marks. `found`: its row as it was read. */
export interface Marking {
  household: string
  found: Item | undefined
  set?: readonly ReachMark[]
  clear?: readonly ReachMark[]
}

/**
 * The writes that mark households of one building, and count what that changes: at most one write a household, and one more.
 * None where nothing changes. `found`: the building's count as it was read (`keys.reachOf`). `at`: ISO 8601.
 */
export function reachWrites(
  announcement: string,
  building: string,
  found: Item | undefined,
  markings: readonly Marking[],
  at: string,
): Write[] {
  const sum = { ...noCounts }
  const rows = markings.flatMap(({ household, found: row, set = [], clear = [] }): Write[] => {
    const before = parseReached(row)
    const after: Marks = { ...before?.marks }
    for (const mark of set) after[mark] ??= at
    for (const mark of clear) delete after[mark]
    if (JSON.stringify(after) === JSON.stringify(before?.marks ?? {})) return []
    const [was, is] = [countsOf(before?.marks ?? {}), countsOf(after)]
    for (const name of counted) sum[name] += is[name] - was[name]
    const key = keys.reached(announcement, household)
    return before
      ? [
          {
            update: key,
            changes: { set: { marks: after, version: before.version + 1 } },
            when: atVersion(before.version),
          },
        ]
      : [{ put: { ...key, household, marks: after, version: 1 }, when: isNew }]
  })
  return [...rows, ...countWrites(announcement, building, found, sum)]
}

function countWrites(announcement: string, building: string, found: Item | undefined, sum: Counts): Write[] {
  const changed = counted.filter((name) => sum[name] !== 0)
  if (!changed.length) return []
  const key = keys.reachOf(announcement, building)
  if (!found) {
    const card: ReachCard = { building, ...sum }
    return [{ put: { ...key, notice: announcement, card, ...reachKeys(announcement, building) }, when: isNew }]
  }
  const add = Object.fromEntries(changed.map((name) => [`card.${name}`, sum[name]]))
  return [{ update: key, changes: { set: {}, add }, when: exists }]
}
