import type { Warning } from '../../../../shared/warnings/warning.ts'
import { Box } from '../../ui/base/box.tsx'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/icon/icon.tsx'
import { warningIcons, warningWord } from '../../words/warning.ts'
import style from './warning.module.scss'

/** What kind of warning of which level, in the colour of the level, in words and with an icon. */
export function WarningBand({
  warning,
  small,
}: {
  warning: Pick<Warning, 'kind' | 'level' | 'exercise'>
  /** As a mark in a list. */
  small?: boolean
}) {
  return (
    <Box as='span' className={cx(small ? style.mark : style.band, style[warning.level])}>
      <Icon name={warningIcons[warning.kind]} className={small ? undefined : style.bandIcon} />
      <Box as='span' className={small ? undefined : style.bandWord}>
        {warningWord(warning)}
      </Box>
    </Box>
  )
}
