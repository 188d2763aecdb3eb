/** What is measured of alerts, and how a span of it is said. Pure. */
import type { AlertReport, Figures, Spread } from '../../../../shared/alerts/report.ts'
import { runningWords } from '../ring/words.ts'

export type Part = 'real' | 'drills'

export const measures = ['acknowledged', 'arrived', 'resolving'] as const
export type Measure = (typeof measures)[number]

export const measureWords: Record<Measure, string> = { acknowledged: '应答', arrived: '到场', resolving: '处置完' }

export const spanWordsOr = (span: number | undefined): string => (span === undefined ? '—' : runningWords(span))

/** Whole seconds, for a table that is sorted and saved; nothing where there is none. */
export const secondsOf = (span: number | undefined): number | '' => (span === undefined ? '' : Math.round(span / 1000))

/** 中位 40 秒，95% 1 分 20 秒（12 起）. */
export const spreadWords = ({ count, median, p95 }: Spread): string =>
  count === 0 ? '没有' : `中位 ${spanWordsOr(median)}，95% ${spanWordsOr(p95)}（${count} 起）`

/** How far a span reaches on a line that ends with the longest of all, from 0 to 1. */
export function shareOf(span: number | undefined, all: readonly Pick<Figures, Measure>[], measure: Measure): number {
  const longest = Math.max(0, ...all.map((figures) => figures[measure].p95 ?? 0))
  return span === undefined || longest === 0 ? 0 : span / longest
}

/** Whether failed steps of this part may be among those that the report does not name. */
export const isShortOf = ({ moreMisses, total }: AlertReport, part: Part): boolean =>
  moreMisses > 0 && total[part].missed > 0
