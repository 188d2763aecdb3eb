import { useState } from 'react'
import { SAY_MAX } from '../../../../shared/alerts/alert.ts'
import { type Outcome, outcomesFor, outcomeWords } from '../../../../shared/alerts/kinds.ts'
import { api } from '../../api/api.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Choices } from '../../ui/parts/choices.tsx'
import { FieldError, Group, TextField } from '../../ui/parts/field.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import type { MoveSheetProps } from './hand-over-sheet.tsx'
import { useWords } from './use-words.ts'

type By = 'call' | 'door'
const bys = [
  ['door', '上门看过'],
  ['call', '电话里核实'],
] as const

/** How it ended: asked for once more, since nothing undoes it. */
export function EndSheet({ how, ...props }: MoveSheetProps & { how: 'resolve' | 'callOff' }) {
  return how === 'resolve' ? <Resolve {...props} /> : <CallOff {...props} />
}

function Resolve({ alert, make, busy, failure, onClose }: MoveSheetProps) {
  const [outcome, setOutcome] = useState<Outcome>()
  const { text, setText, forget } = useWords(alert.id, 'resolve')
  const params = { alertId: alert.id }
  const isThere = alert.state === 'arrived'
  return (
    <Sheet title='处置完毕' onClose={onClose}>
      <Soft>结束后不再响铃，也不会再升级。</Soft>
      {!isThere && <Soft>还没有人到场。到了请先点“我到了”，再说现场怎么样。</Soft>}
      <Group id='outcome' label='怎么处置的'>
        <Choices
          label='处置结果'
          options={outcomesFor(isThere).map((each) => [each, outcomeWords[each]] as const)}
          chosen={outcome}
          onChoose={setOutcome}
        />
      </Group>
      <TextField id='resolve' label='补充说明' optional value={text} max={SAY_MAX} onType={setText} />
      <FieldError id='resolve-general'>{failure?.message}</FieldError>
      <Button
        kind='main'
        wide
        busy={busy}
        disabled={!outcome}
        onTap={() => {
          if (!outcome) return
          const body = { outcome, text: text.trim() || undefined }
          void make(
            { resolve: body },
            (key) => api.call('resolveAlert', { params, body, key }),
            '这起求助已处置完毕',
          ).then((done) => done && forget())
        }}
      >
        确认处置完毕
      </Button>
    </Sheet>
  )
}

function CallOff({ alert, make, busy, failure, onClose }: MoveSheetProps) {
  const [by, setBy] = useState<By>()
  const { text, setText, forget } = useWords(alert.id, 'call-off')
  const params = { alertId: alert.id }
  return (
    <Sheet title='确认是误报' onClose={onClose}>
      <Soft>您亲自核实过才能确认。误报不会影响对方以后求助。</Soft>
      <Group id='called-off' label='怎么核实的'>
        <Choices label='核实方式' options={bys} chosen={by} onChoose={setBy} />
      </Group>
      <TextField id='call-off' label='补充说明' optional value={text} max={SAY_MAX} onType={setText} />
      <FieldError id='call-off-general'>{failure?.message}</FieldError>
      <Button
        kind='main'
        wide
        busy={busy}
        disabled={!by}
        onTap={() => {
          if (!by) return
          const body = { by, text: text.trim() || undefined }
          void make({ callOff: body }, (key) => api.call('callOffAlert', { params, body, key }), '已确认是误报').then(
            (done) => done && forget(),
          )
        }}
      >
        确认没有危险
      </Button>
    </Sheet>
  )
}
