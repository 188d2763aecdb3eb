import type { Area } from '../../shared/areas/contract.ts'
import type { Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { parseArea } from './area.ts'

/** The areas right under one that are not closed, by code. `ROOT`: the cities. */
export async function openUnder(table: Table, area: string): Promise<Area[]> {
  const items = await queryAll(table, {
    pk: { name: 'pk', value: `AREA#${area}` },
    sk: { name: 'sk', beginsWith: 'AREA#' },
    ascending: true,
    consistent: true,
  })
  return items.flatMap((item) => parseArea(item) ?? []).filter(({ closedAt }) => !closedAt)
}
