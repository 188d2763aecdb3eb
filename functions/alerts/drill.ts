/** What a drill keeps beside its alert: a row that lists it with the drills of its area, and that is due when it ends by itself. */
import { DRILL_LIFE } from '../../shared/alerts/lifecycle.ts'
import { isoTime } from '../platform/clock.ts'
import type { Write } from '../platform/dynamo.ts'
import { exists } from '../platform/expressions.ts'
import { keys, queueKeys, urgentKeys } from '../platform/table.ts'
import type { StoredCard } from './store.ts'

type Drilled = Pick<StoredCard, 'id' | 'drill' | 'raisedAt' | 'place'>

const endOf = ({ raisedAt }: Pick<Drilled, 'raisedAt'>): number => Date.parse(raisedAt) + DRILL_LIFE

/** Whether its hour is over, whether or not it has ended by now. */
export const drillIsOver = (card: Drilled, now: number): boolean => card.drill && endOf(card) <= now

/** It is due by a row of its own, since the clock of an alert starts anew with each of its moves. */
export const drillRow = (card: Drilled): Write => ({
  put: {
    ...keys.drill(card.id),
    ...queueKeys('drill', card.place.area, 'open', card.raisedAt),
    ...urgentKeys(card.id, isoTime(endOf(card))),
    card: { id: card.id },
  },
})

/** It has ended, and is listed for good. */
export const drillUnclocked = (alert: string): Write => ({
  update: keys.drill(alert),
  changes: { set: { due: undefined, dueAt: undefined } },
  when: exists,
})
