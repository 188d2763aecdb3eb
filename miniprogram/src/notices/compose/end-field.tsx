import { Group } from '../../ui/parts/field.tsx'
import { DayAndTime } from './day-and-time.tsx'
import type { WordingProps } from './wording-fields.tsx'

/** Until when it stands. `from`: the first day that can be picked. */
export function EndField({ form, wrong, change, from }: WordingProps & { from: string }) {
  return (
    <Group id='notice-end' label='有效到' hint='到时间自动标为“已结束”。不选日期就是 30 天。' error={wrong.endsAt}>
      <DayAndTime
        id='notice-end'
        word='结束'
        day={form.endDay}
        time={form.endTime}
        from={from}
        onDay={(endDay) => change({ endDay })}
        onTime={(endTime) => change({ endTime })}
      />
    </Group>
  )
}
