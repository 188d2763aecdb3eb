import { HELP_MINUTES_MAX, MINUTES_STEP } from '../../../../shared/help/limits.ts'
import { LineField } from '../../ui/parts/field.tsx'

/** What was typed as minutes; `wrong` where it is none. Nothing typed leaves it to the service. */
export function minutesOf(typed: string): { minutes?: number } | 'wrong' {
  const text = typed.trim()
  if (text === '') return {}
  const minutes = Number(text)
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= HELP_MINUTES_MAX ? { minutes } : 'wrong'
}

/** How long a help took. */
export function MinutesField({
  id,
  label,
  value,
  onType,
}: {
  id: string
  label: string
  value: string
  onType: (text: string) => void
}) {
  return (
    <LineField
      id={id}
      label={label}
      optional
      keyboard='number'
      hint={`不填就按出发到完成的时间算，每 ${MINUTES_STEP} 分钟记一次`}
      value={value}
      error={minutesOf(value) === 'wrong' ? `请填 1 到 ${HELP_MINUTES_MAX} 的整数` : undefined}
      onType={onType}
    />
  )
}
