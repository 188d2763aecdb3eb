/** Areas in the table. */
import * as z from 'zod/mini'
import { type Area, area } from '../../shared/areas/contract.ts'
import type { Item, Table } from '../platform/dynamo.ts'

/** The areas right under one, by code, the closed ones among them. */
export async function childrenOf(table: Table, parent: string): Promise<Area[]> {
  const items: Item[] = []
  let after: Item | undefined
  do {
    const pk = { name: 'pk', value: `AREA#${parent}` }
    const found = await table.query({ pk, sk: { name: 'sk', beginsWith: 'AREA#' }, ascending: true, after })
    items.push(...found.items)
    after = found.last
  } while (after)
  return items.map((item) => z.parse(area, item))
}
