/** Hours in which nobody is on duty, in words. */
import type { Gap } from '../../../shared/duty/contract.ts'
import type { Hours } from '../../../shared/duty/hours.ts'
import { DAY, HOUR } from '../../../shared/lifecycle.ts'
import { dayAfter, dayOf, dayWords, momentOf, rangeWords, timeOf } from './day.ts'

export interface SharedGap extends Pick<Gap, 'from' | 'to'> {
  areas: string[]
}

/** From so many on, it is shorter to say which aren't among them. */
const LISTED = 4

/** Gaps that begin and end together, as one: which areas have them. */
export function together(gaps: readonly Gap[]): SharedGap[] {
  const found = new Map<string, SharedGap>()
  for (const { from, to, area } of gaps) {
    const key = `${from} ${to}`
    const same = found.get(key) ?? { from, to, areas: [] }
    same.areas.push(area)
    found.set(key, same)
  }
  return [...found.values()].sort((one, other) => one.from.localeCompare(other.from) || one.to.localeCompare(other.to))
}

/** 全部 8 个网格, 除第1网格外的 7 个网格, 第2网格、第3网格; nothing where the gap is of the area itself. */
export function areasWords(codes: readonly string[], names: ReadonlyMap<string, string>): string {
  const nameOf = (some: readonly string[]) => some.map((code) => names.get(code)).join('、')
  const known = codes.filter((code) => names.has(code))
  if (known.length > 1 && known.length === names.size) return `全部 ${known.length} 个网格`
  if (known.length < LISTED || known.length <= names.size / 2) return nameOf(known)
  return `除${nameOf([...names.keys()].filter((code) => !known.includes(code)))}外的 ${known.length} 个网格`
}

/** 整整 7 天, 现在起到 11月23日 周一 08:00, 11月28日 周六 07:00 起, 11月24日 周二 08:00–20:00. */
export function gapWords(gap: Pick<Gap, 'from' | 'to'>, begin: string, end: string): string {
  const [first, last] = [dayWords(dayOf(Date.parse(gap.from))), dayWords(dayOf(Date.parse(gap.to)))]
  if (gap.from === begin && gap.to === end) return `整整 ${Math.round((Date.parse(end) - Date.parse(begin)) / DAY)} 天`
  if (gap.from === begin) return `现在起到 ${last} ${timeOf(gap.to)}`
  if (gap.to === end) return `${first} ${timeOf(gap.from)} 起`
  return `${first} ${rangeWords(gap)}`
}

/** What of some gaps lies on a day: 全天无人, 无人 20:00–24:00. */
export function gapsOn(gaps: readonly Hours[], day: string): string[] {
  const [begin, end] = [momentOf(day, '00:00') ?? '', momentOf(dayAfter(day, 1), '00:00') ?? '']
  return gaps
    .filter(({ from, to }) => from < end && to > begin)
    .map(({ from, to }) => {
      if (from <= begin && to >= end) return '全天无人'
      return `无人 ${from <= begin ? '00:00' : timeOf(from)}–${to >= end ? '24:00' : timeOf(to)}`
    })
}

/** How long nobody is there in all: 36 小时无人, in whole hours, at least one. */
export function gapTotalWords(gaps: readonly Hours[]): string {
  const total = gaps.reduce((sum, { from, to }) => sum + Date.parse(to) - Date.parse(from), 0)
  return total === 0 ? '都有人' : `${Math.max(Math.round(total / HOUR), 1)} 小时无人`
}
