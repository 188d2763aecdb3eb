/** Two columns on a wide screen, one under the other on a phone; they scroll with the page. */
import type { ReactNode } from 'react'
import { Box } from '../ui/base/box.tsx'
import { cx } from '../ui/cx.ts'
import style from './panes.module.scss'

export function Columns({
  first,
  second,
  even,
  follows,
}: {
  first: ReactNode
  second: ReactNode
  /** Of one width; else the first is a narrow one beside the second. */
  even?: boolean
  /** The second stays in view while the first scrolls. */
  follows?: boolean
}) {
  return (
    <Box className={cx(style.columns, even && style.even)}>
      <Box className={style.column}>{first}</Box>
      <Box className={cx(style.column, follows && style.follows)}>{second}</Box>
    </Box>
  )
}
