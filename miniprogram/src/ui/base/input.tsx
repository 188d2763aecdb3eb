/** Fields to type in. `id` binds the label; `invalid` and `describedBy` bind the error. */
import { Input, Textarea, View } from '@tarojs/components'
import { type ReactNode, useEffect, useRef } from 'react'

export interface TypeProps {
  id: string
  value: string
  onType: (text: string) => void
  className?: string | undefined
  placeholder?: string | undefined
  maxLength?: number | undefined
  invalid?: boolean | undefined
  describedBy?: string | undefined
  label: string
  /** What a phone's keyboard offers: letters unless said. */
  keyboard?: Keyboard | undefined
  /** How many lines a text has room for at first: 4 unless said. */
  rows?: number | undefined
}
export type Keyboard = 'text' | 'number' | 'phone'

const inputModes = { text: undefined, number: 'numeric', phone: 'tel' } as const

const aria = ({ invalid, describedBy }: TypeProps) => ({ 'aria-invalid': invalid, 'aria-describedby': describedBy })

export function LineInput(props: TypeProps) {
  const { id, value, onType, className, placeholder = '', maxLength, label, keyboard = 'text' } = props
  if (process.env.TARO_ENV === 'h5') {
    return (
      <input
        id={id}
        type='text'
        inputMode={inputModes[keyboard]}
        className={className}
        value={value}
        placeholder={placeholder}
        maxLength={maxLength}
        onChange={(event) => onType(event.target.value)}
        {...aria(props)}
      />
    )
  }
  return (
    <Input
      id={id}
      type={keyboard === 'text' ? 'text' : 'number'}
      className={className ?? ''}
      value={value}
      placeholder={placeholder}
      placeholderClass='placeholder'
      maxlength={maxLength ?? -1}
      ariaLabel={label}
      onInput={(event) => onType(event.detail.value)}
    />
  )
}

/** A text of several lines that grows with what is typed. */
export function TextInput(props: TypeProps) {
  const { id, value, onType, className, placeholder = '', label, rows = 4 } = props
  const box = useRef<HTMLTextAreaElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it grows whenever the text changes
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5' || !box.current) return
    box.current.style.height = 'auto'
    box.current.style.height = `${box.current.scrollHeight + 2}px`
  }, [value])
  if (process.env.TARO_ENV === 'h5') {
    return (
      <textarea
        ref={box}
        id={id}
        rows={rows}
        className={className}
        value={value}
        placeholder={placeholder}
        onChange={(event) => onType(event.target.value)}
        {...aria(props)}
      />
    )
  }
  return (
    <Textarea
      id={id}
      className={className ?? ''}
      value={value}
      placeholder={placeholder}
      placeholderClass='placeholder'
      maxlength={-1}
      autoHeight
      ariaLabel={label}
      onInput={(event) => onType(event.detail.value)}
    />
  )
}

/** The words that name a field. */
export function FieldLabel({
  of,
  className,
  children,
}: {
  of: string
  className?: string | undefined
  children: ReactNode
}) {
  if (process.env.TARO_ENV === 'h5') {
    return (
      <label htmlFor={of} className={className}>
        {children}
      </label>
    )
  }
  return <View className={className ?? ''}>{children}</View>
}
