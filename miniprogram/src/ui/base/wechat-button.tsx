/** WeChat's own buttons, for what it lets an app do only by a tap on one of them. Browsers have none: nothing shows there. */
import { Button } from '@tarojs/components'
import type { ReactNode } from 'react'
import { cx } from '../cx.ts'

/** Asks for the person's phone; `onAnswer` hears what WeChat says of it, agreed or not. */
export function PhoneButton({
  onAnswer,
  className,
  disabled,
  children,
}: {
  onAnswer: (detail: unknown) => void
  className?: string | undefined
  disabled?: boolean | undefined
  children: ReactNode
}) {
  if (process.env.TARO_ENV === 'h5') return null
  return (
    <Button
      className={cx('plain', className)}
      openType='getPhoneNumber'
      disabled={disabled ?? false}
      onGetPhoneNumber={(event) => onAnswer(event.detail)}
    >
      {children}
    </Button>
  )
}

/** Shares the page with a friend; the page says what (useShareAppMessage). */
export function ShareButton({ className, children }: { className?: string | undefined; children: ReactNode }) {
  if (process.env.TARO_ENV === 'h5') return null
  return (
    <Button className={cx('plain', className)} openType='share'>
      {children}
    </Button>
  )
}
