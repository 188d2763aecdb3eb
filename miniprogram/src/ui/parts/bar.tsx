import { Box } from '../base/box.tsx'
import { cx } from '../cx.ts'
import style from './bar.module.scss'

/** A share from 0 to 1 as the filled part of a line. The number stands in words beside it, so it is decoration. */
export function Bar({ share, tone = 'brand' }: { share: number; tone?: 'brand' | 'amber' }) {
  return (
    <Box as='span' decorative className={style.track}>
      <Box
        as='span'
        className={cx(style.bar, tone === 'amber' && style.amber)}
        style={{ width: `${Math.round(Math.min(Math.max(share, 0), 1) * 1000) / 10}%` }}
      />
    </Box>
  )
}

/** A share in a cell of a table: the bar, and its words. */
export const BarCell = ({ share, words }: { share: number; words: string }) => (
  <Box as='span' className={style.cell}>
    <Bar share={share} />
    <Box as='span' className={style.words}>
      {words}
    </Box>
  </Box>
)
