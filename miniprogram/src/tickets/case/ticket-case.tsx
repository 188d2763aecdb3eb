/** One ticket whole: how it stands, what was written, what one can do, what happened. */
import type { Me } from '../../../../shared/people/contract.ts'
import type { Ticket } from '../../../../shared/tickets/contract.ts'
import type { TicketMove } from '../../../../shared/tickets/lifecycle.ts'
import { api } from '../../api/api.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { Card } from '../../ui/parts/card.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { asksOwner } from '../../words/ticket.ts'
import { CaseHead } from './case-head.tsx'
import { CaseText } from './case-text.tsx'
import { Moves } from './moves.tsx'
import { Timeline } from './timeline.tsx'

export interface CaseProps {
  me: Me
  ticketId: string
  /** The move whose form is open, held by the page so that a key can open it too. */
  move: TicketMove | undefined
  onMove: (move: TicketMove | undefined) => void
  /** Hears the ticket whenever it was read. */
  onRead?: ((ticket: Ticket) => void) | undefined
}

export function TicketCase({ me, ticketId, move, onMove, onRead }: CaseProps) {
  const now = useNow()
  const { reading, reread } = useReading(
    async () => {
      const read = await api.call('getTicket', { params: { ticketId } })
      if (read.ok) onRead?.(read.value)
      return read
    },
    { key: ticketId, cares: (event) => event.kind === 'opened' || event.frame.ticketId === ticketId },
  )
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  const ticket = reading.value
  const moves = <Moves me={me} ticket={ticket} now={now} move={move} onMove={onMove} reread={reread} />
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      <CaseHead ticket={ticket} now={now} />
      {asksOwner(ticket) && moves}
      <CaseText ticket={ticket} now={now} reread={reread} />
      {!asksOwner(ticket) && moves}
      <Card title='办理过程'>
        <Timeline entries={ticket.timeline} now={now} />
      </Card>
    </>
  )
}
