import type { RollCounts } from '../../../../shared/incidents/roll.ts'
import { Box } from '../../ui/base/box.tsx'
import { Bar } from '../../ui/parts/bar.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { countWords } from '../../words/number.ts'
import { answeredWords } from '../words.ts'
import style from './roll-sum.module.scss'

/** Households in four parts that make up all of them: a number and a bar for each. */
export function RollSum({ counts }: { counts: RollCounts }) {
  const { households, joined, safe, help, absent, silent } = counts
  const steps = [
    { word: '平安', count: safe },
    { word: '需要帮助', count: help, amber: true },
    { word: '上门没人', count: absent, amber: true },
    { word: '未回应', count: silent, amber: true },
  ]
  return (
    <>
      <Box className={style.sum}>
        <Box as='span' className={style.share}>
          {answeredWords(counts)}
        </Box>
        <Box as='span'>
          有回音 {countWords(safe + help)} / {countWords(households)} 户
        </Box>
      </Box>
      <Box as='ul' className={style.steps} label='各种回答的户数'>
        {steps.map(({ word, count, amber }) => (
          <Box as='li' key={word} className={style.step}>
            <Box as='span' className={style.word}>
              {word}
            </Box>
            <Box as='span' className={style.plot}>
              <Bar share={households === 0 ? 0 : count / households} tone={amber ? 'amber' : 'brand'} />
            </Box>
            <Box as='span' className={style.count}>
              {countWords(count)} 户
            </Box>
          </Box>
        ))}
      </Box>
      <Soft>
        四项相加就是全部 {countWords(households)} 户；其中 {countWords(joined)} 户在应用里问到，其余要上门。
      </Soft>
    </>
  )
}
