/**
 * Working days of mainland China: weekends, holidays and the weekends that are worked instead (国务院办公厅 announces a
 * year's in the November before). Of a year that the library doesn't know yet, Monday to Friday are taken for working days:
 * a deadline then comes early by the holidays in its way, never late but for a weekend that is worked. A case keeps the
 * deadline that it was opened with.
 */
// The library's data alone: its functions take days as the time zone of the process has them.
import days from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import type { Calendar } from '../../shared/lifecycle.ts'
import { addDays, dayIn, endOfDay } from './shanghai.ts'

const [SUNDAY, SATURDAY] = [0, 6]

/** Whether a day (YYYY-MM-DD) is worked. */
export function isWorkingDay(day: string): boolean {
  if (day in days.workdays) return true
  const weekday = new Date(day).getUTCDay()
  return weekday !== SUNDAY && weekday !== SATURDAY && !(day in days.holidays)
}

/** The end of the `count`th working day after the day of a moment, in Asia/Shanghai: the last millisecond of it. */
export const workingDays: Calendar = (from, count) => {
  let day = dayIn(from)
  for (let left = count; left > 0; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day)) left--
  }
  return endOfDay(day)
}

// Each is kept as `National Day,国庆节,3`.
const named: Record<string, string> = { ...days.holidays, ...days.workdays }

/** What the holiday is called that a day (YYYY-MM-DD) is free for, or is worked for. */
export const holidayOf = (day: string): string | undefined => named[day]?.split(',')[1]
