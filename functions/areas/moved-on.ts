/** A building that came to other grids, under whatever code it is known: the code that it has now, and those that it had. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { ancestorAt } from '../../shared/areas/code.ts'
import { areaCode } from '../../shared/areas/contract.ts'
import type { Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'

/** More often than that no building moves. */
const MOVES = 20

const moved = z.object({ movedTo: z.optional(areaCode), cameFrom: z.optional(areaCode) })

async function follow(table: Table, building: string, way: 'movedTo' | 'cameFrom'): Promise<string[]> {
  const passed: string[] = []
  let at: string | undefined = building
  while (at && passed.length < MOVES) {
    const [item] = await table.read([keys.area(at)])
    at = item && z.parse(moved, item)[way]
    if (at) passed.push(at)
  }
  return passed
}

/** The code of a building now, by any that it had. */
export const buildingNow = async (table: Table, building: string): Promise<string> =>
  (await follow(table, building, 'movedTo')).at(-1) ?? building

/** Where a household is now, by any code that it had: unit and room stay. */
export async function householdNow(table: Table, household: string): Promise<string> {
  const building = ancestorAt(household, 'building') ?? household
  const now = await buildingNow(table, building)
  return `${now}${household.slice(building.length)}`
}

/** The codes that a household had before, the latest first. */
export async function formerCodes(table: Table, household: string): Promise<string[]> {
  const building = ancestorAt(household, 'building') ?? household
  const before = await follow(table, building, 'cameFrom')
  return before.map((code) => `${code}${household.slice(building.length)}`)
}
