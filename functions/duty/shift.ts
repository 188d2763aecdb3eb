/** Shifts in the table: a row each under its area, in the order in which they begin. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../../shared/areas/contract.ts'
import { type OwnShift, SHIFT_MAX, shiftId } from '../../shared/duty/contract.ts'
import { type Hours, overlap } from '../../shared/duty/hours.ts'
import { makeId } from '../../shared/ids.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { personId } from '../../shared/people/person.ts'
import { epochSeconds } from '../platform/clock.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import type { Random } from '../platform/random.ts'
import { type Key, keys } from '../platform/table.ts'

/** Who was on duty is known for as long as who did what is. */
const KEPT = 400 * DAY

export const storedShift = z.object({
  id: shiftId,
  area: areaCode,
  person: personId,
  from: z.string(),
  to: z.string(),
  uncovered: z.boolean(),
  reason: z.optional(z.string()),
})
export type StoredShift = z.infer<typeof storedShift>

export const parseShift = (item: Item | undefined): StoredShift | undefined => item && z.parse(storedShift, item)

export const shiftItem = (shift: StoredShift): Item & Key => ({
  ...keys.shift(shift.area, shift.id),
  ...shift,
  expiresAt: epochSeconds(Date.parse(shift.to) + KEPT),
})

export const newShift = (area: string, person: string, { from, to }: Hours, random: Random): StoredShift => ({
  id: makeId('shf', Date.parse(from), random),
  area,
  person,
  from,
  to,
  uncovered: false,
})

export const toOwn = ({ id, area, from, to }: OwnShift): OwnShift => ({ id, area, from, to })

/** The write that changes a shift, as long as it is still this person's to serve. */
export const changeShift = ({ area, id }: OwnShift, of: string, set: Partial<StoredShift>): Write => ({
  update: keys.shift(area, id),
  changes: { set },
  when: { expression: 'person = :person AND uncovered = :no', values: { ':person': of, ':no': false } },
})

/** The first id that a shift can have which begins at that time. */
const firstId = (time: number) => makeId('shf', Math.max(0, time), (bytes) => new Uint8Array(bytes))

/** The shifts of an area that touch a time, in order: one query, however many there are before and after. */
export async function shiftsIn(table: Table, area: string, time: Hours): Promise<StoredShift[]> {
  const low = keys.shift(area, firstId(Date.parse(time.from) - SHIFT_MAX))
  const high = keys.shift(area, firstId(Date.parse(time.to)))
  const items = await queryAll(table, {
    pk: { name: 'pk', value: low.pk },
    sk: { name: 'sk', between: [low.sk, high.sk] },
    ascending: true,
    consistent: true,
  })
  return items.map((item) => z.parse(storedShift, item)).filter((shift) => overlap(shift, time))
}
