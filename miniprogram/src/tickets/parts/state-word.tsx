import { type TicketState, ticketLifecycle } from '../../../../shared/tickets/lifecycle.ts'
import { CaseTag } from '../../ui/parts/case-tag.tsx'
import { stateIcons } from '../../words/ticket.ts'

/** A ticket's state as a word and an icon. */
export const StateWord = ({ state }: { state: TicketState }) => (
  <CaseTag rule={ticketLifecycle.states[state]} icon={stateIcons[state]} />
)
