/** A week of the plan of an area, as it is read. */
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { dayAfter, momentOf } from '../../words/day.ts'

export const WEEK = 7

/** The days of the week that begins on a Monday. */
export const daysFrom = (monday: string): string[] => Array.from({ length: WEEK }, (_, at) => dayAfter(monday, at))

/** `written` counts what was changed here: it is read anew with each. */
export function usePlan(area: string, monday: string, written: number) {
  const query = { from: momentOf(monday, '00:00') ?? '', to: momentOf(dayAfter(monday, WEEK), '00:00') ?? '' }
  return useReading(() => api.call('getPlan', { params: { area }, query }), { key: `${area}-${monday}-${written}` })
}
