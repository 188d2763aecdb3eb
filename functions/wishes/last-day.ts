import { Refusal } from '../../shared/errors.ts'
import { DAYS_MAX, DAYS_MIN } from '../../shared/wishes/wish.ts'
import { addDays, dayIn, endOfDay } from '../platform/shanghai.ts'

/** The end of a last day (YYYY-MM-DD), as a moment; `now` is ISO 8601. Throws `badInput` for one that is too near or too far. */
export function lastDayOf(day: string, now: string): string {
  const today = dayIn(now)
  if (day < addDays(today, DAYS_MIN) || day > addDays(today, DAYS_MAX))
    throw new Refusal('badInput', { lastDay: `请选明天到 ${DAYS_MAX} 天以内的日期` })
  return endOfDay(day)
}
