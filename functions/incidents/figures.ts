/** What became of alerts, of a day or of an incident, in numbers that add up. Pure. */
import type { AlertState } from '../../shared/alerts/lifecycle.ts'
import { isOpen } from '../../shared/alerts/lifecycle.ts'
import type { GroupFigures } from '../../shared/incidents/incident.ts'
import { AT_ONCE, type DayFigures } from '../../shared/incidents/wall.ts'

export interface Counted {
  id: string
  state: AlertState
  drill: boolean
  raisedAt: string
  answeredAt?: string | undefined
}

type Ending = 'open' | 'resolved' | 'falseAlarms' | 'cancelled'
type Answer = 'atOnce' | 'later' | 'waiting' | 'unanswered'

function endingOf({ state }: Pick<Counted, 'state'>): Ending {
  if (isOpen(state)) return 'open'
  if (state === 'falseAlarm') return 'falseAlarms'
  return state === 'cancelled' ? 'cancelled' : 'resolved'
}

function answerOf({ state, raisedAt, answeredAt }: Counted): Answer {
  if (answeredAt) return Date.parse(answeredAt) - Date.parse(raisedAt) <= AT_ONCE ? 'atOnce' : 'later'
  return isOpen(state) ? 'waiting' : 'unanswered'
}

/**
 * The figures of the day `day` (YYYY-MM-DD), which began at `start` (ISO 8601). `alerts`: all that were raised since then, and
 * others: what was raised before counts nothing, and one that ends at this moment counts once, however often it is there.
 */
export function figuresOf(alerts: readonly Counted[], day: string, start: string): DayFigures {
  const figures: DayFigures = {
    day,
    raised: 0,
    open: 0,
    resolved: 0,
    falseAlarms: 0,
    cancelled: 0,
    atOnce: 0,
    later: 0,
    waiting: 0,
    unanswered: 0,
    drills: 0,
  }
  for (const alert of new Map(alerts.map((each) => [each.id, each])).values()) {
    if (alert.raisedAt < start) continue
    if (alert.drill) {
      figures.drills++
      continue
    }
    figures.raised++
    figures[endingOf(alert)]++
    figures[answerOf(alert)]++
  }
  return figures
}

/** What became of the alerts of an incident. */
export function groupFiguresOf(alerts: readonly Pick<Counted, 'id' | 'state' | 'drill'>[]): GroupFigures {
  const figures: GroupFigures = { grouped: 0, open: 0, waiting: 0, resolved: 0, falseAlarms: 0, cancelled: 0 }
  for (const { state, drill } of alerts) {
    if (drill) continue
    figures.grouped++
    figures[endingOf({ state })]++
    if (state === 'raised') figures.waiting++
  }
  return figures
}
