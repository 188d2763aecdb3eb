import type { ReactNode } from 'react'
import { Box, type BoxTag } from '../base/box.tsx'
import { cx } from '../cx.ts'
import style from './card.module.scss'

/** A sheet of paper on the table, with a heading if it has a title. */
export function Card({
  title,
  as = 'section',
  tone,
  children,
  className,
}: {
  title?: ReactNode
  as?: BoxTag
  tone?: 'plain' | 'amber' | 'brand'
  children: ReactNode
  className?: string | undefined
}) {
  return (
    <Box as={as} className={cx(style.card, tone && style[tone], className)}>
      {title && (
        <Box as='h2' className={style.title}>
          {title}
        </Box>
      )}
      {children}
    </Box>
  )
}
