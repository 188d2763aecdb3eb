import type { Audience } from '../../../../shared/notices/reach.ts'
import { Box } from '../../ui/base/box.tsx'
import { Bar } from '../../ui/parts/bar.tsx'
import { countWords } from '../../words/number.ts'
import { waysToTell } from '../../words/reach.ts'
import style from './reach.module.scss'

/** How many households something goes to, and how they can be told of it: a bar for each way, each household in one. */
export function AudienceSum({ counts }: { counts: Audience }) {
  const { households } = counts
  return (
    <>
      <Box className={style.sum}>
        <Box as='span' className={style.share}>
          {countWords(households)} 户
        </Box>
      </Box>
      <Box as='ul' className={style.steps} label='能怎样告知的户数'>
        {waysToTell(counts).map(({ key, word, count }) => (
          <Box as='li' key={key} className={style.step}>
            <Box as='span' className={style.word}>
              {word}
            </Box>
            <Box as='span' className={style.plot}>
              <Bar share={households === 0 ? 0 : count / households} tone={key === 'away' ? 'amber' : 'brand'} />
            </Box>
            <Box as='span' className={style.count}>
              {countWords(count)} 户
            </Box>
          </Box>
        ))}
      </Box>
    </>
  )
}
