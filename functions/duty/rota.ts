/**
 * A person's rota: all shifts of theirs that lie ahead, in one item. Whatever changes them writes it on condition of its
 * version, and so nobody is ever put on duty twice at one time, whoever plans where.
 */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { type OwnShift, ownShift, SHIFTS_MAX } from '../../shared/duty/contract.ts'
import { overlap } from '../../shared/duty/hours.ts'
import { Refusal } from '../../shared/errors.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { atVersion, isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { toOwn } from './shift.ts'

const storedRota = z.object({ version: z.int(), shifts: z.array(ownShift) })

export interface Rota {
  person: string
  /** 0 where nothing is kept yet. */
  version: number
  /** In the order in which they begin. */
  shifts: OwnShift[]
}

/** The rota of a person as it stands now: what has ended is not in it. */
export function rotaOf(person: string, item: Item | undefined, now: number): Rota {
  const { version, shifts } = item ? z.parse(storedRota, item) : { version: 0, shifts: [] }
  return { person, version, shifts: shifts.filter(({ to }) => to > isoTime(now)) }
}

export const onRota = ({ shifts }: Rota, shift: string): OwnShift | undefined => shifts.find(({ id }) => id === shift)

/** The rota without some shifts and with others. Throws `shiftsOverlap` or `limitReached`. */
export function changedRota(
  rota: Rota,
  { without = [], more = [] }: { without?: readonly string[]; more?: readonly OwnShift[] },
) {
  const shifts = rota.shifts.filter(({ id }) => !without.includes(id))
  for (const each of more) {
    if (shifts.some((known) => overlap(known, each))) throw new Refusal('shiftsOverlap')
    shifts.push(toOwn(each))
  }
  if (more.length && shifts.length > SHIFTS_MAX) throw new Refusal('limitReached')
  return { ...rota, shifts: shifts.sort((a, b) => (a.from < b.from ? -1 : 1)) }
}

/** The write that keeps a rota, if nobody changed it since it was read. */
export const rotaWrite = ({ person, version, shifts }: Rota): Write => ({
  put: { ...keys.rota(person), version: version + 1, shifts },
  when: version ? atVersion(version) : isNew,
})
