import { Box } from '../../ui/base/box.tsx'
import { DateInput, TimeInput } from '../../ui/base/when.tsx'
import fieldStyle from '../../ui/parts/field.module.scss'
import { Group } from '../../ui/parts/field.tsx'
import style from './compose.module.scss'
import type { WordingProps } from './wording-fields.tsx'

/** Until when it stands. `from`: the first day that can be picked. */
export function EndField({ form, wrong, change, from }: WordingProps & { from: string }) {
  return (
    <Group id='notice-end' label='有效到' hint='到时间自动标为“已结束”。不选日期就是 30 天。' error={wrong.endsAt}>
      <Box className={style.when}>
        <DateInput
          id='notice-end-day'
          label='结束日期'
          className={fieldStyle.input}
          value={form.endDay}
          from={from}
          onPick={(endDay) => change({ endDay })}
        />
        <TimeInput
          id='notice-end-time'
          label='结束时间'
          className={fieldStyle.input}
          value={form.endTime}
          onPick={(endTime) => change({ endTime })}
        />
      </Box>
    </Group>
  )
}
