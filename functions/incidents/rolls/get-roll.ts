import * as z from 'zod/mini'
import { ancestorAt, covers, type Level, levelOf, levels } from '../../../shared/areas/code.ts'
import { Refusal } from '../../../shared/errors.ts'
import type { Roll, RollCounts, RollRow } from '../../../shared/incidents/roll.ts'
import { operation, type Ports } from '../../http/operation.ts'
import { buildingsOf, namesUnder } from '../../notices/buildings.ts'
import type { Table } from '../../platform/dynamo.ts'
import { queryAll } from '../../platform/query-all.ts'
import { isQueueLevel, keys, type QueueLevel, queueIndex, reachListOf } from '../../platform/table.ts'
import { parseRoll, touches } from './roll.ts'
import { type CountCard, countCard, noCounts } from './said.ts'

/** Sums over the buildings of the area that are asked: each household counts once, and every row is the sum of those below it. */
export const getRoll = operation('getRoll', {
  reads: ({ params }) => ({ roll: keys.roll(params.rollId) }),
  async run({ query, found }, { table }: Ports) {
    const { area } = query
    const level = levelOf(area)
    if (!isQueueLevel(level)) throw new Refusal('badInput', { area: '请选择网格、社区、街道或区' })
    const roll = parseRoll(found.roll)
    if (!roll || !touches(roll, area)) throw new Refusal('notFound')
    const below = levels[levels.indexOf(level) + 1] ?? 'building'
    const [buildings, names] = await Promise.all([
      rowsOf(table, roll, area, level),
      below === 'building' ? new Map<string, string>() : namesUnder(table, area),
    ])
    const items = below === 'building' ? buildings : grouped(buildings, below, names)
    return { roll, ...sum(buildings), items, ...(level === 'community' ? { buildings } : {}) }
  },
})

const listed = z.object({ card: countCard })

/** A row for each building that is asked. */
async function rowsOf(table: Table, { id, places }: Roll, area: string, level: QueueLevel): Promise<RollRow[]> {
  const pk = { name: level, value: reachListOf(id, area) }
  const [buildings, items] = await Promise.all([
    buildingsOf(table, area),
    queryAll(table, { index: queueIndex(level), pk, ascending: true }),
  ])
  const counted = new Map(items.map((item) => z.parse(listed, item).card).map((card) => [card.building, card]))
  const rows = buildings
    .filter(({ code }) => places.some((place) => covers(place.area, code)))
    .map((building) => toRow(building, counted.get(building.code)))
  // A building that was given another code since: what was said there was said.
  const gone = [...counted.values()].filter(({ building }) => !buildings.some(({ code }) => code === building))
  return [
    ...rows,
    ...gone.map((card) => toRow({ code: card.building, name: '（已变更的楼栋）', households: 0, joined: 0 }, card)),
  ]
}

type Building = Pick<RollRow, 'code' | 'name' | 'households' | 'joined'>

const toRow = ({ code, name, households, joined }: Building, card: CountCard | undefined): RollRow => ({
  code,
  name,
  level: 'building',
  ...countsOf({ households, joined }, card ?? noCounts),
})

/** However the roster changed since, who said something was asked. */
export function countsOf(
  { households, joined }: Pick<RollCounts, 'households' | 'joined'>,
  { safe, help, absent }: Pick<CountCard, 'safe' | 'help' | 'absent'>,
): RollCounts {
  const all = Math.max(households, safe + help + absent)
  return { households: all, joined, safe, help, absent, silent: all - safe - help - absent }
}

function grouped(rows: readonly RollRow[], level: Level, names: ReadonlyMap<string, string>): RollRow[] {
  const groups = new Map<string, RollRow[]>()
  for (const row of rows) {
    const code = ancestorAt(row.code, level) ?? row.code
    groups.set(code, [...(groups.get(code) ?? []), row])
  }
  return [...groups].map(([code, own]) => ({ ...sum(own), code, level, name: names.get(code) ?? code }))
}

const numbers = ['households', 'joined', 'safe', 'help', 'absent', 'silent'] as const

function sum(rows: readonly RollRow[]): RollCounts {
  const total: RollCounts = { households: 0, joined: 0, safe: 0, help: 0, absent: 0, silent: 0 }
  for (const row of rows) for (const name of numbers) total[name] += row[name]
  return total
}
