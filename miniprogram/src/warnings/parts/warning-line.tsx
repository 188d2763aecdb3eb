import type { Warning } from '../../../../shared/warnings/warning.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Go } from '../../ui/base/tap.tsx'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/icon/icon.tsx'
import { warningIcons, warningWord } from '../../words/warning.ts'
import style from './warning.module.scss'

/** A warning in one line that leads to all of it. */
export function WarningLine({ warning }: { warning: Warning }) {
  return (
    <Go to={paths.warning(warning.id)} className={cx(style.band, style.line, style[warning.level])}>
      <Icon name={warningIcons[warning.kind]} />
      <Box as='span' className={style.lineWords}>
        {warningWord(warning)}
      </Box>
      <Icon name='chevron-right' />
    </Go>
  )
}
