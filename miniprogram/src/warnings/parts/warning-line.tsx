import type { Warning } from '../../../../shared/warnings/warning.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Go } from '../../ui/base/tap.tsx'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/icon/icon.tsx'
import { warningIcons, warningWord } from '../../words/warning.ts'
import style from './warning.module.scss'

/** A warning in one line that leads to all of it. `others`: how many more there are; then it leads to all of them. */
export function WarningLine({ warning, others = 0 }: { warning: Warning; others?: number }) {
  return (
    <Go
      to={others > 0 ? paths.warnings : paths.warning(warning.id)}
      className={cx(style.band, style.line, style[warning.level])}
    >
      <Icon name={warningIcons[warning.kind]} />
      <Box as='span' className={style.lineWords}>
        {warningWord(warning)}
        {others > 0 && ` 等 ${others + 1} 条预警`}
      </Box>
      <Icon name='chevron-right' />
    </Go>
  )
}
