/** Leave: my shifts in that time stand uncovered until somebody stands in. */
import { useState } from 'react'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { clock } from '../../platform/clock.ts'
import { DateInput } from '../../ui/base/when.tsx'
import { Button } from '../../ui/parts/button.tsx'
import fieldStyle from '../../ui/parts/field.module.scss'
import { FieldError, Group, LineField } from '../../ui/parts/field.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import { say } from '../../ui/toast/say.ts'
import { dayAfter, dayOf, momentOf } from '../../words/day.ts'

export function LeaveSheet({ onTaken, onClose }: { onTaken: () => void; onClose: () => void }) {
  const today = dayOf(clock.now())
  const [first, setFirst] = useState(dayAfter(today, 1))
  const [last, setLast] = useState(dayAfter(today, 1))
  const [reason, setReason] = useState('')
  const { busy, failure, wrong, act } = useAct()

  async function take() {
    const from = momentOf(first, '00:00')
    const to = momentOf(dayAfter(last, 1), '00:00')
    if (!from || !to) return
    const body = { from, to, reason }
    const taken = await act(body, (key) => api.call('takeLeave', { body, key }))
    if (!taken) return
    const { length } = taken.uncovered
    say(length > 0 ? `已请假，${length} 个班等人顶替，社区会看到` : '已请假，这几天没有您的班')
    onTaken()
    onClose()
  }

  return (
    <Sheet title='请假' onClose={onClose}>
      <Group id='leave-days' label='哪几天' error={wrong.to ?? wrong.from}>
        <DateInput
          id='leave-from'
          label='从哪天'
          className={fieldStyle.input}
          value={first}
          from={today}
          onPick={(day) => {
            setFirst(day)
            if (last < day) setLast(day)
          }}
        />
        <DateInput
          id='leave-to'
          label='到哪天'
          className={fieldStyle.input}
          value={last}
          from={first}
          onPick={setLast}
        />
      </Group>
      <LineField id='leave-reason' label='原因' optional value={reason} error={wrong.reason} onType={setReason} />
      <FieldError id='leave'>{failure?.message}</FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void take()}>
        请假
      </Button>
    </Sheet>
  )
}
