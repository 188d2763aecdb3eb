/** A dialog over the page: from below on a phone, in the middle on a wide screen. */
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Box } from '../base/box.tsx'
import { Tap } from '../base/tap.tsx'
import { Icon } from '../icon/icon.tsx'
import style from './sheet.module.scss'

interface SheetProps {
  title: string
  onClose: () => void
  children: ReactNode
}

/** Shown while it is rendered; Escape, the veil and the cross close it. */
export function Sheet({ title, onClose, children }: SheetProps) {
  const id = useId()
  const inside = (
    <>
      <Box className={style.head}>
        <Box as='h2' id={id} className={style.title}>
          {title}
        </Box>
        <Tap onTap={onClose} label='关闭' className={style.close}>
          <Icon name='x' />
        </Tap>
      </Box>
      <Box className={style.body}>{children}</Box>
    </>
  )
  if (process.env.TARO_ENV === 'h5') return <Modal {...{ id, onClose }}>{inside}</Modal>
  return (
    <Box className={style.veil}>
      <Box className={style.sheet} role='dialog' label={title}>
        {inside}
      </Box>
    </Box>
  )
}

/** The browser's own modal dialog, which keeps the keyboard inside and gives the focus back. */
function Modal({ id, onClose, children }: { id: string; onClose: () => void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className={style.sheet}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <Box className={style.inside}>{children}</Box>
    </dialog>
  )
}
