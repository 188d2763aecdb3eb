import type { ReactNode } from 'react'
import type { Path } from '../../paths.ts'
import { Go, Tap } from '../base/tap.tsx'
import { cx } from '../cx.ts'
import { Icon } from '../icon/icon.tsx'
import type { IconName } from '../icon/names.ts'
import style from './button.module.scss'

/** `main` is the one thing to do here, `plain` another, `quiet` a small one beside a text. */
export type ButtonKind = 'main' | 'plain' | 'quiet'

interface Looks {
  kind?: ButtonKind | undefined
  icon?: IconName | undefined
  wide?: boolean | undefined
  children: ReactNode
}

const classOf = ({ kind = 'plain', wide }: Looks, off?: boolean) =>
  cx(style.button, style[kind], wide && style.wide, off && style.off)

/** A button that does something; while `busy` it can't be tapped again. */
export function Button({
  onTap,
  busy,
  disabled,
  label,
  expanded,
  pressed,
  ...looks
}: Looks & {
  onTap: () => void
  busy?: boolean | undefined
  disabled?: boolean | undefined
  label?: string | undefined
  expanded?: boolean | undefined
  pressed?: boolean | undefined
}) {
  const off = busy || disabled
  return (
    <Tap
      onTap={onTap}
      disabled={off}
      className={classOf(looks, off)}
      label={label}
      expanded={expanded}
      pressed={pressed}
    >
      {looks.icon && <Icon name={looks.icon} />}
      {looks.children}
    </Tap>
  )
}

/** A link that looks like a button. */
export function ButtonLink({ to, ...looks }: Looks & { to: Path }) {
  return (
    <Go to={to} className={classOf(looks)}>
      {looks.icon && <Icon name={looks.icon} />}
      {looks.children}
    </Go>
  )
}
