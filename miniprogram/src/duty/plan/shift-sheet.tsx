/** Puts someone on duty: who, from when to when, for how many weeks. */
import { useState } from 'react'
import { WEEKS_MAX } from '../../../../shared/duty/contract.ts'
import { servesAt } from '../../../../shared/duty/policy.ts'
import { roleWords } from '../../../../shared/roles/roles.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useReading } from '../../live/use-reading.ts'
import { useAsking } from '../../messages/use-asking.ts'
import { TimeInput } from '../../ui/base/when.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Choices } from '../../ui/parts/choices.tsx'
import fieldStyle from '../../ui/parts/field.module.scss'
import { FieldError, Group } from '../../ui/parts/field.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import { dayAfter, dayWords, momentOf } from '../../words/day.ts'
import type { AreaChoice } from '../../work/areas-of.ts'

const usual = [
  ['08:00-20:00', '白班 8–20 点'],
  ['20:00-08:00', '夜班 20–8 点'],
  ['08:00-18:00', '日间 8–18 点'],
] as const
const weeks = [1, 2, 4, 8, WEEKS_MAX].map(
  (count) => [String(count), count === 1 ? '只这一次' : `连续 ${count} 周`] as const,
)

export function ShiftSheet({
  area,
  day,
  onPlanned,
  onClose,
}: {
  area: AreaChoice
  day: string
  onPlanned: () => void
  onClose: () => void
}) {
  const { reading, reread } = useReading(
    () => api.call('listServing', { params: { area: area.code }, query: { limit: 50 } }),
    { key: area.code },
  )
  const [person, setPerson] = useState<string>()
  const [[begin, end], setHours] = useState<readonly [string, string]>(['08:00', '20:00'])
  const [count, setCount] = useState('1')
  const { busy, failure, wrong, act } = useAct()
  const { ask } = useAsking('dutyGap')

  async function plan() {
    const from = momentOf(day, begin)
    const to = momentOf(end > begin ? day : dayAfter(day, 1), end)
    if (!person || !from || !to) return
    ask()
    const params = { area: area.code }
    const body = { person, from, to, weeks: Number(count) }
    if (!(await act({ params, body }, (key) => api.call('planShifts', { params, body, key }), '已排好'))) return
    onPlanned()
    onClose()
  }

  const title = `${area.name}，${dayWords(day)}加一班`
  if (reading.state !== 'ready') {
    return (
      <Sheet title={title} onClose={onClose}>
        {reading.state === 'loading' && <Skeleton cards={1} />}
        {reading.state === 'failed' && <ErrorState failure={reading.failure} retry={reread} />}
      </Sheet>
    )
  }
  const able = new Map(
    reading.value.items
      .filter((row) => servesAt([row], area.code))
      .map((row) => [row.person, `${row.name} · ${roleWords[row.role]}`] as const),
  )
  return (
    <Sheet title={title} onClose={onClose}>
      <Group id='shift-person' label='谁值班' error={wrong.person}>
        {able.size === 0 ? (
          '这里还没有可以值班的人，先在“人员与身份”里邀请。'
        ) : (
          <Choices label='谁值班' options={[...able]} chosen={person} onChoose={setPerson} />
        )}
      </Group>
      <Group id='shift-hours' label='几点到几点' error={wrong.to ?? wrong.from}>
        <Choices
          label='常用班次'
          options={usual}
          chosen={usual.find(([hours]) => hours === `${begin}-${end}`)?.[0]}
          onChoose={(hours) => {
            const [from = begin, to = end] = hours.split('-')
            setHours([from, to])
          }}
        />
        <TimeInput
          id='shift-from'
          label='开始'
          className={fieldStyle.input}
          value={begin}
          onPick={(time) => setHours([time, end])}
        />
        <TimeInput
          id='shift-to'
          label='结束'
          className={fieldStyle.input}
          value={end}
          onPick={(time) => setHours([begin, time])}
        />
      </Group>
      <Group id='shift-weeks' label='重复'>
        <Choices label='重复' options={weeks} chosen={count} onChoose={setCount} />
      </Group>
      <FieldError id='shift'>{failure?.message}</FieldError>
      <Button kind='main' wide busy={busy} disabled={!person} onTap={() => void plan()}>
        排上
      </Button>
    </Sheet>
  )
}
