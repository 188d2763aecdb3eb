/** What the sweep does when a ticket's clock has run out: the move that its state names for that. */
import { Refusal } from '../../shared/errors.ts'
import { ticketLifecycle } from '../../shared/tickets/lifecycle.ts'
import type { Ports } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { afterMove } from './after-move.ts'
import { writesOf } from './make-move.ts'
import { parseTicket } from './store.ts'

const CLOCK = { parties: ['clock'] as const, name: '系统' }

/** Whether a move was made. If not, someone else moved the ticket first, and what is due was looked up anew or is gone. */
export async function missTicketDeadline({ table, clock }: Ports, ticketId: string): Promise<boolean> {
  const [item] = await table.read([keys.ticket(ticketId)])
  const ticket = parseTicket(item)
  const missed = ticket && ticketLifecycle.states[ticket.card.state].clock?.missed
  if (!missed) return false
  try {
    const moved = afterMove(ticket, missed, CLOCK, {}, isoTime(clock.now()))
    return (await table.write(writesOf(ticket, moved, {}))).written
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
