import type { ImportCounts } from '../../../../shared/imports/contract.ts'
import { Box } from '../../ui/base/box.tsx'
import { cx } from '../../ui/cx.ts'
import { Card } from '../../ui/parts/card.tsx'
import { rowsOf } from '../../words/import.ts'
import { countWords } from '../../words/number.ts'
import style from './job.module.scss'

const words: readonly (readonly [keyof ImportCounts, string])[] = [
  ['added', '新增'],
  ['changed', '改动'],
  ['unchanged', '不变'],
  ['wrong', '有错'],
]

/** Rows by what they do, or did. */
export function Counts({ title, counts }: { title: string; counts: ImportCounts }) {
  return (
    <Card title={`${title}：共 ${countWords(rowsOf(counts))} 行`}>
      <Box as='dl' className={style.counts}>
        {words.map(([key, word]) => (
          <Box key={key} className={cx(style.count, key === 'wrong' && counts.wrong > 0 && style.wrong)}>
            <Box as='dt'>{word}</Box>
            <Box as='dd' className={style.number}>
              {countWords(counts[key])}
            </Box>
          </Box>
        ))}
      </Box>
    </Card>
  )
}
