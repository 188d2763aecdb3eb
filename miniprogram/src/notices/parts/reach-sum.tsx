import type { ReachCounts } from '../../../../shared/notices/reach.ts'
import { Box } from '../../ui/base/box.tsx'
import { Bar } from '../../ui/parts/bar.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { countWords } from '../../words/number.ts'
import { reachSteps, reachWords } from '../../words/reach.ts'
import style from './reach.module.scss'

/** How far a notice got, in households: a number, and a bar for each way in which they were told. */
export function ReachSum({ counts, confirm }: { counts: ReachCounts; confirm: boolean }) {
  const { targeted, reached, unreachable: away } = counts
  return (
    <>
      <Box className={style.sum}>
        <Box as='span' className={style.share}>
          {reachWords(counts)}
        </Box>
        <Box as='span'>
          已告知 {countWords(reached)} / {countWords(targeted)} 户
        </Box>
      </Box>
      <Box as='ul' className={style.steps} label='各种方式告知的户数'>
        {reachSteps(counts, confirm).map(({ key, word, count }) => (
          <Box as='li' key={key} className={style.step}>
            <Box as='span' className={style.word}>
              {word}
            </Box>
            <Box as='span' className={style.plot}>
              <Bar share={targeted === 0 ? 0 : count / targeted} tone={key === 'missing' ? 'amber' : 'brand'} />
            </Box>
            <Box as='span' className={style.count}>
              {countWords(count)} 户
            </Box>
          </Box>
        ))}
      </Box>
      <Soft>一户可能用几种方式都告知到，只算一户。{away > 0 && `${countWords(away)} 户还没入户，只能上门告知。`}</Soft>
    </>
  )
}
