import { useState } from 'react'
import {
  type IncidentKind,
  incidentKinds,
  incidentKindWords,
  NAME_MAX,
  SAID_MAX,
} from '../../../../shared/incidents/incident.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { go, paths } from '../../paths.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Choices } from '../../ui/parts/choices.tsx'
import { FieldError, Group, LineField, TextField } from '../../ui/parts/field.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'

const kinds = incidentKinds.map((kind) => [kind, incidentKindWords[kind]] as const)

/** 平急转换: what it is, in a few taps. `open`: how many alerts are open in the area just now. */
export function OpenIncident({ area, open, onClose }: { area: string; open: number; onClose: () => void }) {
  const [kind, setKind] = useState<IncidentKind>()
  const [name, setName] = useState('')
  const [text, setText] = useState('')
  const { act, busy, failure, wrong } = useAct()

  async function submit() {
    if (!kind) return
    const body = { area, kind, name: name.trim(), ...(text.trim() ? { text: text.trim() } : {}) }
    const made = await act(body, (key) => api.call('openIncident', { body, key }), '已转为应急')
    if (!made) return
    onClose()
    go(paths.incident(made.id))
  }
  return (
    <Sheet title='转为应急' onClose={onClose}>
      <Soft>
        {open > 0 ? `现在进行中的 ${open} 起求助和之后的新求助会自动归入。` : '之后的新求助会自动归入。'}
        每起求助照常逐级通知，不受影响。
      </Soft>
      <Group id='incident-kind' label='什么事件' error={wrong.kind}>
        <Choices label='什么事件' options={kinds} chosen={kind} onChoose={setKind} />
      </Group>
      <LineField
        id='incident-name'
        label='名称'
        value={name}
        max={NAME_MAX}
        placeholder='如：暴雨内涝'
        error={wrong.name}
        onType={setName}
      />
      <TextField
        id='incident-text'
        label='情况'
        optional
        value={text}
        max={SAID_MAX}
        error={wrong.text}
        onType={setText}
      />
      <FieldError id='incident'>{failure?.message}</FieldError>
      <Button
        kind='main'
        wide
        icon='siren'
        busy={busy}
        disabled={!kind || name.trim().length < 2}
        onTap={() => void submit()}
      >
        转为应急
      </Button>
    </Sheet>
  )
}
