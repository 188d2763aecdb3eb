/** A field of a form: its label, what it is for, the field, and at it what is wrong. */
import type { ReactNode } from 'react'
import { Box } from '../base/box.tsx'
import { FieldLabel, type Keyboard, LineInput, TextInput } from '../base/input.tsx'
import { cx } from '../cx.ts'
import { Icon } from '../icon/icon.tsx'
import style from './field.module.scss'

interface TypedProps {
  id: string
  label: string
  value: string
  onType: (text: string) => void
  placeholder?: string | undefined
  hint?: ReactNode
  error?: string | undefined
  /** The most characters that the contract takes. */
  max?: number | undefined
  optional?: boolean | undefined
  keyboard?: Keyboard | undefined
}

const errorId = (id: string) => `${id}-error`

/** What is wrong, where it is wrong. */
export function FieldError({ id, children }: { id: string; children: string | undefined }) {
  if (!children) return null
  return (
    <Box id={errorId(id)} className={style.error} role='alert'>
      <Icon name='triangle-alert' /> {children}
    </Box>
  )
}

function Typed({ lines, ...props }: TypedProps & { lines: 'one' | 'many' }) {
  const { id, label, value, onType, placeholder, hint, error, max, optional, keyboard } = props
  const Input = lines === 'one' ? LineInput : TextInput
  const over = max !== undefined && value.length > max
  return (
    <Box className={style.field}>
      <FieldLabel of={id} className={style.label}>
        {label}
        {optional && (
          <Box as='span' className={style.optional}>
            （选填）
          </Box>
        )}
      </FieldLabel>
      {hint && <Box className={style.hint}>{hint}</Box>}
      <Input
        id={id}
        label={label}
        value={value}
        onType={onType}
        placeholder={placeholder}
        keyboard={keyboard}
        className={cx(style.input, lines === 'many' && style.many, (error || over) && style.bad)}
        invalid={error !== undefined || over}
        describedBy={error ? errorId(id) : undefined}
      />
      {max !== undefined && lines === 'many' && (
        <Box className={cx(style.count, over && style.over)}>
          {value.length} / {max} 字
        </Box>
      )}
      <FieldError id={id}>{error ?? (over ? `最多 ${max} 个字` : undefined)}</FieldError>
    </Box>
  )
}

export const LineField = (props: TypedProps) => <Typed lines='one' {...props} />
export const TextField = (props: TypedProps) => <Typed lines='many' {...props} />

/** A group of choices under one label. */
export function Group({
  id,
  label,
  hint,
  error,
  children,
}: {
  id: string
  label: string
  hint?: ReactNode
  error?: string | undefined
  children: ReactNode
}) {
  return (
    <Box className={style.field} role='group' labelledBy={id}>
      <Box id={id} className={style.label}>
        {label}
      </Box>
      {hint && <Box className={style.hint}>{hint}</Box>}
      {children}
      <FieldError id={id}>{error}</FieldError>
    </Box>
  )
}
