/** Who is on duty: asked by alerts, and by the plan for the hours that have nobody. */
import { ancestorAt } from '../../shared/areas/code.ts'
import { type Hours, overlap } from '../../shared/duty/hours.ts'
import { servesAt } from '../../shared/duty/policy.ts'
import { isoTime } from '../platform/clock.ts'
import type { Table } from '../platform/dynamo.ts'
import { peopleOf } from '../roles/names.ts'
import { type StoredShift, shiftsIn } from './shift.ts'

export interface OnDuty extends Hours {
  person: string
  name: string
  /** Where they stand on duty: the area that was asked for, or one above. */
  area: string
}

/** The areas whose duty reaches an area: its grid, community, street and district, lowest first. */
export const dutyAreas = (area: string): string[] =>
  (['building', 'grid', 'community', 'street', 'district'] as const).flatMap((level) => ancestorAt(area, level) ?? [])

/** The shifts of these areas in a time that somebody stands: not given up, and by who still serves there. */
export async function stoodIn(table: Table, areas: readonly string[], time: Hours) {
  const found = await Promise.all(areas.map((area) => shiftsIn(table, area, time)))
  const covered = found.flat().filter(({ uncovered }) => !uncovered)
  const people = await peopleOf(
    table,
    covered.map(({ person }) => person),
  )
  return covered.flatMap((shift): { shift: StoredShift; name: string }[] => {
    const person = people.get(shift.person)
    return person && servesAt(person.roles, shift.area) ? [{ shift, name: person.name }] : []
  })
}

/** Who is on duty for an area at a time (milliseconds), there and above; those nearest first. */
export async function whoIsOnDuty(table: Table, area: string, at: number): Promise<OnDuty[]> {
  const areas = dutyAreas(area)
  const moment = { from: isoTime(at), to: isoTime(at + 1) }
  const stood = await stoodIn(table, areas, moment)
  return stood
    .filter(({ shift }) => overlap(shift, moment))
    .map(({ shift: { person, area: where, from, to }, name }) => ({ person, name, area: where, from, to }))
    .sort((a, b) => areas.indexOf(a.area) - areas.indexOf(b.area))
}
