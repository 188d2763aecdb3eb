/** What can be tapped: a button that does something, a link that leads somewhere. */
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { go, type Path } from '../../paths.ts'
import { weappAria } from './aria.ts'

export interface TapProps {
  onTap: () => void
  children?: ReactNode
  className?: string | undefined
  /** For screen readers, where the words inside don't say it. */
  label?: string | undefined
  disabled?: boolean | undefined
  /** For a switch or a choice: whether it is on. */
  pressed?: boolean | undefined
  /** For one of several that exclude each other. */
  checked?: boolean | undefined
  role?: 'button' | 'radio' | 'checkbox' | 'tab' | 'switch' | undefined
  expanded?: boolean | undefined
  /** Whether it stands for what is shown now. */
  current?: boolean | undefined
}

/** A button without looks of its own. */
export function Tap({
  onTap,
  children,
  className,
  label,
  disabled,
  pressed,
  checked,
  role = 'button',
  expanded,
  current,
}: TapProps) {
  if (process.env.TARO_ENV === 'h5') {
    return (
      // biome-ignore lint/a11y/useAriaPropsSupportedByRole: each role is given the one it supports
      <button
        type='button'
        className={className}
        role={role === 'button' ? undefined : role}
        aria-label={label}
        aria-pressed={pressed}
        aria-checked={role === 'tab' ? undefined : checked}
        aria-selected={role === 'tab' ? checked : undefined}
        aria-expanded={expanded}
        aria-current={current ? 'true' : undefined}
        disabled={disabled}
        onClick={onTap}
      >
        {children}
      </button>
    )
  }
  return (
    <View
      className={`${className ?? ''} tap`}
      hoverClass={disabled ? 'none' : 'tap-hover'}
      {...weappAria({ role, label, checked, pressed, expanded, disabled })}
      onClick={() => !disabled && onTap()}
    >
      {children}
    </View>
  )
}

/** A link to a page of this app. */
export function Go({
  to,
  children,
  className,
  label,
  current,
}: {
  to: Path
  children?: ReactNode
  className?: string | undefined
  label?: string | undefined
  current?: boolean | undefined
}) {
  if (process.env.TARO_ENV === 'h5') {
    return (
      <a
        href={`#${to}`}
        className={className}
        aria-label={label}
        aria-current={current ? 'page' : undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey) return
          event.preventDefault()
          go(to)
        }}
      >
        {children}
      </a>
    )
  }
  return (
    <View
      className={`${className ?? ''} tap`}
      hoverClass='tap-hover'
      {...weappAria({ role: 'link', label })}
      onClick={() => go(to)}
    >
      {children}
    </View>
  )
}
