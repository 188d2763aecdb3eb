import type { TicketCard } from '../../../shared/tickets/ticket.ts'
import { TicketLetter } from '../tickets/parts/ticket-letter.tsx'
import { Box } from '../ui/base/box.tsx'
import { waitsForResident } from '../words/ticket.ts'
import style from './home.module.scss'

/** The ticket of mine that waits for my word, if one does. */
export function WaitingTicket({ tickets, now }: { tickets: readonly TicketCard[]; now: number }) {
  const ticket = tickets.find(({ state }) => waitsForResident(state))
  if (!ticket) return null
  return (
    <Box as='section' className={style.part}>
      <Box as='h2' className={style.partTitle}>
        等您确认
      </Box>
      <TicketLetter ticket={ticket} now={now} />
    </Box>
  )
}
