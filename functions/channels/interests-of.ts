import type { Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
import { parseInterest, type StoredInterest } from './interest.ts'

/** The interest channels of a community, in the order in which they were proposed, whatever became of them. */
export async function interestsOf(table: Table, community: string): Promise<StoredInterest[]> {
  const { pk } = keys.interest(community, '')
  const sk = { name: 'sk', beginsWith: 'CHANNEL#' }
  const items = await queryAll(table, { pk: { name: 'pk', value: pk }, sk, ascending: true, consistent: true })
  return items.flatMap((item) => parseInterest(item) ?? [])
}
