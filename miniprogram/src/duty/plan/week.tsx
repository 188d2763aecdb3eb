/** A week of the plan: seven days side by side on a wide screen, below one another on a phone. */
import { useState } from 'react'
import type { Shift } from '../../../../shared/duty/contract.ts'
import type { Reply } from '../../../../shared/routes.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useReading } from '../../live/use-reading.ts'
import { clock } from '../../platform/clock.ts'
import { Box } from '../../ui/base/box.tsx'
import { cx } from '../../ui/cx.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { Spread } from '../../ui/parts/head.tsx'
import { Letter, Tag } from '../../ui/parts/letter.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { dayAfter, dayOf, dayWords, momentOf, rangeWords } from '../../words/day.ts'
import style from './plan.module.scss'

const DAYS = 7

interface WeekProps {
  area: string
  monday: string
  manages: boolean
  onAdd: (day: string) => void
  onChanged: () => void
}

export function Week(props: WeekProps) {
  const { area, monday, onChanged } = props
  const from = momentOf(monday, '00:00') ?? ''
  const to = momentOf(dayAfter(monday, DAYS), '00:00') ?? ''
  const { reading, reread } = useReading(() => api.call('listShifts', { params: { area }, query: { from, to } }), {
    key: `${area}-${monday}`,
  })
  const [removing, setRemoving] = useState<Shift>()
  const { busy, failure, act } = useAct()

  async function remove(shift: Shift) {
    const params = { area: shift.area, shift: shift.id }
    if (!(await act(params, () => api.call('removeShift', { params }), '已删除'))) return
    setRemoving(undefined)
    onChanged()
  }

  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  return (
    <>
      <Box className={style.week}>
        {Array.from({ length: DAYS }, (_, at) => dayAfter(monday, at)).map((day) => (
          <Day key={day} day={day} plan={reading.value} {...props} onRemove={setRemoving} />
        ))}
      </Box>
      {removing && (
        <Confirm
          title='删除这一班'
          word='删除'
          busy={busy}
          failure={failure}
          onYes={() => void remove(removing)}
          onClose={() => setRemoving(undefined)}
        >
          {removing.name}，{rangeWords(removing)}。删除后这段时间若没有别人，会显示为无人值班。
        </Confirm>
      )}
    </>
  )
}

function Day({
  day,
  plan,
  manages,
  onAdd,
  onRemove,
}: WeekProps & { day: string; plan: Reply<'listShifts'>; onRemove: (shift: Shift) => void }) {
  const about = plan.days.find(({ date }) => date === day)
  const shifts = plan.items.filter(({ from }) => dayOf(Date.parse(from)) === day)
  const past = day < dayOf(clock.now())
  return (
    <Box as='section' className={cx(style.day, past && style.past)} label={dayWords(day)}>
      <Spread>
        <Box as='h3' className={style.dayName}>
          {dayWords(day)}
        </Box>
        {manages && !past && (
          <Button kind='quiet' icon='plus' label={`${dayWords(day)}加一班`} onTap={() => onAdd(day)}>
            加一班
          </Button>
        )}
      </Spread>
      {about?.name && (
        <Box>
          <Tag tone='amber'>{about.work ? `${about.name}调休上班` : about.name}</Tag>
        </Box>
      )}
      {shifts.map((shift) => (
        <Letter
          key={shift.id}
          title={rangeWords(shift)}
          lines={[shift.uncovered ? `${shift.name} 请假${shift.reason ? `：${shift.reason}` : ''}` : shift.name]}
          beside={
            manages &&
            !past && (
              <Button kind='quiet' icon='trash-2' label={`删除${shift.name}的班`} onTap={() => onRemove(shift)}>
                删除
              </Button>
            )
          }
        >
          {shift.uncovered && (
            <Box>
              <Tag icon='triangle-alert' tone='amber'>
                无人顶班
              </Tag>
            </Box>
          )}
        </Letter>
      ))}
      {shifts.length === 0 && <Soft>没有排班</Soft>}
    </Box>
  )
}
