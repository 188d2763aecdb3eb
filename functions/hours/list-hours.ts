import { Refusal } from '../../shared/errors.ts'
import type { HoursEntry } from '../../shared/hours/contract.ts'
import { fromCursor, toCursor } from '../http/cursor.ts'
import { operation, type Ports } from '../http/operation.ts'
import type { Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { namesOf } from './shown.ts'
import { parseEntry, type StoredEntry } from './store.ts'

const ENTRY = /^ENTRY#mov_[0-9A-Z]{26}$/

/** By key, consistently: a list and the balance that is read after it agree. */
export const listHours = operation('listHours', {
  async run({ actor, query }, { table }: Ports) {
    const { pk } = keys.balance(actor.id)
    const after = fromCursor(pk, query.cursor)
    if (after && (after.pk !== pk || !ENTRY.test(String(after.sk)) || Object.keys(after).length !== 2))
      throw new Refusal('badCursor')
    const page = await table.query({
      pk: { name: 'pk', value: pk },
      sk: { name: 'sk', beginsWith: 'ENTRY#' },
      ascending: false,
      limit: query.limit,
      after,
      consistent: true,
    })
    const cursor = toCursor(pk, page.last)
    const items = await toEntries(table, page.items.map(parseEntry))
    return cursor ? { items, cursor } : { items }
  },
})

/** Entries as they are shown to whose they are. */
export async function toEntries(table: Table, entries: readonly StoredEntry[]): Promise<HoursEntry[]> {
  const nameOf = await namesOf(
    table,
    entries.map(({ other }) => other),
  )
  return entries.map(({ source: _, ...entry }) => ({ ...entry, other: nameOf(entry.other) }))
}
