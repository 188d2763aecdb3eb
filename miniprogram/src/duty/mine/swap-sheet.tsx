/** Asks a colleague to take one of my shifts. */
import { useState } from 'react'
import type { OwnShift } from '../../../../shared/duty/contract.ts'
import { DAY } from '../../../../shared/lifecycle.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useReading } from '../../live/use-reading.ts'
import { clock } from '../../platform/clock.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Choices } from '../../ui/parts/choices.tsx'
import { FieldError, Group, LineField } from '../../ui/parts/field.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import { dayOf, dayWords, rangeWords } from '../../words/day.ts'

/** Colleagues are those who stand on duty here in the coming two weeks. */
const comingFrom = (now: number) => ({
  from: new Date(now).toISOString(),
  to: new Date(now + 14 * DAY).toISOString(),
})

const NOTHING = ''
const when = (shift: Pick<OwnShift, 'from' | 'to'>) => `${dayWords(dayOf(Date.parse(shift.from)))} ${rangeWords(shift)}`

export function SwapSheet({
  me,
  shift,
  onAsked,
  onClose,
}: {
  me: Me
  shift: OwnShift
  onAsked: () => void
  onClose: () => void
}) {
  const [fortnight] = useState(() => comingFrom(clock.now()))
  const { reading, reread } = useReading(
    () => api.call('listShifts', { params: { area: shift.area }, query: fortnight }),
    { key: shift.area },
  )
  const [to, setTo] = useState<string>()
  const [back, setBack] = useState(NOTHING)
  const [reason, setReason] = useState('')
  const { busy, failure, wrong, act } = useAct()

  async function ask() {
    if (!to) return
    const params = { shift: shift.id }
    const body = { person: to, reason, ...(back ? { inReturn: { area: shift.area, shift: back } } : {}) }
    if (!(await act({ params, body }, (key) => api.call('askSwap', { params, body, key }), '已发给对方，等对方答复')))
      return
    onAsked()
    onClose()
  }
  const planned = reading.state === 'ready' ? reading.value.items : []
  const colleagues = new Map(
    planned.filter(({ person }) => person !== me.id).map(({ person, name }) => [person, name] as const),
  )
  const theirs = planned.filter(
    ({ person, uncovered, from }) => person === to && !uncovered && Date.parse(from) > clock.now(),
  )

  return (
    <Sheet title='找人换班' onClose={onClose}>
      <Box>{when(shift)}</Box>
      {reading.state === 'loading' && <Skeleton cards={1} />}
      {reading.state === 'failed' && <ErrorState failure={reading.failure} retry={reread} />}
      {reading.state === 'ready' && (
        <Group id='swap-to' label='请谁替' error={wrong.person}>
          {colleagues.size === 0 ? (
            '这两周没有别的同事在这里值班，请直接和社区商量。'
          ) : (
            <Choices
              label='请谁替'
              options={[...colleagues]}
              chosen={to}
              onChoose={(person) => {
                setTo(person)
                setBack(NOTHING)
              }}
            />
          )}
        </Group>
      )}
      {theirs.length > 0 && (
        <Group id='swap-back' label='拿对方哪一班来换' error={wrong.inReturn}>
          <Choices
            label='拿对方哪一班来换'
            options={[[NOTHING, '不换，只请替班'], ...theirs.map((one) => [one.id, when(one)] as const)]}
            chosen={back}
            onChoose={setBack}
          />
        </Group>
      )}
      <LineField id='swap-reason' label='说一句' optional value={reason} error={wrong.reason} onType={setReason} />
      <FieldError id='swap'>{failure?.message}</FieldError>
      <Button kind='main' wide busy={busy} disabled={!to} onTap={() => void ask()}>
        发给对方
      </Button>
    </Sheet>
  )
}
