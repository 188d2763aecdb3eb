/**
 * Working days of mainland China: weekends, holidays and the weekends that are worked instead (国务院办公厅 announces a
 * year's in the November before). Of a year that the library doesn't know yet, Monday to Friday are taken for working days:
 * a deadline then comes early by the holidays in its way, never late but for a weekend that is worked. A case keeps the
 * deadline that it was opened with.
 */
import chineseDays from 'chinese-days'
import type { Calendar } from '../../shared/lifecycle.ts'
import { addDays, dayIn, endOfDay } from './shanghai.ts'

/** The end of the `days`th working day after the day of a moment, in Asia/Shanghai: the last millisecond of it. */
export const workingDays: Calendar = (from, days) => {
  let day = dayIn(from)
  for (let left = days; left > 0; ) {
    day = addDays(day, 1)
    // Noon without a zone: the library takes days as the process's own time zone has them.
    if (chineseDays.isWorkday(`${day}T12:00:00`)) left--
  }
  return endOfDay(day)
}
