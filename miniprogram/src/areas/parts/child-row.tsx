import { Box } from '../../ui/base/box.tsx'
import { Tap } from '../../ui/base/tap.tsx'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/icon/icon.tsx'
import type { IconName } from '../../ui/icon/names.ts'
import style from './child-row.module.scss'

/** An area in the list of those beside it; on a wide screen one of them is open. */
export function ChildRow({
  icon,
  name,
  hint,
  chosen,
  onTap,
}: {
  icon: IconName
  name: string
  hint: string
  chosen: boolean
  onTap: () => void
}) {
  return (
    <Tap className={cx(style.child, chosen && style.chosen)} current={chosen} onTap={onTap}>
      <Icon name={icon} />
      <Box as='span' className={style.childWords}>
        <Box as='span' className={style.childName}>
          {name}
        </Box>
        <Box as='span' className={style.soft}>
          {hint}
        </Box>
      </Box>
      <Icon name='chevron-right' />
    </Tap>
  )
}
