import { RANGE_MAX } from '../../shared/duty/contract.ts'
import type { Hours } from '../../shared/duty/hours.ts'
import { servesAt } from '../../shared/duty/policy.ts'
import { Refusal } from '../../shared/errors.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { reaches } from '../../shared/roles/policy.ts'
import { overseeingRoles } from '../../shared/roles/roles.ts'
import { operation, type Ports } from '../http/operation.ts'
import { holidayOf, isWorkingDay } from '../platform/calendar.ts'
import { addDays, dayIn } from '../platform/shanghai.ts'
import { peopleOf } from '../roles/names.ts'
import { shiftsIn } from './shift.ts'
import { toShift } from './view.ts'

/** To who serves there (at least in a part of it), and to who oversees it. Whoever is gone has no name. */
export const listShifts = operation('listShifts', {
  async run({ actor, params, query }, { table }: Ports) {
    const { area } = params
    if (!servesAt(actor.roles, area) && !reaches(actor.roles, overseeingRoles, area)) throw new Refusal('notAllowed')
    const shifts = await shiftsIn(table, area, query)
    const people = await peopleOf(
      table,
      shifts.map(({ person }) => person),
    )
    const items = shifts.map((shift) => toShift(shift, people.get(shift.person)?.name ?? '', actor))
    return { items, days: daysOf(query) }
  },
})

/** The days of Shanghai that a time touches, each with what the calendar says of it. */
export function daysOf({ from, to }: Hours) {
  const last = dayIn(new Date(Date.parse(to) - 1).toISOString())
  const days = []
  for (let date = dayIn(from), left = RANGE_MAX / DAY + 1; date <= last && left > 0; date = addDays(date, 1), left--) {
    const name = holidayOf(date)
    days.push({ date, work: isWorkingDay(date), ...(name ? { name } : {}) })
  }
  return days
}
