import { api } from '../api/api.ts'
import { useReading } from '../live/use-reading.ts'
import { TicketLetter } from '../tickets/parts/ticket-letter.tsx'
import { Box } from '../ui/base/box.tsx'
import { Card } from '../ui/parts/card.tsx'
import { waitsForResident } from '../words/ticket.ts'
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

const steps = [
  '您说：写几句话，拍张照片，提交给所在的网格。',
  '我们办：工作人员 2 小时内受理，7 天内给出处理结果。',
  '您定：办好了由您确认，没解决可以退回重办，最后请您打分。',
]

/** For whoever has not filed anything yet. */
function HowItGoes() {
  return (
    <Card title='一件诉求怎么办'>
      <Box as='ol' className={style.steps}>
        {steps.map((step, at) => (
          <Box as='li' key={step} className={style.step}>
            <Box as='span' className={style.number}>
              {at + 1}
            </Box>
            <Box as='span'>{step}</Box>
          </Box>
        ))}
      </Box>
    </Card>
  )
}
