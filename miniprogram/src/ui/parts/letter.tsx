/** One of a list, as a letter: who or what, how it stands, what else there is to know, what can be done. */
import type { ReactNode } from 'react'
import { Box } from '../base/box.tsx'
import { cx } from '../cx.ts'
import { Icon } from '../icon/icon.tsx'
import type { IconName } from '../icon/names.ts'
import style from './letter.module.scss'

/** How it stands: a word and an icon, never colour alone. */
export function Tag({ icon, tone, children }: { icon?: IconName; tone?: 'amber'; children: ReactNode }) {
  return (
    <Box as='span' className={cx(style.tag, tone && style[tone])}>
      {icon && <Icon name={icon} />}
      {children}
    </Box>
  )
}

export function Letter({
  title,
  tag,
  lines = [],
  actions,
  beside,
  children,
}: {
  title: ReactNode
  tag?: ReactNode
  /** What else there is to know, a line each. */
  lines?: readonly ReactNode[]
  actions?: ReactNode
  /** The one thing that can be done, at its side where there is room. */
  beside?: ReactNode
  children?: ReactNode
}) {
  const words = (
    <>
      <Box className={style.head}>
        <Box as='span' className={style.title}>
          {title}
        </Box>
        {tag}
      </Box>
      {children}
      {lines.filter(Boolean).map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a letter have an order and no other name
        <Box key={at} className={style.soft}>
          {line}
        </Box>
      ))}
    </>
  )
  return (
    <Box className={style.letter}>
      {beside ? (
        <Box className={style.sides}>
          <Box className={style.words}>{words}</Box>
          {beside}
        </Box>
      ) : (
        words
      )}
      {actions && <Box className={style.actions}>{actions}</Box>}
    </Box>
  )
}
