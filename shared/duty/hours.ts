/** Hours as they are kept: from a moment to before another, both ISO 8601 in UTC to the millisecond, so that texts compare as times. */
import { DAY } from '../lifecycle.ts'

export interface Hours {
  from: string
  to: string
}

export const overlap = (one: Hours, other: Hours): boolean => one.from < other.to && other.from < one.to

/** What of a time none of these cover: in order, apart from one another, none of them empty. */
export function gapsIn(time: Hours, covered: readonly Hours[]): Hours[] {
  const gaps: Hours[] = []
  let reached = time.from
  for (const { from, to } of [...covered].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (from >= time.to) break
    if (from > reached) gaps.push({ from: reached, to: from })
    if (to > reached) reached = to
  }
  if (reached < time.to) gaps.push({ from: reached, to: time.to })
  return gaps
}

const later = (moment: string, by: number) => new Date(Date.parse(moment) + by).toISOString()

/** The same hours of this week and of those that follow: here no clock is put forward or back. */
export const weekly = ({ from, to }: Hours, weeks: number): Hours[] =>
  Array.from({ length: weeks }, (_, week) => ({ from: later(from, week * 7 * DAY), to: later(to, week * 7 * DAY) }))
