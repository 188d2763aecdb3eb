import type { DayFigures } from '../../../../shared/incidents/wall.ts'
import { Box } from '../../ui/base/box.tsx'
import { cx } from '../../ui/cx.ts'
import { atOnceWords, endingsWords } from '../words.ts'
import style from './screen.module.scss'

/** What became of today's alerts: in all, how they stand, and how soon somebody said that they go. Each line adds up to the first number. */
export function Figures({ today }: { today: DayFigures }) {
  const answers = [
    { word: '30 秒内应答', count: today.atOnce, hint: `占 ${atOnceWords(today)}` },
    { word: '30 秒后应答', count: today.later, hint: '有人说去，但晚了' },
    { word: '还没人应答', count: today.waiting, hint: '正在逐级通知', presses: today.waiting > 0 },
    { word: '没应答就结束', count: today.unanswered, hint: '取消或电话核实' },
  ]
  return (
    <Box as='section' className={style.figures} label='今日数据'>
      <Box className={cx(style.figure, style.sum)}>
        <Box as='span' className={style.number}>
          {today.raised}
        </Box>
        <Box as='span' className={style.word}>
          今日求助
        </Box>
        <Box as='span' className={style.hint}>
          {endingsWords(today)}
        </Box>
      </Box>
      {answers.map(({ word, count, hint, presses }) => (
        <Box key={word} className={cx(style.figure, presses && style.presses)}>
          <Box as='span' className={style.number}>
            {count}
          </Box>
          <Box as='span' className={style.word}>
            {word}
          </Box>
          <Box as='span' className={style.hint}>
            {hint}
          </Box>
        </Box>
      ))}
      <Box className={style.figure}>
        <Box as='span' className={style.number}>
          {today.drills}
        </Box>
        <Box as='span' className={style.word}>
          演练
        </Box>
        <Box as='span' className={style.hint}>
          不计入求助
        </Box>
      </Box>
    </Box>
  )
}
