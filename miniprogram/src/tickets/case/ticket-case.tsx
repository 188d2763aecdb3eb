/** One ticket whole: how it stands, what was written, what one can do, what happened. */
import type { Me } from '../../../../shared/people/person.ts'
import { isAbout } from '../../../../shared/sockets/contract.ts'
import { type TicketMove, ticketLifecycle } from '../../../../shared/tickets/lifecycle.ts'
import type { Ticket } from '../../../../shared/tickets/ticket.ts'
import { api } from '../../api/api.ts'
import type { Failure } from '../../api/outcome.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { Remind } from '../../messages/remind.tsx'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { History } from '../../ui/parts/history.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { asksOwner } from '../../words/ticket.ts'
import { CaseHead } from './case-head.tsx'
import { CaseText } from './case-text.tsx'
import { happened } from './happened.tsx'
import { Moves } from './moves.tsx'

export interface CaseProps {
  me: Me
  ticketId: string
  /** The move whose form is open, held by the page so that a key can open it too. */
  move: TicketMove | undefined
  onMove: (move: TicketMove | undefined) => void
  /** Hears the ticket whenever it was read. */
  onRead?: ((ticket: Ticket) => void) | undefined
}

/** Not there, or not to be known of by this person; or the link is no ticket's. */
const isNowhere = ({ code }: Failure) => code === 'notFound' || code === 'badInput'

/** Its owner waits for what staff do next. */
const awaitsNews = ({ parties, state }: Ticket) =>
  parties.includes('owner') && ticketLifecycle.states[state].stage === 'open'

function Nowhere() {
  return (
    <Empty icon='inbox' title='没有找到这件诉求' action={<ButtonLink to={paths.myTickets}>看我的诉求</ButtonLink>}>
      它可能没有公开，或者已经撤回。
    </Empty>
  )
}

export function TicketCase({ me, ticketId, move, onMove, onRead }: CaseProps) {
  const now = useNow()
  const { reading, reread } = useReading(
    async () => {
      const read = await api.call('getTicket', { params: { ticketId } })
      if (read.ok) onRead?.(read.value)
      return read
    },
    { key: ticketId, cares: (event) => event.kind === 'opened' || isAbout(event.frame, ticketId) },
  )
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') {
    if (isNowhere(reading.failure)) return <Nowhere />
    return <ErrorState failure={reading.failure} retry={reread} />
  }
  const ticket = reading.value
  const moves = <Moves me={me} ticket={ticket} now={now} move={move} onMove={onMove} reread={reread} />
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      <CaseHead ticket={ticket} now={now} />
      {asksOwner(ticket) && moves}
      <CaseText ticket={ticket} now={now} reread={reread} />
      {!asksOwner(ticket) && moves}
      {awaitsNews(ticket) && <Remind about='ticketMoved' word='有进展在微信里提醒我' />}
      <Card title='办理过程'>
        <History entries={ticket.timeline.map(happened)} now={now} />
      </Card>
    </>
  )
}
