/** The figures of a month, from the cards of the alerts that ended in it. Pure. */
import type { Figures, ReportRow } from '../../../shared/alerts/report.ts'
import { ancestorAt } from '../../../shared/areas/code.ts'
import type { StoredCard } from '../store.ts'
import { spreadOf } from './percentile.ts'

type Counted = Pick<StoredCard, 'state' | 'raisedAt' | 'answeredAt' | 'endedAt' | 'course' | 'drill' | 'place'>

/** Milliseconds from the button to a moment; never less than none, whatever the clocks of two functions say. */
const since = (raisedAt: string, moment: string | undefined): number[] =>
  moment === undefined ? [] : [Math.max(0, Date.parse(moment) - Date.parse(raisedAt))]

export function figuresOf(cards: readonly Counted[]): Figures {
  const ended = (state: Counted['state']) => cards.filter((card) => card.state === state)
  return {
    alerts: cards.length,
    resolved: ended('resolved').length,
    falseAlarms: ended('falseAlarm').length,
    cancelled: ended('cancelled').length + ended('drilled').length,
    missed: cards.filter(({ course }) => course.misses.length > 0).length,
    acknowledged: spreadOf(cards.flatMap(({ raisedAt, answeredAt }) => since(raisedAt, answeredAt))),
    arrived: spreadOf(cards.flatMap(({ raisedAt, course }) => since(raisedAt, course.arrivedAt))),
    resolving: spreadOf(ended('resolved').flatMap(({ raisedAt, endedAt }) => since(raisedAt, endedAt))),
  }
}

/** Drills never stand among what was meant. */
export const apart = (cards: readonly Counted[]) => ({
  real: figuresOf(cards.filter(({ drill }) => !drill)),
  drills: figuresOf(cards.filter(({ drill }) => drill)),
})

/** The grid of an alert, or, where it has none, the area that it was raised at. */
export const gridOf = ({ place }: Pick<Counted, 'place'>): string => ancestorAt(place.area, 'grid') ?? place.area

/** A row for each grid that has any, by code. */
export function rowsOf(cards: readonly Counted[], nameOf: (area: string) => string): ReportRow[] {
  const areas = [...new Set(cards.map(gridOf))].sort()
  return areas.map((area) => ({
    area,
    name: nameOf(area),
    ...apart(cards.filter((card) => gridOf(card) === area)),
  }))
}
