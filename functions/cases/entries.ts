import type { Item, Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import type { Key } from '../platform/table.ts'

/** The timeline of the case at a key, first entry first. */
export const entriesOf = (table: Table, { pk }: Key): Promise<Item[]> =>
  queryAll(table, {
    pk: { name: 'pk', value: pk },
    sk: { name: 'sk', beginsWith: 'ENTRY#' },
    ascending: true,
    consistent: true,
  })
