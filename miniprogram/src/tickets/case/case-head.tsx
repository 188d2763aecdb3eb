import { levelWords } from '../../../../shared/areas/code.ts'
import { categoryWords } from '../../../../shared/tickets/categories.ts'
import { ticketLifecycle } from '../../../../shared/tickets/lifecycle.ts'
import type { Ticket } from '../../../../shared/tickets/ticket.ts'
import { Box } from '../../ui/base/box.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Head, Spread } from '../../ui/parts/head.tsx'
import { Line } from '../../ui/parts/prose.tsx'
import { StarsGiven } from '../../ui/parts/stars.tsx'
import { heldBackWords } from '../../words/ticket.ts'
import { StateWord, TicketClock } from '../parts/standing.tsx'
import style from './case.module.scss'

/** How a ticket stands: its state, what happens next, who has it, and its clock. */
export function CaseHead({ ticket, now }: { ticket: Ticket; now: number }) {
  const { next, stage } = ticketLifecycle.states[ticket.state]
  return (
    <Card>
      <Head title={categoryWords(ticket.category, ticket.subcategory)}>
        <StateWord state={ticket.state} />
      </Head>
      <Box className={style.next}>{nextWords(ticket, next)}</Box>
      {stage !== 'closed' && (
        <Box className={style.holder}>
          <Icon name='user-round' /> 现在由{ticket.holder.name}办理（{levelWords[ticket.holder.level]}）
        </Box>
      )}
      {stage !== 'closed' && (
        <Spread>
          <TicketClock ticket={ticket} now={now} />
          {ticket.late && stage === 'open' && (
            <Box as='span' className={style.soft}>
              已报上级督办
            </Box>
          )}
        </Spread>
      )}
      {ticket.visibility === 'public' && ticket.heldBack && (
        <Line icon='eye-off'>{heldBackWords(ticket.heldBack, ticket.parties)}</Line>
      )}
      {ticket.rating && (
        <Box className={style.rating}>
          <StarsGiven stars={ticket.rating.stars} />
          {ticket.rating.text && <Box>{ticket.rating.text}</Box>}
        </Box>
      )}
    </Card>
  )
}

/** The lifecycle speaks to the resident; staff and neighbours read it about the resident. */
function nextWords(ticket: Ticket, next: string): string {
  if (ticket.parties.includes('owner')) return next
  switch (ticket.state) {
    case 'resolved':
      return '等居民看处理结果，确认解决或退回重办'
    case 'confirmed':
      return '居民已确认解决'
    case 'withdrawn':
      return '居民已撤回这件诉求'
    default:
      return next
  }
}
