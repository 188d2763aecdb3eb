/** What teams did, by month, from the cards of the activities that are closed. */
import { levelOf } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { FIGURE_MONTHS, type MonthFigures } from '../../shared/teams/activities.ts'
import type { ActivityCard } from '../../shared/teams/activity.ts'
import { operation, type Ports } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { queryAll } from '../platform/query-all.ts'
import { dayIn, startOfDay } from '../platform/shanghai.ts'
import { indexes, isQueueLevel, queueIndex, queueOf } from '../platform/table.ts'
import { parseCard } from './store.ts'

/** The month of a moment here, as YYYY-MM. */
const monthOf = (moment: string) => dayIn(moment).slice(0, 'YYYY-MM'.length)

/** The months up to one, first ones first. */
export function monthsUpTo(last: string, count: number): string[] {
  const [year = 0, month = 1] = last.split('-').map(Number)
  return Array.from({ length: count }, (_, i) => {
    const at = new Date(Date.UTC(year, month - count + i, 1))
    return at.toISOString().slice(0, 'YYYY-MM'.length)
  })
}

/** Pure. */
export const figuresOf = (cards: readonly ActivityCard[], months: readonly string[]): MonthFigures[] =>
  months.map((month) => {
    const held = cards.filter(({ state, beginsAt }) => state === 'closed' && monthOf(beginsAt) === month)
    const sum = (of: (figures: NonNullable<ActivityCard['figures']>) => number) =>
      held.reduce((total, { figures }) => total + (figures ? of(figures) : 0), 0)
    return { month, activities: held.length, people: sum(({ came }) => came), minutes: sum(({ minutes }) => minutes) }
  })

export const getTeamFigures = operation('getTeamFigures', {
  async run({ params: { area }, query, now }, { table }: Ports) {
    const level = levelOf(area)
    if (!isQueueLevel(level)) throw new Refusal('badInput', { area: '请选择网格、社区、街道或区' })
    const months = monthsUpTo(query.until ?? monthOf(isoTime(now)), FIGURE_MONTHS)
    const index = queueIndex(level)
    const { pk, sk } = indexes[index]
    const of = (kind: 'activity' | 'team') => ({
      name: pk,
      value: queueOf(kind, area, kind === 'team' ? 'open' : 'closed'),
    })
    const [closed, teams] = await Promise.all([
      queryAll(table, {
        index,
        pk: of('activity'),
        sk: { name: sk, between: [startOfDay(`${months[0]}-01`), afterMonth(months.at(-1) ?? '')] },
        ascending: true,
      }),
      queryAll(table, { index, pk: of('team'), ascending: true }),
    ])
    return { months: figuresOf(closed.map(parseCard), months), teams: teams.length }
  },
})

/** The first millisecond after a month. */
function afterMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return startOfDay(new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 'YYYY-MM-DD'.length))
}
