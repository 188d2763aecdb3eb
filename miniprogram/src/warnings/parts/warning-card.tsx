import type { ReactNode } from 'react'
import type { Warning } from '../../../../shared/warnings/warning.ts'
import { Box } from '../../ui/base/box.tsx'
import { cx } from '../../ui/cx.ts'
import { untilWords } from '../../words/warning.ts'
import style from './warning.module.scss'
import { WarningBand } from './warning-band.tsx'

export type ShownWarning = Pick<Warning, 'kind' | 'level' | 'exercise' | 'headline' | 'measures' | 'issuer' | 'endsAt'>

/** A warning as it stands above everything: what it is, what to do, until when, whose word it is. `children`: its buttons. */
export function WarningCard({ warning, now, children }: { warning: ShownWarning; now: number; children?: ReactNode }) {
  const { level, headline, measures, issuer } = warning
  return (
    <Box className={cx(style.card, style[`edge-${level}`])}>
      <WarningBand warning={warning} />
      <Box className={style.inside}>
        <Box as='h2' className={style.headline}>
          {headline}
        </Box>
        <Box className={style.measures}>{measures}</Box>
        <Box className={style.soft}>
          {untilWords(warning, now)} · {issuer}
        </Box>
        {children}
      </Box>
    </Box>
  )
}
