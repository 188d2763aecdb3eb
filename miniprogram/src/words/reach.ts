/** How far a notice got, in words: households, each counted once. */
import { covers } from '../../../shared/areas/code.ts'
import type { Audience, ReachCounts, ReachRow } from '../../../shared/notices/reach.ts'
import type { Tile } from '../ui/parts/tiles.tsx'
import { countWords, percentWords } from './number.ts'

export const notReached = ({ targeted, reached }: Pick<ReachCounts, 'targeted' | 'reached'>): number =>
  Math.max(targeted - reached, 0)

/** How households can be told of something, in the order of how surely they are: each household in one of them. */
export const waysToTell = ({ households, joined, pushable }: Audience) => [
  { key: 'pushable' as const, word: '能收到微信消息', count: pushable },
  { key: 'appOnly' as const, word: '只在小程序里看', count: Math.max(joined - pushable, 0) },
  { key: 'away' as const, word: '还没入户', count: Math.max(households - joined, 0) },
]

/** Households whose door is still to be knocked at: where it asks for confirmation, an opened notice is not enough. */
export const leftAt = ({ targeted, reached, settled }: ReachCounts, confirm: boolean): number =>
  Math.max(targeted - (confirm ? settled : reached), 0)

/** From 0 to 1. */
export const reachShare = ({ targeted, reached }: Pick<ReachCounts, 'targeted' | 'reached'>): number =>
  targeted === 0 ? 0 : Math.min(reached / targeted, 1)

export const reachWords = (counts: Pick<ReachCounts, 'targeted' | 'reached'>): string =>
  counts.targeted === 0 ? '—' : percentWords(reachShare(counts))

/** The steps from whom it is for to who is still to be told, each as a count of households. */
export interface ReachStep {
  key: 'socket' | 'message' | 'opened' | 'confirmed' | 'ticked' | 'missing'
  word: string
  count: number
}

/** `confirm`: whether the notice asks for it. */
export function reachSteps(counts: ReachCounts, confirm: boolean): ReachStep[] {
  const steps: ReachStep[] = [
    { key: 'socket', word: '在线送达', count: counts.socket },
    { key: 'message', word: '微信消息送达', count: counts.message },
    { key: 'opened', word: '已打开', count: counts.opened },
    { key: 'confirmed', word: '已确认', count: counts.confirmed },
    { key: 'ticked', word: '上门告知', count: counts.ticked },
    { key: 'missing', word: '还没告知到', count: notReached(counts) },
  ]
  return confirm ? steps : steps.filter(({ key }) => key !== 'confirmed')
}

export const reachTile = (row: ReachRow): Tile => ({
  id: row.code,
  name: row.name,
  share: row.targeted === 0 ? undefined : reachShare(row),
  words: row.targeted === 0 ? '没有名册' : `${countWords(row.reached)} / ${countWords(row.targeted)} 户`,
})

/** Buildings by their names in a community: 第1网格3号楼, for each grid has a 3号楼. */
export const inTheirGrids = (buildings: readonly ReachRow[], grids: readonly ReachRow[]): ReachRow[] =>
  buildings.map((row) => ({
    ...row,
    name: `${grids.find(({ code }) => covers(code, row.code))?.name ?? ''}${row.name}`,
  }))

/** 43 栋楼：都告知到的 12 栋，还有户没告知的 31 栋。 */
export function buildingsWords(rows: readonly Pick<ReachRow, 'targeted' | 'reached'>[]): string {
  const left = rows.filter((row) => notReached(row) > 0).length
  return `${rows.length} 栋楼：都告知到的 ${rows.length - left} 栋，还有户没告知的 ${left} 栋。`
}

const summed = ['targeted', 'unreachable', 'socket', 'message', 'opened', 'confirmed', 'ticked', 'reached'] as const

/** Whether the rows add up to the sum in every count. */
export const addsUp = (rows: readonly ReachCounts[], sum: ReachCounts): boolean =>
  summed.every((name) => rows.reduce((total, row) => total + row[name], 0) === sum[name])
