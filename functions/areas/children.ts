/** What lies right under an area. */
import type { Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { type Node, parseNode } from './node.ts'

/** The areas right under one, by code, the closed ones among them. */
export async function childrenOf(table: Table, parent: string, consistent = false): Promise<Node[]> {
  const pk = { name: 'pk', value: `AREA#${parent}` }
  const items = await queryAll(table, { pk, sk: { name: 'sk', beginsWith: 'AREA#' }, ascending: true, consistent })
  return items.flatMap((item) => parseNode(item) ?? [])
}
