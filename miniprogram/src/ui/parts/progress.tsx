import { countWords, percentWords } from '../../words/number.ts'
import { Box } from '../base/box.tsx'
import { Bar } from './bar.tsx'
import style from './progress.module.scss'

/** How far something is that goes on by itself: 已处理 300 / 1,000 行（30%）. Without `total` only how much is done. */
export function Progress({
  label,
  done,
  total,
  unit,
}: {
  label: string
  done: number
  total: number | undefined
  unit: string
}) {
  const share = total ? Math.min(done / total, 1) : 0
  return (
    <Box className={style.progress}>
      <Box className={style.words}>
        <Box as='span'>{label}</Box>
        <Box as='span' className={style.numbers}>
          {countWords(done)}
          {total !== undefined && ` / ${countWords(total)}`} {unit}
          {total !== undefined && total > 0 && `（${percentWords(share)}）`}
        </Box>
      </Box>
      <Bar share={share} />
    </Box>
  )
}
