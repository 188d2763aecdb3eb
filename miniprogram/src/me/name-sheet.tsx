import { useState } from 'react'
import { api } from '../api/api.ts'
import { useAct } from '../live/use-act.ts'
import { putMe } from '../session/store.ts'
import { Button } from '../ui/parts/button.tsx'
import { FieldError, LineField } from '../ui/parts/field.tsx'
import { Sheet } from '../ui/sheet/sheet.tsx'

const LONGEST = 20

/** Changes what I am called. */
export function NameSheet({ name, onClose }: { name: string; onClose: () => void }) {
  const [text, setText] = useState(name)
  const { act, busy, failure, wrong } = useAct()
  async function save() {
    const body = { name: text }
    const changed = await act(body, () => api.call('changeName', { body }), '称呼已改')
    if (!changed) return
    putMe(changed)
    onClose()
  }
  return (
    <Sheet title='改称呼' onClose={onClose}>
      <LineField
        id='name'
        label='新的称呼'
        hint='邻居和工作人员看到的名字，不必是真名。以前办过的事还留着当时的称呼。'
        value={text}
        max={LONGEST}
        error={wrong.name}
        onType={setText}
      />
      <FieldError id='name-failure'>{failure?.message}</FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void save()}>
        保存
      </Button>
    </Sheet>
  )
}
