/** The hours of the coming week in which nobody is on duty, so that it is known before somebody needs help. */
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { Box } from '../../ui/base/box.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { dayOf, dayWords, rangeWords } from '../../words/day.ts'
import style from './plan.module.scss'

const SHOWN = 8

export function Gaps({ area, written }: { area: string; written: number }) {
  const below = useReading(() => api.call('listAreas', { query: { parent: area } }), { key: area, cares: () => false })
  const names = new Map(
    below.reading.state === 'ready' ? below.reading.value.items.map((each) => [each.code, each.name]) : [],
  )
  const { reading } = useReading(() => api.call('listGaps', { params: { area }, query: { days: 7 } }), {
    key: `gaps-${area}-${written}`,
  })
  // An area that has no plan of its own (a street, a district) is refused; the page then simply has no warning.
  if (reading.state !== 'ready') return null
  const { items } = reading.value
  if (items.length === 0) {
    return (
      <Box className={style.covered}>
        <Icon name='circle-check' /> 未来 7 天，每个时段都有人值班。
      </Box>
    )
  }
  return (
    <Card tone='amber' title={`未来 7 天有 ${items.length} 段时间没有人值班`}>
      <Box as='ul'>
        {items.slice(0, SHOWN).map((gap) => (
          <Box as='li' key={`${gap.area}-${gap.from}`}>
            {names.get(gap.area) ?? ''} {dayWords(dayOf(Date.parse(gap.from)))} {rangeWords(gap)}
          </Box>
        ))}
      </Box>
      {items.length > SHOWN && <Box>还有 {items.length - SHOWN} 段，排班后会减少。</Box>}
    </Card>
  )
}
