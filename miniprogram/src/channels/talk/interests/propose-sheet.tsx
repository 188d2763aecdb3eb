import { useState } from 'react'
import { api } from '../../../api/api.ts'
import { useAct } from '../../../live/use-act.ts'
import { Button } from '../../../ui/parts/button.tsx'
import { FieldError, LineField, TextField } from '../../../ui/parts/field.tsx'
import { Sheet } from '../../../ui/sheet/sheet.tsx'

export function ProposeSheet({
  community,
  onDone,
  onClose,
}: {
  community: string
  onDone: () => void
  onClose: () => void
}) {
  const [name, setName] = useState('')
  const [about, setAbout] = useState('')
  const { busy, failure, wrong, act } = useAct()
  async function propose() {
    const body = { area: community, name: name.trim(), about: about.trim() }
    if (await act(body, (key) => api.call('proposeInterest', { body, key }), '已提交，社区同意后开设')) onDone()
  }
  return (
    <Sheet title='提议兴趣频道' onClose={onClose}>
      <LineField
        id='interest-name'
        label='名称'
        placeholder='例如：广场舞'
        value={name}
        max={12}
        error={wrong.name}
        onType={setName}
      />
      <TextField
        id='interest-about'
        label='聊些什么'
        placeholder='例如：每天晚饭后在东门广场，欢迎一起来'
        value={about}
        max={200}
        error={wrong.about}
        onType={setAbout}
      />
      <FieldError id='interest'>{Object.keys(wrong).length > 0 ? undefined : failure?.message}</FieldError>
      <Button
        kind='main'
        wide
        busy={busy}
        disabled={name.trim().length < 2 || about.trim().length < 2}
        onTap={() => void propose()}
      >
        提交提议
      </Button>
    </Sheet>
  )
}
