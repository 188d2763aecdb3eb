import { api } from '../api/api.ts'
import { useReading } from '../live/use-reading.ts'
import { TicketLetter } from '../tickets/parts/ticket-letter.tsx'
import { Box } from '../ui/base/box.tsx'
import { waitsForResident } from '../words/ticket.ts'
import { HowItGoes } from './how-it-goes.tsx'
import style from './latest-ticket.module.scss'

/** The ticket of mine that matters most now: one that waits for me, else the newest. */
export function LatestTicket({ now }: { now: number }) {
  const { reading } = useReading(() => api.call('listMyTickets', { query: { limit: 10 } }), { key: 'latest' })
  if (reading.state !== 'ready') return null
  const { items } = reading.value
  const ticket = items.find(({ state }) => waitsForResident(state)) ?? items[0]
  if (!ticket) return <HowItGoes />
  return (
    <Box as='section' className={style.latest}>
      <Box as='h2' className={style.title}>
        {waitsForResident(ticket.state) ? '等您确认' : '最近的诉求'}
      </Box>
      <TicketLetter ticket={ticket} now={now} />
    </Box>
  )
}
