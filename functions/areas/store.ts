/** Areas in the table. */

import * as z from 'zod/mini'
import type { Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { type QueueLevel, queueIndex, queueOf } from '../platform/table.ts'
import { type BuildingCard, buildingCard } from './building.ts'

/** The buildings of an area, by code: those that are open, and those that households are still moving out of. */
export async function buildingsIn(table: Table, area: string, level: QueueLevel): Promise<BuildingCard[]> {
  const pk = { name: level, value: queueOf('building', area, 'open') }
  const items = await queryAll(table, { index: queueIndex(level), pk, ascending: true })
  return items.map(({ card }) => z.parse(buildingCard, card))
}
