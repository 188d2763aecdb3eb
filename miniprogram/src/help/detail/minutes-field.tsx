import { HELP_MINUTES_MAX, MINUTES_STEP } from '../../../../shared/help/limits.ts'
import { LineField } from '../../ui/parts/field.tsx'
import { minutesOf } from './minutes.ts'

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
      hint={`不填就按出发到完成的时间算，每 ${MINUTES_STEP} 分钟记一次；从答应到帮完有多久，最多就记多久`}
      value={value}
      error={minutesOf(value) === 'wrong' ? `请填 1 到 ${HELP_MINUTES_MAX} 的整数` : undefined}
      onType={onType}
    />
  )
}
