import { categoryWords } from '../../../../shared/tickets/categories.ts'
import type { TicketCard } from '../../../../shared/tickets/contract.ts'
import { ticketLifecycle } from '../../../../shared/tickets/lifecycle.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Go, Tap } from '../../ui/base/tap.tsx'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/icon/icon.tsx'
import { momentWords } from '../../words/time.ts'
import { Clock } from './clock.tsx'
import { StateWord } from './state-word.tsx'
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
  const className = cx(style.letter, chosen && style.chosen)
  const words = (
    <>
      <Box as='span' className={style.head}>
        <Box as='span' className={style.what}>
          {categoryWords(ticket.category, ticket.subcategory)}
        </Box>
        <StateWord state={ticket.state} />
      </Box>
      <Box as='span' className={style.text}>
        {ticket.excerpt}
      </Box>
      <Box as='span' className={style.meta}>
        {from && <Box as='span'>{ticket.openedBy}</Box>}
        <Box as='span'>{momentWords(ticket.openedAt, now)}</Box>
        <Box as='span'>{ticket.place.name}</Box>
        {ticket.photoCount > 0 && <Box as='span'>{ticket.photoCount} 张照片</Box>}
        {ticket.supports > 0 && <Box as='span'>{ticket.supports} 人也遇到了</Box>}
      </Box>
      <Box as='span' className={style.next}>
        <Clock ticket={ticket} now={now} />
        {!from && (
          <Box as='span' className={style.soft}>
            {next}
          </Box>
        )}
        {from && (
          <Box as='span' className={style.soft}>
            <Icon name='user-round' /> {ticket.holder.name}
          </Box>
        )}
      </Box>
    </>
  )
  if (onTap)
    return (
      <Tap onTap={onTap} className={className} current={chosen}>
        {words}
      </Tap>
    )
  return (
    <Go to={paths.ticket(ticket.id)} className={className}>
      {words}
    </Go>
  )
}
