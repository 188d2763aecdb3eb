/** Making moves on a ticket: through the outbox, so none is lost and none is made twice. */
import { useState } from 'react'
import { movesFor } from '../../../../shared/lifecycle.ts'
import { type TicketMove, ticketLifecycle } from '../../../../shared/tickets/lifecycle.ts'
import { type Ticket, ticketCard } from '../../../../shared/tickets/ticket.ts'
import type { Failure } from '../../api/outcome.ts'
import { outbox } from '../../outbox/device-outbox.ts'
import type { Sendable } from '../../outbox/item.ts'
import { say } from '../../ui/toast/say.ts'
import { brief, doneWords } from '../../words/ticket.ts'

/** The moves that whoever looks at a ticket may make now. */
export const movesOf = (ticket: Ticket, now: number): TicketMove[] =>
  movesFor(
    ticketLifecycle,
    { state: ticket.state, roundAt: ticket.roundAt, dueAt: ticket.dueAt, late: ticket.late },
    {
      holderLevel: ticket.holder.level,
      passed: ticket.passed,
      rated: ticket.rating !== undefined,
      public: ticket.visibility === 'public',
      heldBack: ticket.heldBack !== undefined,
    },
    ticket.parties,
    new Date(now).toISOString(),
  )

/** `done` is called when the service has answered, so that the page reads again. */
export function useMoves(person: string, ticket: Ticket, done: () => void) {
  const [busy, setBusy] = useState(false)

  /** Makes a move; a refusal comes back to be shown where the person is. */
  async function make(move: TicketMove, operation: Sendable, body?: unknown): Promise<Failure | undefined> {
    setBusy(true)
    const label = `${ticketLifecycle.moves[move].word}：${brief(ticket.excerpt, 16)}`
    const sending = await outbox.submit({ person, operation, ticketId: ticket.id, body, label }, ticketCard)
    setBusy(false)
    switch (sending.state) {
      case 'sent':
        say(doneWords(move))
        done()
        return undefined
      case 'kept':
        say('现在发不出去，已放进“待发送”，联网后自动发出')
        return undefined
      case 'refused':
        done()
        return sending.failure
    }
  }
  return { busy, make }
}
