/** Times that one can come in, as a filter says them. */
import { dayAfter, dayOf, momentOf } from '../../words/day.ts'

export const helpTimes = ['any', 'today', 'tomorrow', 'week'] as const
export type HelpTime = (typeof helpTimes)[number]
export const helpTimeWords: Record<HelpTime, string> = {
  any: '不限',
  today: '今天',
  tomorrow: '明天',
  week: '七天内',
}

/** From when to when, ISO 8601; `now` is milliseconds since the epoch. */
export function spanOf(time: HelpTime, now: number): { from?: string | undefined; to?: string | undefined } {
  const today = dayOf(now)
  const startOf = (days: number) => momentOf(dayAfter(today, days), '00:00')
  switch (time) {
    case 'any':
      return {}
    case 'today':
      return { from: startOf(0), to: startOf(1) }
    case 'tomorrow':
      return { from: startOf(1), to: startOf(2) }
    case 'week':
      return { from: startOf(0), to: startOf(7) }
  }
}
