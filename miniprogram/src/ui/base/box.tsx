/**
 * What a page is made of: real HTML elements in the browser, WeChat's components in the mini-program. Taro's own
 * components for browsers are custom elements that screen readers and keyboards can't use, hence these.
 */
import { Text, View } from '@tarojs/components'
import { type CSSProperties, createElement, type ReactNode } from 'react'
import { weappAria } from './aria.ts'

export type BoxTag =
  | 'div'
  | 'section'
  | 'header'
  | 'footer'
  | 'nav'
  | 'main'
  | 'aside'
  | 'ul'
  | 'ol'
  | 'li'
  | 'p'
  | 'h1'
  | 'h2'
  | 'h3'
  | 'span'
  | 'dl'
  | 'dt'
  | 'dd'
  | 'fieldset'
  | 'legend'
  | 'table'
  | 'caption'
  | 'thead'
  | 'tbody'
  | 'tr'
  | 'th'
  | 'td'

export interface BoxProps {
  as?: BoxTag
  id?: string | undefined
  className?: string | undefined
  style?: CSSProperties | undefined
  children?: ReactNode
  role?: string | undefined
  label?: string | undefined
  /** For screen readers: changes in here are read out, politely or at once. */
  live?: 'polite' | 'assertive' | undefined
  busy?: boolean | undefined
  /** Only to be looked at; screen readers skip it. */
  decorative?: boolean | undefined
  labelledBy?: string | undefined
  /** Of a table's heading: how its column is sorted. */
  sorted?: 'ascending' | 'descending' | 'none' | undefined
  /** Whether keys reach it, so that they can scroll it where nothing else in it takes them. */
  focusable?: boolean | undefined
}

const roleOf = (as: BoxTag): string | undefined => (as === 'h1' || as === 'h2' || as === 'h3' ? 'heading' : undefined)

/** A block. */
export function Box({
  as = 'div',
  id,
  className,
  style,
  children,
  role,
  label,
  live,
  busy,
  decorative,
  labelledBy,
  sorted,
  focusable,
}: BoxProps) {
  if (process.env.TARO_ENV === 'h5') {
    const aria = {
      'aria-label': label,
      'aria-live': live,
      'aria-busy': busy,
      'aria-hidden': decorative,
      'aria-labelledby': labelledBy,
      'aria-sort': sorted,
      tabIndex: focusable ? 0 : undefined,
    }
    return createElement(as, { id, className, style, role, ...aria }, children)
  }
  const aria = weappAria({ role: role ?? roleOf(as), label, live, busy, hidden: decorative })
  return (
    <View className={className ?? ''} style={style ?? {}} {...(id && { id })} {...aria}>
      {children}
    </View>
  )
}

/** Words inside a line. */
export function Words({ className, children }: { className?: string | undefined; children?: ReactNode }) {
  if (process.env.TARO_ENV === 'h5') return <span className={className}>{children}</span>
  return <Text className={className ?? ''}>{children}</Text>
}
