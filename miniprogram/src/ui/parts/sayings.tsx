/** What people say to one another about a case, in its order. */
import type { ReactNode } from 'react'
import { Box } from '../base/box.tsx'
import { cx } from '../cx.ts'
import style from './sayings.module.scss'

/** `live`: what comes is read out. */
export const Sayings = ({ label, live, children }: { label: string; live?: boolean; children: ReactNode }) => (
  <Box as='ol' className={style.chat} label={label} live={live ? 'polite' : undefined}>
    {children}
  </Box>
)

/** One of them; `by`: whose it is and when, over it. `foot`: how it stands, and what can be done about it. */
export function Saying({
  mine,
  by,
  foot,
  children,
}: {
  mine: boolean
  by?: ReactNode
  foot?: ReactNode
  children: ReactNode
}) {
  return (
    <Box as='li' className={cx(style.said, mine && style.mine)}>
      {by && <Box className={style.by}>{by}</Box>}
      <Box className={style.words}>{children}</Box>
      {foot && <Box className={style.by}>{foot}</Box>}
    </Box>
  )
}
