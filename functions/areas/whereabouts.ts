/** Where a building is, with the names of all above it that homes keep: so that what is filed from home needs no look here. */
import { ancestorAt } from '../../shared/areas/code.ts'
import { holderLevels } from '../../shared/tickets/lifecycle.ts'
import type { Whereabouts } from '../households/move-household.ts'
import type { Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { parseArea } from './area.ts'

export async function whereaboutsOf(table: Table, building: string): Promise<Whereabouts> {
  const above = holderLevels.map((level) => ancestorAt(building, level)).filter((code) => code !== undefined)
  const [own, ...areas] = (await table.read([building, ...above].map(keys.area))).map(parseArea)
  if (!own) throw new Error(`There is no building ${building}`)
  const lineage = areas.flatMap((area) => (area ? [{ area: area.code, name: area.fullName }] : []))
  return { building, buildingName: own.fullName, lineage }
}
