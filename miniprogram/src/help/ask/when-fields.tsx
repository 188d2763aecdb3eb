import { STANDS_MAX } from '../../../../shared/help/limits.ts'
import { DAY } from '../../../../shared/lifecycle.ts'
import { Box } from '../../ui/base/box.tsx'
import { DateInput, TimeInput } from '../../ui/base/when.tsx'
import { Choices, Switch } from '../../ui/parts/choices.tsx'
import fieldStyle from '../../ui/parts/field.module.scss'
import { Group } from '../../ui/parts/field.tsx'
import { dayAfter, dayOf, weekdayOf } from '../../words/day.ts'
import style from './ask.module.scss'
import { type AskForm, type When, whens, whenWords } from './form.ts'

const hints: Record<When, string> = {
  now: '四小时内有人来就好',
  at: '到时候来，最多等两小时',
  any: '到那天晚上十点前，谁方便谁来',
}

/** When: as soon as somebody can, at a day and time (and so each week), or any time until a day is over. */
export function WhenFields({
  form,
  now,
  error,
  change,
}: {
  form: AskForm
  now: number
  error: string | undefined
  change: (part: Partial<AskForm>) => void
}) {
  const today = dayOf(now)
  return (
    <Group id='help-when' label='什么时候' hint={hints[form.when]} error={error}>
      <Choices
        label='什么时候'
        options={whens.map((when) => [when, whenWords[when]] as const)}
        chosen={form.when}
        onChoose={(when) => change({ when })}
      />
      {form.when !== 'now' && (
        <Box className={style.times}>
          <DateInput
            id='help-day'
            label={form.when === 'at' ? '哪一天' : '最晚哪一天'}
            className={fieldStyle.input}
            value={form.day}
            from={today}
            to={dayAfter(today, STANDS_MAX / DAY - 1)}
            onPick={(day) => change({ day })}
          />
          {form.when === 'at' && (
            <TimeInput
              id='help-time'
              label='几点'
              className={fieldStyle.input}
              value={form.time}
              onPick={(time) => change({ time })}
            />
          )}
        </Box>
      )}
      {form.when === 'at' && (
        <Switch
          label='每周一次'
          hint={`每${weekdayOf(form.day)}同一时间自动再发一次，随时可以停`}
          on={form.weekly}
          onChange={(weekly) => change({ weekly })}
        />
      )}
    </Group>
  )
}
