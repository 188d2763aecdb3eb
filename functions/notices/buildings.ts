/** The buildings of an area with the counts of their households, as notices count whom they go to. */
import * as z from 'zod/mini'
import { levelOf } from '../../shared/areas/code.ts'
import { parseArea } from '../areas/area.ts'
import { type BuildingCard, buildingCard, type Counts, parseBuilding } from '../areas/building.ts'
import type { Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { isQueueLevel, keys, queueIndex, queueOf } from '../platform/table.ts'

const listed = z.object({ card: buildingCard })

/** By their codes. What it costs grows with the area; of a building, that one. */
export async function buildingsOf(table: Table, area: string): Promise<BuildingCard[]> {
  const level = levelOf(area)
  if (isQueueLevel(level)) {
    const pk = { name: level, value: queueOf('building', area, 'open') }
    const items = await queryAll(table, { index: queueIndex(level), pk, ascending: true })
    return items.map((item) => z.parse(listed, item).card)
  }
  const [item] = level === 'building' ? await table.read([keys.area(area)]) : []
  const building = parseBuilding(item)
  if (!building) return []
  const { code, name, fullName, households, joined, pushable } = building
  return [{ code, name, fullName, households, joined, pushable }]
}

/** The names of the areas right under one. */
export async function namesUnder(table: Table, area: string): Promise<Map<string, string>> {
  const pk = { name: 'pk', value: `AREA#${area}` }
  const items = await queryAll(table, { pk, sk: { name: 'sk', beginsWith: 'AREA#' }, ascending: true })
  return new Map(items.map(parseArea).flatMap((found) => (found ? [[found.code, found.name]] : [])))
}

export const sumOf = (cards: readonly Counts[]): Counts => ({
  households: cards.reduce((sum, { households }) => sum + households, 0),
  joined: cards.reduce((sum, { joined }) => sum + joined, 0),
  pushable: cards.reduce((sum, { pushable }) => sum + pushable, 0),
})
