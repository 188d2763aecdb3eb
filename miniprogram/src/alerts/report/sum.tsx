import type { Figures } from '../../../../shared/alerts/report.ts'
import { Box } from '../../ui/base/box.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { measures, measureWords, type Part, spanWordsOr } from './measures.ts'
import style from './report.module.scss'

/** The area as a whole: how many, how they ended, how fast. */
export function Sum({ figures, part }: { figures: Figures; part: Part }) {
  const { alerts, resolved, falseAlarms, cancelled, missed } = figures
  return (
    <Card>
      <Box as='ul' className={style.sum} label='合计'>
        {measures.map((measure) => (
          <Box as='li' key={measure} className={style.figure}>
            <Box className={style.what}>
              {measureWords[measure]}，{figures[measure].count} 起的中位
            </Box>
            <Box className={style.value}>{spanWordsOr(figures[measure].median)}</Box>
            <Box className={style.what}>95% 在 {spanWordsOr(figures[measure].p95)}内</Box>
          </Box>
        ))}
        <Box as='li' className={style.figure}>
          <Box className={style.what}>有环节没接上</Box>
          <Box className={style.value}>{missed} 起</Box>
          <Box className={style.what}>共 {alerts} 起</Box>
        </Box>
      </Box>
      <Soft>
        {part === 'real'
          ? `处置完 ${resolved} 起，误报 ${falseAlarms} 起，自己取消 ${cancelled} 起。`
          : `走完全程 ${resolved} 起，提前结束或到时结束 ${cancelled} 起。`}
        时间都从按下按钮算起。
      </Soft>
    </Card>
  )
}
