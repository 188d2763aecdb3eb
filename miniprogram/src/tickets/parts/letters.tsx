import type { ReactNode } from 'react'
import type { Page } from '../../../../shared/page.ts'
import type { TicketCard } from '../../../../shared/tickets/contract.ts'
import type { Reading } from '../../live/use-reading.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import style from './letters.module.scss'

/** A list of tickets in each of its states; `letter` draws one, `empty` says what to do when there is none. */
export function Letters({
  reading,
  reread,
  more,
  shown = () => true,
  letter,
  empty,
}: {
  reading: Reading<Page<TicketCard>>
  reread: () => void
  more: () => void
  shown?: (ticket: TicketCard) => boolean
  letter: (ticket: TicketCard) => ReactNode
  empty: ReactNode
}) {
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  const items = reading.value.items.filter(shown)
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      {items.length === 0 && empty}
      <Box as='ul' className={style.letters}>
        {items.map((ticket) => (
          <Box as='li' key={ticket.id}>
            {letter(ticket)}
          </Box>
        ))}
      </Box>
      {reading.value.cursor && <Button onTap={more}>再看更多</Button>}
    </>
  )
}
