/** The hours of the coming week in which nobody is on duty, so that it is known before somebody needs help. */
import type { Gap } from '../../../../shared/duty/contract.ts'
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { Box, Words } from '../../ui/base/box.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { dayOf, dayWords, rangeWords, timeOf } from '../../words/day.ts'
import style from './plan.module.scss'

const DAYS = 7
const SHOWN = 8
/** From so many on, it is shorter to say which aren't among them. */
const LISTED = 4

/** Gaps that begin and end together, as one: which areas have them. */
function together(gaps: readonly Gap[]): { from: string; to: string; areas: string[] }[] {
  const found = new Map<string, { from: string; to: string; areas: string[] }>()
  for (const { from, to, area } of gaps) {
    const key = `${from} ${to}`
    const same = found.get(key) ?? { from, to, areas: [] }
    same.areas.push(area)
    found.set(key, same)
  }
  return [...found.values()].sort((one, other) => one.from.localeCompare(other.from) || one.to.localeCompare(other.to))
}

/** 全部 8 个网格, 除第1网格外的 7 个网格, 第2网格、第3网格; nothing where the gap is of the area itself. */
function areasWords(codes: readonly string[], names: ReadonlyMap<string, string>): string {
  const nameOf = (some: readonly string[]) => some.map((code) => names.get(code)).join('、')
  const known = codes.filter((code) => names.has(code))
  if (known.length > 1 && known.length === names.size) return `全部 ${known.length} 个网格`
  if (known.length < LISTED || known.length <= names.size / 2) return nameOf(known)
  return `除${nameOf([...names.keys()].filter((code) => !known.includes(code)))}外的 ${known.length} 个网格`
}

/** 整整 7 天, 现在起到 11月23日 周一 08:00, 11月28日 周六 07:00 起, 11月24日 周二 08:00–20:00. */
function whenWords(gap: { from: string; to: string }, begin: string, end: string): string {
  const [first, last] = [dayWords(dayOf(Date.parse(gap.from))), dayWords(dayOf(Date.parse(gap.to)))]
  if (gap.from === begin && gap.to === end) return `整整 ${DAYS} 天`
  if (gap.from === begin) return `现在起到 ${last} ${timeOf(gap.to)}`
  if (gap.to === end) return `${first} ${timeOf(gap.from)} 起`
  return `${first} ${rangeWords(gap)}`
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
      <Box as='ul' className={style.gaps}>
        {gaps.slice(0, SHOWN).map((gap) => (
          <Box as='li' key={`${gap.from}-${gap.to}`}>
            <Words className={style.when}>{whenWords(gap, begin, end)}</Words>
            {areasWords(gap.areas, names)}
          </Box>
        ))}
      </Box>
      {gaps.length > SHOWN && <Box>还有 {gaps.length - SHOWN} 段，排班后会减少。</Box>}
    </Card>
  )
}
