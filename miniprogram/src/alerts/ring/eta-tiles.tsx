import { Box } from '../../ui/base/box.tsx'
import { Tap } from '../../ui/base/tap.tsx'
import style from './eta-tiles.module.scss'
import { etas } from './words.ts'

/** In how many minutes one is there: a tap says it and goes. */
export function EtaTiles({
  word,
  busy,
  onChoose,
}: {
  /** What the tap says besides: 我去. */
  word: string
  busy: boolean
  onChoose: (minutes: number) => void
}) {
  return (
    <Box className={style.tiles} role='group' label={`${word}，几分钟到`}>
      {etas.map((minutes) => (
        <Tap
          key={minutes}
          className={style.tile}
          disabled={busy}
          label={`${word}，${minutes} 分钟到`}
          onTap={() => onChoose(minutes)}
        >
          <Box as='span' className={style.number}>
            {minutes}
          </Box>
          <Box as='span' className={style.unit}>
            分钟
          </Box>
        </Tap>
      ))}
    </Box>
  )
}
