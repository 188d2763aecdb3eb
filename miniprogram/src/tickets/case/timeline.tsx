import type { TicketEntry } from '../../../../shared/tickets/contract.ts'
import { Box, Words } from '../../ui/base/box.tsx'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/icon/icon.tsx'
import { StarsGiven } from '../../ui/parts/stars.tsx'
import { PhotoGrid } from '../../ui/photo/photo-grid.tsx'
import { entryWords, moveIcons } from '../../words/ticket.ts'
import { momentWords } from '../../words/time.ts'
import style from './timeline.module.scss'

/** What happened, the latest first. */
export function Timeline({ entries, now }: { entries: readonly TicketEntry[]; now: number }) {
  const latestFirst = [...entries].sort((one, other) => other.seq - one.seq)
  return (
    <Box as='ol' className={style.timeline}>
      {latestFirst.map((entry) => (
        <Entry key={entry.seq} entry={entry} now={now} />
      ))}
    </Box>
  )
}

function Entry({ entry, now }: { entry: TicketEntry; now: number }) {
  const { who, did } = entryWords(entry)
  const staffOnly = entry.move === 'staffNote'
  return (
    <Box as='li' className={style.entry}>
      <Box className={cx(style.dot, staffOnly && style.dotStaff)}>
        <Icon name={moveIcons[entry.move]} />
      </Box>
      <Box className={style.body}>
        <Box className={style.what}>
          {who && <Words className={style.who}>{who}</Words>}
          {did}
        </Box>
        <Box className={style.when}>{momentWords(entry.at, now)}</Box>
        {entry.stars !== undefined && <StarsGiven stars={entry.stars} />}
        {entry.text && entry.move !== 'open' && <Box className={style.text}>{entry.text}</Box>}
        {entry.staffText && <StaffOnly>{entry.staffText}</StaffOnly>}
        {entry.move !== 'open' && <PhotoGrid photos={entry.photos} />}
      </Box>
    </Box>
  )
}

/** Words between staff, visibly so. */
function StaffOnly({ children }: { children: string }) {
  return (
    <Box className={style.staff}>
      <Box className={style.staffHead}>
        <Icon name='lock' /> 仅工作人员可见
      </Box>
      <Box className={style.text}>{children}</Box>
    </Box>
  )
}
