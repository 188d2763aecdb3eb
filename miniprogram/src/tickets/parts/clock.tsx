import type { TicketCard } from '../../../../shared/tickets/contract.ts'
import { Box } from '../../ui/base/box.tsx'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/icon/icon.tsx'
import { clockWords } from '../../words/clock.ts'
import style from './clock.module.scss'

/** The clock of a ticket, amber when it runs out; nothing when none runs. */
export function Clock({ ticket, now }: { ticket: Pick<TicketCard, 'state' | 'dueAt'>; now: number }) {
  const words = clockWords(ticket, now)
  if (!words) return null
  return (
    <Box as='span' className={cx(style.clock, words.tone !== 'calm' && style.amber)}>
      <Icon name={words.tone === 'late' ? 'timer' : 'clock'} />
      {words.text}
    </Box>
  )
}
