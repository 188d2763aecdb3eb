/** A partition read whole, for what is known to be small: the sessions of a person, the entries of a case. */
import type { Item, Query, Table } from './dynamo.ts'

/** All items of a query, page by page, in its order. */
export async function queryAll(table: Table, wanted: Omit<Query, 'limit' | 'after'>): Promise<Item[]> {
  const all: Item[] = []
  let after: Item | undefined
  do {
    const page = await table.query({ ...wanted, after })
    all.push(...page.items)
    after = page.last
  } while (after)
  return all
}
