/** What its issuer says, word for word. */
import type { FieldErrors } from '../../../../shared/errors.ts'
import {
  warningKinds,
  warningKindWords,
  warningLevels,
  warningLevelWords,
} from '../../../../shared/warnings/warning.ts'
import { Box } from '../../ui/base/box.tsx'
import { DateInput, TimeInput } from '../../ui/base/when.tsx'
import { Choices } from '../../ui/parts/choices.tsx'
import fieldStyle from '../../ui/parts/field.module.scss'
import { Group, LineField, TextField } from '../../ui/parts/field.tsx'
import style from './relay.module.scss'
import type { WarningForm } from './warning-form.ts'

const kinds = warningKinds.map((kind) => [kind, warningKindWords[kind]] as const)
const levels = warningLevels.map((level) => [level, warningLevelWords[level]] as const)

export interface SaidProps {
  form: WarningForm
  wrong: FieldErrors
  change: (part: Partial<WarningForm>) => void
}

export function SaidFields({ form, wrong, change }: SaidProps) {
  return (
    <>
      <LineField
        id='warning-issuer'
        label='发布单位'
        hint='县级以上政府或有关部门，例如：武汉市气象台'
        value={form.issuer}
        max={60}
        error={wrong.issuer}
        onType={(issuer) => change({ issuer })}
      />
      <LineField
        id='warning-reference'
        label='文号或编号'
        hint='发布单位文件上的，任何人都能据此查到原文'
        value={form.reference}
        max={80}
        error={wrong.reference}
        onType={(reference) => change({ reference })}
      />
      <Group id='warning-kind' label='种类' error={wrong.kind}>
        <Choices label='种类' options={kinds} chosen={form.kind} onChoose={(kind) => change({ kind })} />
      </Group>
      <Group id='warning-level' label='级别' hint='从重到轻：红、橙、黄、蓝' error={wrong.level}>
        <Choices label='级别' options={levels} chosen={form.level} onChoose={(level) => change({ level })} />
      </Group>
      <LineField
        id='warning-headline'
        label='标题'
        value={form.headline}
        max={80}
        error={wrong.headline}
        onType={(headline) => change({ headline })}
      />
      <TextField
        id='warning-text'
        label='预警内容'
        value={form.text}
        max={2000}
        error={wrong.text}
        onType={(text) => change({ text })}
      />
      <TextField
        id='warning-measures'
        label='请居民这样做'
        hint='防御措施，用大字显示在每一页最上面'
        value={form.measures}
        max={2000}
        error={wrong.measures}
        onType={(measures) => change({ measures })}
      />
      <LineField
        id='warning-contact'
        label='咨询电话'
        value={form.contact}
        max={80}
        error={wrong.contact}
        onType={(contact) => change({ contact })}
      />
      <Moment
        id='warning-start'
        label='开始'
        day={form.startDay}
        time={form.startTime}
        error={wrong.startsAt}
        onPick={(startDay, startTime) => change({ startDay, startTime })}
      />
      <Moment
        id='warning-end'
        label='结束'
        day={form.endDay}
        time={form.endTime}
        error={wrong.endsAt}
        onPick={(endDay, endTime) => change({ endDay, endTime })}
      />
    </>
  )
}

function Moment({
  id,
  label,
  day,
  time,
  error,
  onPick,
}: {
  id: string
  label: string
  day: string
  time: string
  error: string | undefined
  onPick: (day: string, time: string) => void
}) {
  return (
    <Group id={id} label={`${label}时间`} error={error}>
      <Box className={style.when}>
        <DateInput
          id={`${id}-day`}
          label={`${label}日期`}
          className={fieldStyle.input}
          value={day}
          onPick={(next) => onPick(next, time)}
        />
        <TimeInput
          id={`${id}-time`}
          label={`${label}时间`}
          className={fieldStyle.input}
          value={time}
          onPick={(next) => onPick(day, next)}
        />
      </Box>
    </Group>
  )
}
