import { useState } from 'react'
import type { Outcome } from '../../api/outcome.ts'
import { useAct } from '../../live/use-act.ts'
import { Button } from '../../ui/parts/button.tsx'
import { FieldError, LineField } from '../../ui/parts/field.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'

/** What can be changed of a device and of a key fire point alike. `every`: how long from one time to the next, in their own unit. */
interface Changed {
  name: string
  every: number
  detail?: string
}

export function ChangeSheet({
  title,
  of,
  every: { label, hint },
  save,
  onClose,
}: {
  title: string
  of: { name: string; every: number; place: { detail?: string | undefined } }
  every: { label: string; hint?: string }
  save: (body: Changed, key: string) => Promise<Outcome<unknown>>
  onClose: () => void
}) {
  const [name, setName] = useState(of.name)
  const [detail, setDetail] = useState(of.place.detail ?? '')
  const [every, setEvery] = useState(String(of.every))
  const { busy, failure, wrong, act } = useAct()

  async function send() {
    const body = { name, every: Number(every), ...(detail ? { detail } : {}) }
    if (await act(body, (key) => save(body, key), '已更改')) onClose()
  }
  return (
    <Sheet title={title} onClose={onClose}>
      <LineField id='change-name' label='名称' value={name} max={40} error={wrong.name} onType={setName} />
      <LineField
        id='change-detail'
        label='具体位置'
        optional
        value={detail}
        max={60}
        error={wrong.detail}
        onType={setDetail}
      />
      <LineField
        id='change-every'
        label={label}
        hint={hint}
        keyboard='number'
        value={every}
        error={wrong.every}
        onType={setEvery}
      />
      <FieldError id='change'>{failure && !failure.fields ? failure.message : undefined}</FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void send()}>
        保存
      </Button>
    </Sheet>
  )
}
