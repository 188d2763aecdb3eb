import { DAY } from '../../shared/lifecycle.ts'
import { dayIn, endOfDay, startOfDay } from '../platform/shanghai.ts'

/** A term from today, so many months long: to the end of the day before the same day of the month, or of the month's last day. */
export function termFrom(now: string, months: number): { from: string; until: string } {
  const [year = 0, month = 1, day = 1] = dayIn(now).split('-').map(Number)
  const lastOf = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  const end = new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastOf)) - DAY)
  return { from: startOfDay(dayIn(now)), until: endOfDay(end.toISOString().slice(0, 'YYYY-MM-DD'.length)) }
}
