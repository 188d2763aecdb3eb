/** Fields for a day and for a time of day: the browser's own, and WeChat's pickers. */
import { Picker, View } from '@tarojs/components'

interface WhenProps {
  id: string
  label: string
  value: string
  onPick: (value: string) => void
  className?: string | undefined
  /** The first and the last that can be picked. */
  from?: string | undefined
  to?: string | undefined
}

function When({ kind, ...props }: WhenProps & { kind: 'date' | 'time' }) {
  const { id, label, value, onPick, className, from, to } = props
  if (process.env.TARO_ENV === 'h5') {
    return (
      <input
        id={id}
        type={kind}
        className={className}
        value={value}
        min={from}
        max={to}
        aria-label={label}
        onChange={(event) => onPick(event.target.value)}
      />
    )
  }
  return (
    <Picker
      mode={kind}
      value={value}
      {...(from && { start: from })}
      {...(to && { end: to })}
      onChange={(event) => onPick(String(event.detail.value))}
    >
      <View id={id} className={`${className ?? ''} tap`} ariaRole='button' ariaLabel={`${label} ${value}`}>
        {value || '请选择'}
      </View>
    </Picker>
  )
}

/** A day, as `2026-11-22`. */
export const DateInput = (props: WhenProps) => <When kind='date' {...props} />

/** A time of day, as `08:30`. */
export const TimeInput = (props: WhenProps) => <When kind='time' {...props} />
