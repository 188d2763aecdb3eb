import type { ReactNode } from 'react'
import type { Path } from '../../paths.ts'
import { Box } from '../base/box.tsx'
import { Go } from '../base/tap.tsx'
import style from './letter.module.scss'

/** One of a list as a letter that opens a page. */
export function LetterLink({
  to,
  title,
  tag,
  lines = [],
  children,
}: {
  to: Path
  title: ReactNode
  tag?: ReactNode
  /** What else there is to know, a line each. */
  lines?: readonly ReactNode[]
  children?: ReactNode
}) {
  return (
    <Go to={to} className={style.letter}>
      <Box as='span' className={style.head}>
        <Box as='span' className={style.title}>
          {title}
        </Box>
        {tag}
      </Box>
      {children}
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a letter have an order and no other name
        <Box as='span' key={at} className={style.soft}>
          {line}
        </Box>
      ))}
    </Go>
  )
}
