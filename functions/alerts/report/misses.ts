/** The steps that failed in a month, newest first, with the names of staff who were told and did not answer. Pure. */
import type { ReportMiss } from '../../../shared/alerts/report.ts'
import type { StoredCard } from '../store.ts'
import type { StoredTold } from '../told.ts'
import { gridOf } from './figures.ts'

type Missed = Pick<StoredCard, 'id' | 'place' | 'drill' | 'raisedAt' | 'course'>
type Row = Pick<StoredTold, 'who' | 'name' | 'as' | 'level'>
type Miss = Missed['course']['misses'][number]

/** The failed steps of these alerts, each with its alert; the newest `most` of them, and how many more there are. */
export function missesOf<C extends Missed>(cards: readonly C[], most: number) {
  const all = cards.flatMap((card) => card.course.misses.map((miss) => ({ card, miss })))
  const sorted = all.sort((one, other) => other.miss.at.localeCompare(one.miss.at))
  return { named: sorted.slice(0, most), more: Math.max(0, sorted.length - most) }
}

/** Only staff are named: neighbours, family and contacts owe nobody an answer. */
function namesOf({ level, why, who = [] }: Miss, told: readonly Row[]): string[] {
  const staff = told.filter(({ as }) => as === 'responder')
  switch (why) {
    case 'empty':
      return []
    case 'unanswered':
      return staff.filter((row) => row.level === level).map(({ name }) => name)
    case 'late':
    case 'left':
      return staff.filter((row) => who.includes(row.who)).map(({ name }) => name)
  }
}

/** `told`: the rows of that alert. */
export const toMiss = ({ card, miss }: { card: Missed; miss: Miss }, told: readonly Row[]): ReportMiss => ({
  alert: card.id,
  area: gridOf(card),
  place: card.place.name,
  drill: card.drill,
  raisedAt: card.raisedAt,
  at: miss.at,
  level: miss.level,
  why: miss.why,
  names: namesOf(miss, told),
})
