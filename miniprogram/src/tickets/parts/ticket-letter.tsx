import { categoryWords } from '../../../../shared/tickets/categories.ts'
import { ticketLifecycle } from '../../../../shared/tickets/lifecycle.ts'
import type { TicketCard } from '../../../../shared/tickets/ticket.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { LetterLink } from '../../ui/parts/letter-link.tsx'
import { Excerpt, Facts } from '../../ui/parts/letter-words.tsx'
import { momentWords } from '../../words/time.ts'
import { StateWord, TicketClock } from './standing.tsx'
import style from './ticket-letter.module.scss'

/** A ticket in a list, as a letter: what, where and who, when, and what happens next. */
export function TicketLetter({
  ticket,
  now,
  from,
  chosen,
  onTap,
}: {
  ticket: TicketCard
  now: number
  /** Whether to say who wrote it. */
  from?: boolean
  /** Whether it is the one that is open beside the list. */
  chosen?: boolean | undefined
  /** Instead of leading to the ticket's page. */
  onTap?: (() => void) | undefined
}) {
  const { next } = ticketLifecycle.states[ticket.state]
  return (
    <LetterLink
      to={paths.ticket(ticket.id)}
      onTap={onTap}
      chosen={chosen}
      title={categoryWords(ticket.category, ticket.subcategory)}
      tag={<StateWord state={ticket.state} />}
    >
      <Excerpt>{ticket.excerpt}</Excerpt>
      <Facts>
        {from && <Box as='span'>{ticket.openedBy}</Box>}
        <Box as='span'>{momentWords(ticket.openedAt, now)}</Box>
        <Box as='span'>{ticket.place.name}</Box>
        {ticket.visibility === 'public' && ticket.heldBack && (
          <Box as='span'>
            <Icon name='eye-off' /> 邻居还看不到
          </Box>
        )}
        {ticket.photoCount > 0 && <Box as='span'>{ticket.photoCount} 张照片</Box>}
        {ticket.supports > 0 && <Box as='span'>{ticket.supports} 人也遇到了</Box>}
      </Facts>
      <Box as='span' className={style.next}>
        <TicketClock ticket={ticket} now={now} />
        <Box as='span' className={style.soft}>
          {from ? (
            <>
              <Icon name='user-round' /> {ticket.holder.name}
            </>
          ) : (
            next
          )}
        </Box>
      </Box>
    </LetterLink>
  )
}
