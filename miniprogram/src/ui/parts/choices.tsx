import { Box } from '../base/box.tsx'
import { Tap } from '../base/tap.tsx'
import { cx } from '../cx.ts'
import { Icon } from '../icon/icon.tsx'
import style from './choices.module.scss'

/** A few words of which one is chosen. */
export function Choices<T extends string>({
  label,
  options,
  chosen,
  onChoose,
}: {
  label: string
  options: readonly (readonly [T, string])[]
  chosen: T | undefined
  onChoose: (option: T) => void
}) {
  return (
    <Box className={style.choices} role='radiogroup' label={label}>
      {options.map(([option, word]) => (
        <Tap
          key={option}
          role='radio'
          checked={option === chosen}
          className={cx(style.choice, option === chosen && style.chosen)}
          onTap={() => onChoose(option)}
        >
          {option === chosen && <Icon name='check' />}
          {word}
        </Tap>
      ))}
    </Box>
  )
}

/** Something that is on or off. */
export function Switch({
  label,
  hint,
  on,
  onChange,
}: {
  label: string
  hint?: string | undefined
  on: boolean
  onChange: (on: boolean) => void
}) {
  return (
    <Tap role='switch' checked={on} className={style.switch} onTap={() => onChange(!on)}>
      <Box as='span' className={style.switchWords}>
        <Box as='span'>{label}</Box>
        {hint && (
          <Box as='span' className={style.hint}>
            {hint}
          </Box>
        )}
      </Box>
      <Box as='span' className={cx(style.track, on && style.on)} decorative>
        <Box as='span' className={style.knob} />
      </Box>
    </Tap>
  )
}
