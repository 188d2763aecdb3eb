import { type TicketState, ticketLifecycle } from '../../../../shared/tickets/lifecycle.ts'
import type { TicketCard } from '../../../../shared/tickets/ticket.ts'
import { CaseClock, CaseTag } from '../../ui/parts/case-tag.tsx'
import { stateIcons } from '../../words/ticket.ts'

/** A ticket's state as a word and an icon. */
export const StateWord = ({ state }: { state: TicketState }) => (
  <CaseTag rule={ticketLifecycle.states[state]} icon={stateIcons[state]} />
)

/** A ticket's clock, amber when it runs out; nothing when none runs. */
export const TicketClock = ({ ticket, now }: { ticket: Pick<TicketCard, 'state' | 'dueAt'>; now: number }) => (
  <CaseClock rule={ticketLifecycle.states[ticket.state]} dueAt={ticket.dueAt} now={now} />
)
