import { useState } from 'react'
import * as z from 'zod/mini'
import { areaName } from '../../../../shared/areas/editor.ts'
import type { Failure } from '../../api/outcome.ts'
import { Button } from '../../ui/parts/button.tsx'
import { FieldError, LineField } from '../../ui/parts/field.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'

/** What is wrong with a name, if anything is. */
export const nameFault = (name: string): string | undefined => z.safeParse(areaName, name).error?.issues[0]?.message

/** Asks for the name of a grid or building. */
export function NameSheet({
  title,
  label,
  hint,
  begin,
  word,
  busy,
  failure,
  onName,
  onClose,
}: {
  title: string
  label: string
  hint?: string | undefined
  /** The name it has now. */
  begin: string
  word: string
  busy: boolean
  failure: Failure | undefined
  onName: (name: string) => void
  onClose: () => void
}) {
  const [name, setName] = useState(begin)
  const [wrong, setWrong] = useState<string>()
  return (
    <Sheet title={title} onClose={onClose}>
      <LineField
        id='area-name'
        label={label}
        hint={hint}
        max={30}
        value={name}
        error={wrong ?? failure?.fields?.name}
        onType={setName}
      />
      <FieldError id='area'>{failure?.message}</FieldError>
      <Button
        kind='main'
        wide
        busy={busy}
        onTap={() => {
          const fault = nameFault(name)
          setWrong(fault)
          if (!fault) onName(name.trim())
        }}
      >
        {word}
      </Button>
    </Sheet>
  )
}
