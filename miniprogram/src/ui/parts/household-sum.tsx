import { countWords } from '../../words/number.ts'
import { Box } from '../base/box.tsx'
import { Bar } from './bar.tsx'
import style from './household-sum.module.scss'

/** A part of the households; `amber`: one that something is to be done about. */
export interface HouseholdPart {
  word: string
  count: number
  amber?: boolean
}

/** Households in parts: what it comes to in large letters, and a number and a bar for each part of `households`. */
export function HouseholdSum({
  share,
  counted,
  label,
  parts,
  households,
}: {
  share: string
  /** Beside the large letters. */
  counted?: string
  label: string
  parts: readonly HouseholdPart[]
  households: number
}) {
  return (
    <>
      <Box className={style.sum}>
        <Box as='span' className={style.share}>
          {share}
        </Box>
        {counted && <Box as='span'>{counted}</Box>}
      </Box>
      <Box as='ul' className={style.steps} label={label}>
        {parts.map(({ word, count, amber }) => (
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
    </>
  )
}
