/** What happened to a case, the latest first: who did what, when, and what they wrote. */
import type { ReactNode } from 'react'
import { momentWords } from '../../words/time.ts'
import { Box, Words } from '../base/box.tsx'
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
}

/** `now` is milliseconds since the epoch. */
export function History({ entries, now }: { entries: readonly Happened[]; now: number }) {
  const latestFirst = [...entries].sort((one, other) => other.seq - one.seq)
  return (
    <Box as='ol' className={style.history}>
      {latestFirst.map(({ seq, at, icon, who, did, text }) => (
        <Box as='li' key={seq} className={style.entry}>
          <Box className={style.dot}>
            <Icon name={icon} />
          </Box>
          <Box className={style.body}>
            <Box className={style.what}>
              {who && <Words className={style.who}>{who}</Words>}
              {did}
            </Box>
            <Box className={style.when}>{momentWords(at, now)}</Box>
            {text && <Box className={style.text}>{text}</Box>}
          </Box>
        </Box>
      ))}
    </Box>
  )
}
