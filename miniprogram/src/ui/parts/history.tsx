/** What happened to a case, the latest first: who did what, when, what they wrote and showed. */
import type { ReactNode } from 'react'
import { momentWords } from '../../words/time.ts'
import { Box, Words } from '../base/box.tsx'
import { cx } from '../cx.ts'
import { Icon } from '../icon/icon.tsx'
import type { IconName } from '../icon/names.ts'
import style from './history.module.scss'

export interface Happened {
  seq: number
  at: string
  icon: IconName
  /** Undefined where nobody did it: a clock. */
  who: string | undefined
  did: string
  text?: ReactNode
  /** What staff wrote to one another, shown as theirs. */
  staffText?: string | undefined
  /** Whether all of it is between staff. */
  staffOnly?: boolean | undefined
  /** Before the text: stars that were given. */
  given?: ReactNode
  /** After the text: photos. */
  shown?: ReactNode
}

/** `now` is milliseconds since the epoch. */
export function History({ entries, now }: { entries: readonly Happened[]; now: number }) {
  const latestFirst = [...entries].sort((one, other) => other.seq - one.seq)
  return (
    <Box as='ol' className={style.history}>
      {latestFirst.map((entry) => (
        <Entry key={entry.seq} entry={entry} now={now} />
      ))}
    </Box>
  )
}

function Entry({ entry, now }: { entry: Happened; now: number }) {
  const { at, icon, who, did, text, staffText, staffOnly, given, shown } = entry
  return (
    <Box as='li' className={style.entry}>
      <Box className={cx(style.dot, staffOnly && style.dotStaff)}>
        <Icon name={icon} />
      </Box>
      <Box className={style.body}>
        <Box className={style.what}>
          {who && <Words className={style.who}>{who}</Words>}
          {did}
        </Box>
        <Box className={style.when}>{momentWords(at, now)}</Box>
        {given}
        {text && <Box className={style.text}>{text}</Box>}
        {staffText && <StaffOnly>{staffText}</StaffOnly>}
        {shown}
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
