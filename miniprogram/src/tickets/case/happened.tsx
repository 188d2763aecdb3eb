import type { TicketEntry } from '../../../../shared/tickets/ticket.ts'
import type { Happened } from '../../ui/parts/history.tsx'
import { StarsGiven } from '../../ui/parts/stars.tsx'
import { PhotoGrid } from '../../ui/photo/photo-grid.tsx'
import { entryWords, moveIcons } from '../../words/ticket.ts'

/** An entry of a ticket, as its history shows it. What it was filed with stands above, as the ticket's own. */
export const happened = (entry: TicketEntry): Happened => ({
  seq: entry.seq,
  at: entry.at,
  icon: moveIcons[entry.move],
  ...entryWords(entry),
  text: entry.move !== 'open' && entry.text,
  staffText: entry.staffText,
  staffOnly: entry.move === 'staffNote',
  given: entry.stars !== undefined && <StarsGiven stars={entry.stars} />,
  shown: entry.move !== 'open' && <PhotoGrid photos={entry.photos} />,
})
