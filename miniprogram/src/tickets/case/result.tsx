import type { Ticket } from '../../../../shared/tickets/ticket.ts'
import { Box } from '../../ui/base/box.tsx'
import { PhotoGrid } from '../../ui/photo/photo-grid.tsx'
import style from './case.module.scss'

/** What was done, as the staff said when they resolved it last. */
export function Result({ ticket }: { ticket: Ticket }) {
  const resolved = ticket.timeline.filter(({ move }) => move === 'resolve')
  const last = resolved[resolved.length - 1]
  if (!last) return null
  return (
    <>
      <Box className={style.text}>{last.text}</Box>
      <PhotoGrid photos={last.photos} />
    </>
  )
}
