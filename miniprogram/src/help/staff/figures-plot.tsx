/** A line for each row: how many of its requests were met, go on, and came to nothing; the numbers stand beside it. */
import { Box } from '../../ui/base/box.tsx'
import { cx } from '../../ui/cx.ts'
import { Card } from '../../ui/parts/card.tsx'
import type { FiguresRow } from './figures-table.tsx'
import style from './staff.module.scss'

const parts = ['met', 'going', 'unmet'] as const
const partWords = { met: '帮成了', going: '在进行', unmet: '没帮成' } as const

export function FiguresPlot({ title, rows }: { title: string; rows: readonly FiguresRow[] }) {
  const most = Math.max(1, ...rows.map(({ figures }) => figures.asked))
  const ordered = [...rows].sort((one, other) => other.figures.asked - one.figures.asked)
  return (
    <Card title={title}>
      <Box as='ul' className={style.plot} label={title}>
        {ordered.map(({ id, name, figures }) => (
          <Box as='li' key={id} className={style.line}>
            <Box>
              {name} {figures.asked} 件
            </Box>
            <Box decorative className={style.track}>
              {parts.map((part) => (
                <Box key={part} className={style[part]} style={{ width: `${(figures[part] / most) * 100}%` }} />
              ))}
            </Box>
            <Box className={style.what}>
              {parts
                .filter((part) => figures[part] > 0)
                .map((part) => `${partWords[part]} ${figures[part]}`)
                .join('，')}
            </Box>
          </Box>
        ))}
      </Box>
      <Box className={style.legend}>
        {parts.map((part) => (
          <Box as='span' key={part} className={style.key}>
            <Box as='span' decorative className={cx(style.swatch, style[part])} /> {partWords[part]}
          </Box>
        ))}
      </Box>
    </Card>
  )
}
