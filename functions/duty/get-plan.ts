import { levelOf } from '../../shared/areas/code.ts'
import type { Area } from '../../shared/areas/contract.ts'
import { gapsIn, type Hours } from '../../shared/duty/hours.ts'
import { servesAt } from '../../shared/duty/policy.ts'
import { Refusal } from '../../shared/errors.ts'
import { parseArea } from '../areas/area.ts'
import { operation, type Ports } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import type { Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { peopleOf } from '../roles/names.ts'
import { daysOf } from './list-shifts.ts'
import { dutyAreas } from './on-duty.ts'
import { openBelow } from './open-below.ts'
import { shiftsIn } from './shift.ts'
import { toShift } from './view.ts'

/** The shifts of each area in the order in which they begin: a query for each, and for each area above. */
export const getPlan = operation('getPlan', {
  reads: ({ params }) => ({ area: keys.area(params.area) }),
  async run({ actor, query, found, now }, { table }: Ports) {
    const areas = await rowsOf(table, parseArea(found.area))
    const wanted = [...new Set(areas.flatMap(({ code }) => [code, ...dutyAreas(code)]))]
    const shifts = (await Promise.all(wanted.map((area) => shiftsIn(table, area, query)))).flat()
    const people = await peopleOf(
      table,
      shifts.map(({ person }) => person),
    )
    const stood = shifts.filter(
      ({ uncovered, person, area }) => !uncovered && servesAt(people.get(person)?.roles ?? [], area),
    )
    const ahead = comingOf(query, now)
    const rows = areas.map(({ code, level, name, fullName }) => {
      const around = dutyAreas(code)
      const own = shifts.filter(({ area }) => area === code)
      const covered = stood.filter(({ area }) => around.includes(area))
      return {
        code,
        level,
        name,
        fullName,
        shifts: own.map((shift) => toShift(shift, people.get(shift.person)?.name ?? '', actor)),
        gaps: ahead ? gapsIn(ahead, covered) : [],
      }
    })
    return { rows, days: daysOf(query) }
  },
})

/** What of a time lies ahead, if any of it does. */
function comingOf({ from, to }: Hours, now: number): Hours | undefined {
  const begin = isoTime(now) > from ? isoTime(now) : from
  return begin < to ? { from: begin, to } : undefined
}

/** An area and those right below it; nobody stands on duty in a building, nor for a whole city. */
async function rowsOf(table: Table, area: Area | undefined): Promise<Area[]> {
  const level = area && !area.closedAt ? levelOf(area.code) : undefined
  if (!area || !level || level === 'building') throw new Refusal('badInput', { area: '请选择网格或以上的片区' })
  if (level === 'grid') return [area]
  const below = await openBelow(table, area)
  return level === 'city' ? below : [area, ...below]
}
