/** The hours of the coming week in which nobody is on duty, so that it is known before somebody needs help. */
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { Box, Words } from '../../ui/base/box.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { areasWords, gapWords, together } from '../../words/gap.ts'
import style from './plan.module.scss'

const DAYS = 7
const SHOWN = 8

export function Gaps({ area, written }: { area: string; written: number }) {
  const below = useReading(() => api.call('listAreas', { query: { parent: area } }), { key: area, cares: () => false })
  const { reading } = useReading(() => api.call('listGaps', { params: { area }, query: { days: DAYS } }), {
    key: `gaps-${area}-${written}`,
  })
  // Without it the page simply has no warning; the plan itself says what went wrong.
  if (reading.state !== 'ready') return null
  const gaps = together(reading.value.items)
  if (gaps.length === 0) {
    return (
      <Box className={style.covered}>
        <Icon name='circle-check' /> 未来 {DAYS} 天，每个时段都有人值班。
      </Box>
    )
  }
  const names = new Map(
    below.reading.state === 'ready' ? below.reading.value.items.map(({ code, name }) => [code, name]) : [],
  )
  const { from: begin, to: end } = reading.value
  return (
    <Card tone='amber' title={`未来 ${DAYS} 天有 ${gaps.length} 段时间没有人值班`}>
      <Box as='ul' className={style.gaps}>
        {gaps.slice(0, SHOWN).map((gap) => (
          <Box as='li' key={`${gap.from}-${gap.to}`}>
            <Words className={style.when}>{gapWords(gap, begin, end)}</Words>
            {areasWords(gap.areas, names)}
          </Box>
        ))}
      </Box>
      {gaps.length > SHOWN && <Box>还有 {gaps.length - SHOWN} 段，排班后会减少。</Box>}
    </Card>
  )
}
