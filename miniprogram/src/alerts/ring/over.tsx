/** What lies over everything else and cannot be waved away. */
import { type ReactNode, useEffect, useRef } from 'react'
import { Box } from '../../ui/base/box.tsx'
import { cx } from '../../ui/cx.ts'
import style from './alarm.module.scss'

interface OverProps {
  label: string
  shouts: boolean
  /** In a corner of a wide screen, and the page behind it goes on. */
  beside: boolean
  children: ReactNode
}

export function Over(props: OverProps) {
  const { label, shouts, beside, children } = props
  if (process.env.TARO_ENV === 'h5' && !beside) return <Modal {...props} />
  return (
    <Box
      className={cx(beside ? style.beside : style.over, shouts && style.shouts)}
      role='alertdialog'
      label={label}
      live='assertive'
    >
      <Box className={style.inside}>{children}</Box>
    </Box>
  )
}

/** The browser's own modal dialog, which lies over other dialogs too; Escape does not answer an alarm. */
function Modal({ label, shouts, children }: OverProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      role='alertdialog'
      className={cx(style.over, shouts && style.shouts)}
      aria-label={label}
      onCancel={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.preventDefault()
        event.stopPropagation()
      }}
    >
      <Box className={style.inside}>{children}</Box>
    </dialog>
  )
}
