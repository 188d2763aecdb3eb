import type { Area } from '../../shared/areas/contract.ts'
import { parseArea } from '../areas/area.ts'
import type { Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'

/** The areas right below one that are not closed, by code. */
export async function openBelow(table: Table, { code }: Pick<Area, 'code'>): Promise<Area[]> {
  const items = await queryAll(table, {
    pk: { name: 'pk', value: `AREA#${code}` },
    sk: { name: 'sk', beginsWith: 'AREA#' },
    ascending: true,
  })
  return items.flatMap((item) => {
    const below = parseArea(item)
    return below && !below.closedAt ? [below] : []
  })
}
