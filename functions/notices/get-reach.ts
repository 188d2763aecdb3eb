import * as z from 'zod/mini'
import { ancestorAt, type Level, levelOf, levels } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import type { ReachCounts, ReachRow } from '../../shared/notices/reach.ts'
import { operation } from '../http/operation.ts'
import type { Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { isQueueLevel, type QueueLevel, queueIndex, reachListOf } from '../platform/table.ts'
import { type Announced, announcedOf, goesTo, readsAnnounced, touches } from './announced.ts'
import { buildingsOf, namesUnder } from './buildings.ts'
import type { NoticePorts } from './ports.ts'
import { noCounts, type ReachCard, reachCard } from './reach.ts'

/**
 * Sums over the buildings of the area that the notice or warning goes to, so that each household counts once, where it is, and every
 * row is the sum of those below it. What it costs grows with the area asked about, not with what was told.
 */
export const getReach = operation('getReach', {
  reads: readsAnnounced,
  async run({ params, query, found }, { table }: NoticePorts) {
    const { area } = query
    const level = levelOf(area)
    if (!isQueueLevel(level)) throw new Refusal('badInput', { area: '请选择网格、社区、街道或区' })
    const announced = announcedOf(params.announcementId, found.announced)
    if (!announced || !touches(announced, area)) throw new Refusal('notFound')
    const below = levels[levels.indexOf(level) + 1] ?? 'building'
    const [buildings, names] = await Promise.all([
      rowsOf(table, announced, area, level),
      below === 'building' ? new Map<string, string>() : namesUnder(table, area),
    ])
    const items = below === 'building' ? buildings : grouped(buildings, below, names)
    return { ...sum(buildings), items, ...(level === 'community' ? { buildings } : {}) }
  },
})

/** A row for each building that it goes to. */
async function rowsOf(table: Table, announced: Announced, area: string, level: QueueLevel) {
  const pk = { name: level, value: reachListOf(announced.id, area) }
  const [buildings, items] = await Promise.all([
    buildingsOf(table, area),
    queryAll(table, { index: queueIndex(level), pk, ascending: true }),
  ])
  const reached = new Map(
    items.map((item) => z.parse(z.object({ card: reachCard }), item).card).map((each) => [each.building, each]),
  )
  const rows = buildings
    .filter(({ code }) => goesTo(announced, code))
    .map((building) => toRow(building, reached.get(building.code)))
  // A building that was given another code since: whom it reached there, it reached.
  const gone = [...reached.values()].filter(({ building }) => !buildings.some(({ code }) => code === building))
  return [
    ...rows,
    ...gone.map((each) => toRow({ code: each.building, name: '（已变更的楼栋）', households: 0, joined: 0 }, each)),
  ]
}

interface Counted {
  code: string
  name: string
  households: number
  joined: number
}

/** However the roster changed since, whom it reached it was meant for. */
function toRow({ code, name, households, joined }: Counted, reached: ReachCard | undefined): ReachRow {
  const { building: _, ...counts } = reached ?? { building: code, ...noCounts }
  const targeted = Math.max(households, counts.reached)
  return { code, name, level: 'building', targeted, joined, unreachable: Math.max(households - joined, 0), ...counts }
}

function grouped(rows: readonly ReachRow[], level: Level, names: ReadonlyMap<string, string>): ReachRow[] {
  const groups = new Map<string, ReachRow[]>()
  for (const row of rows) {
    const code = ancestorAt(row.code, level) ?? row.code
    groups.set(code, [...(groups.get(code) ?? []), row])
  }
  return [...groups].map(([code, own]) => ({ ...sum(own), code, level, name: names.get(code) ?? code }))
}

const numbers = [
  'targeted',
  'joined',
  'unreachable',
  'socket',
  'message',
  'opened',
  'confirmed',
  'ticked',
  'reached',
  'settled',
] as const satisfies (keyof ReachCounts)[]

function sum(rows: readonly ReachRow[]): ReachCounts {
  const total: ReachCounts = { targeted: 0, joined: 0, unreachable: 0, ...noCounts }
  for (const row of rows) for (const name of numbers) total[name] += row[name]
  return total
}
