/** Asks once more before what can't be undone. */
import type { ReactNode } from 'react'
import type { Failure } from '../../api/outcome.ts'
import { Sheet } from '../sheet/sheet.tsx'
import { Button } from './button.tsx'
import { FieldError } from './field.tsx'

export function Confirm({
  title,
  word,
  busy,
  failure,
  unread = false,
  children,
  onYes,
  onClose,
}: {
  title: string
  /** What the button says that does it. */
  word: string
  busy?: boolean | undefined
  failure?: Failure | undefined
  /** What it would do can't be shown (yet): then nobody says yes to it. */
  unread?: boolean
  children?: ReactNode
  onYes: () => void
  onClose: () => void
}) {
  return (
    <Sheet title={title} onClose={onClose}>
      {children}
      <FieldError id='confirm'>{failure?.message}</FieldError>
      {!unread && (
        <Button kind='main' wide busy={busy} onTap={onYes}>
          {word}
        </Button>
      )}
      <Button wide onTap={onClose}>
        先不了
      </Button>
    </Sheet>
  )
}
