import { Box } from '../base/box.tsx'
import { Tap } from '../base/tap.tsx'
import { Icon } from '../icon/icon.tsx'
import style from './check.module.scss'

/** A box to tick. `label` says of what, also where `words` stand beside it. */
export function Check({
  label,
  words,
  on,
  onToggle,
}: {
  label: string
  words?: string | undefined
  on: boolean
  onToggle: () => void
}) {
  return (
    <Tap role='checkbox' checked={on} label={label} className={style.check} onTap={onToggle}>
      <Icon name={on ? 'square-check-big' : 'square'} className={on ? style.on : style.off} />
      {words && <Box as='span'>{words}</Box>}
    </Tap>
  )
}
