/** The hours of the coming week in which nobody is on duty, so that it is known before somebody needs help. */
import type { Gap } from '../../../../shared/duty/contract.ts'
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { Box } from '../../ui/base/box.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { dayOf, dayWords, rangeWords } from '../../words/day.ts'
import style from './plan.module.scss'

const DAYS = 7
const SHOWN = 8

/** Gaps that begin and end together, as one: which areas have them. */
function together(gaps: readonly Gap[]): { from: string; to: string; areas: string[] }[] {
  const found = new Map<string, { from: string; to: string; areas: string[] }>()
  for (const { from, to, area } of gaps) {
    const key = `${from} ${to}`
    const same = found.get(key) ?? { from, to, areas: [] }
    same.areas.push(area)
    found.set(key, same)
  }
  return [...found.values()]
}

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
      <Box as='ul'>
        {gaps.slice(0, SHOWN).map((gap) => (
          <Box as='li' key={`${gap.from}-${gap.to}`}>
            {gap.from === begin && gap.to === end
              ? `整整 ${DAYS} 天`
              : `${dayWords(dayOf(Date.parse(gap.from)))} ${rangeWords(gap)}`}
            {names.size > 0 && `：${gap.areas.map((code) => names.get(code) ?? code).join('、')}`}
          </Box>
        ))}
      </Box>
      {gaps.length > SHOWN && <Box>还有 {gaps.length - SHOWN} 段，排班后会减少。</Box>}
    </Card>
  )
}
