import type { ReactNode } from 'react'
import type { Path } from '../../paths.ts'
import { Box } from '../base/box.tsx'
import { Go, Tap } from '../base/tap.tsx'
import { cx } from '../cx.ts'
import style from './letter.module.scss'

/** One of a list as a letter that opens a page. */
export function LetterLink({
  to,
  onTap,
  chosen,
  title,
  tag,
  lines = [],
  children,
}: {
  to: Path
  /** Opens it beside the list, instead of its page. */
  onTap?: (() => void) | undefined
  /** Whether it is the one that is open beside the list. */
  chosen?: boolean | undefined
  title: ReactNode
  tag?: ReactNode
  /** What else there is to know, a line each. */
  lines?: readonly ReactNode[]
  children?: ReactNode
}) {
  const className = cx(style.letter, style.opens, chosen && style.chosen)
  const words = (
    <>
      <Box as='span' className={style.head}>
        <Box as='span' className={style.title}>
          {title}
        </Box>
        {tag}
      </Box>
      {children}
      {lines.filter(Boolean).map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a letter have an order and no other name
        <Box as='span' key={at} className={style.soft}>
          {line}
        </Box>
      ))}
    </>
  )
  if (onTap)
    return (
      <Tap onTap={onTap} className={className} current={chosen}>
        {words}
      </Tap>
    )
  return (
    <Go to={to} className={className}>
      {words}
    </Go>
  )
}
