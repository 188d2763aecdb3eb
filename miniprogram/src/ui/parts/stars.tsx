import { Box } from '../base/box.tsx'
import { Tap } from '../base/tap.tsx'
import { cx } from '../cx.ts'
import { Icon } from '../icon/icon.tsx'
import style from './stars.module.scss'

const words = ['很不满意', '不满意', '一般', '满意', '非常满意'] as const
const counts = [1, 2, 3, 4, 5] as const

export const starWords = (stars: number) => `${stars} 星 · ${words[stars - 1] ?? ''}`

/** Stars to give. */
export function StarChoice({ stars, onChoose }: { stars: number; onChoose: (stars: number) => void }) {
  return (
    <Box className={style.given} role='radiogroup' label='满意度'>
      {counts.map((count) => (
        <Tap
          key={count}
          role='radio'
          checked={count === stars}
          label={starWords(count)}
          className={cx(style.star, count <= stars && style.lit)}
          onTap={() => onChoose(count)}
        >
          <Icon name={count <= stars ? 'star-full' : 'star'} />
        </Tap>
      ))}
      <Box as='span' className={style.words}>
        {stars > 0 ? words[stars - 1] : '请选几颗星'}
      </Box>
    </Box>
  )
}

/** Stars that were given. */
export function StarsGiven({ stars }: { stars: number }) {
  return (
    <Box as='span' className={style.given}>
      <Icon name='star-full' className={style.lit} /> {starWords(stars)}
    </Box>
  )
}
