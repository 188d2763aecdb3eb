import { addDays, endOfDay } from '../../platform/shanghai.ts'

const first = (month: string) => `${month}-01`

/** The first day of the month after one, both in the calendar's words. */
const nextFirst = (month: string): string => first(addDays(first(month), 31).slice(0, month.length))

/** The first and the last millisecond of a month (YYYY-MM) in Shanghai, as moments. */
export function monthIn(month: string): [string, string] {
  const before = endOfDay(addDays(first(month), -1))
  return [new Date(Date.parse(before) + 1).toISOString(), endOfDay(addDays(nextFirst(month), -1))]
}
