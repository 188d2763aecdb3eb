import type { TicketState } from '../../../../shared/tickets/lifecycle.ts'
import { ticketLifecycle } from '../../../../shared/tickets/lifecycle.ts'
import { Box } from '../../ui/base/box.tsx'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/icon/icon.tsx'
import { stateIcons, stateWord } from '../../words/ticket.ts'
import style from './state-word.module.scss'

/** A state as a word and an icon. */
export function StateWord({ state }: { state: TicketState }) {
  return (
    <Box as='span' className={cx(style.word, style[ticketLifecycle.states[state].stage])}>
      <Icon name={stateIcons[state]} />
      {stateWord(state)}
    </Box>
  )
}
