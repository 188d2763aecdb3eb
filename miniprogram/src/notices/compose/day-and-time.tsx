import { Box } from '../../ui/base/box.tsx'
import { DateInput, TimeInput } from '../../ui/base/when.tsx'
import fieldStyle from '../../ui/parts/field.module.scss'
import style from './compose.module.scss'

/** A day and a time of it, beside one another. */
export function DayAndTime({
  id,
  word,
  day,
  time,
  from,
  onDay,
  onTime,
}: {
  id: string
  /** Of what it is: 发布. */
  word: string
  day: string
  time: string
  /** The first day that can be picked. */
  from: string
  onDay: (day: string) => void
  onTime: (time: string) => void
}) {
  return (
    <Box className={style.when}>
      <DateInput
        id={`${id}-day`}
        label={`${word}日期`}
        className={fieldStyle.input}
        value={day}
        from={from}
        onPick={onDay}
      />
      <TimeInput id={`${id}-time`} label={`${word}时间`} className={fieldStyle.input} value={time} onPick={onTime} />
    </Box>
  )
}
