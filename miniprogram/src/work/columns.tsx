/** Two columns on a wide screen, one under the other on a phone; they scroll with the page. */
import type { ReactNode } from 'react'
import { Box } from '../ui/base/box.tsx'
import { cx } from '../ui/cx.ts'
import style from './panes.module.scss'

export function Columns({
  first,
  second,
  even,
}: {
  first: ReactNode
  second: ReactNode
  /** Of one width; else the first is a narrow one beside the second. */
  even?: boolean
}) {
  return (
    <Box className={cx(style.columns, even && style.even)}>
      <Box className={style.column}>{first}</Box>
      <Box className={style.column}>{second}</Box>
    </Box>
  )
}
