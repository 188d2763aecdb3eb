import { Box } from '../../ui/base/box.tsx'
import { Tap } from '../../ui/base/tap.tsx'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/icon/icon.tsx'
import type { IconName } from '../../ui/icon/names.ts'
import style from './parts.module.scss'

/** A few large choices, each with an icon over its word. */
export function ChoiceTiles<T extends string>({
  label,
  options,
  chosen,
  onChoose,
}: {
  label: string
  options: readonly (readonly [T, string, IconName])[]
  /** One of them, or several where more than one may be chosen. */
  chosen: T | undefined | readonly T[]
  onChoose: (option: T) => void
}) {
  const several = Array.isArray(chosen)
  const isOn = (option: T) => (several ? chosen.includes(option) : option === chosen)
  return (
    <Box className={style.tiles} role={several ? 'group' : 'radiogroup'} label={label}>
      {options.map(([option, word, icon]) => (
        <Tap
          key={option}
          role={several ? 'checkbox' : 'radio'}
          checked={isOn(option)}
          className={cx(style.tile, isOn(option) && style.chosen)}
          onTap={() => onChoose(option)}
        >
          <Icon name={icon} className={style.tileIcon} />
          {word}
        </Tap>
      ))}
    </Box>
  )
}
