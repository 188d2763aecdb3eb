/** How many tickets run out when. */
import type { TicketCard } from '../../../shared/tickets/ticket.ts'
import { type Urgency, urgencyOf } from './time.ts'

export const urgencies: readonly (readonly [Urgency, string])[] = [
  ['late', '已超时'],
  ['today', '今天到期'],
  ['week', '7 天内到期'],
  ['later', '更晚'],
]

/** The number of tickets in each span; those without a clock count nowhere. */
export function dueCounts(tickets: readonly Pick<TicketCard, 'dueAt'>[], now: number): Record<Urgency, number> {
  const counts: Record<Urgency, number> = { late: 0, today: 0, week: 0, later: 0 }
  for (const { dueAt } of tickets) if (dueAt !== undefined) counts[urgencyOf(dueAt, now)]++
  return counts
}
