import { entriesOf } from '../cases/entries.ts'
import { redacted } from '../cases/redacted.ts'
import type { Table } from '../platform/dynamo.ts'
import { exists } from '../platform/expressions.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
import { ownerIndex, parseCard, parseEntry } from './call-case.ts'

/**
 * Makes the calls of who has left nobody's: that somebody called, and what became of it, stays as what the staff did. The list
 * by owner goes last, so that what is broken off is found again.
 */
export async function forgetCaller(table: Table, person: string, name: string): Promise<void> {
  const pk = { name: 'owner', value: ownerIndex(person) }
  for (const { id } of (await queryAll(table, { index: 'byOwner', pk, ascending: true })).map(parseCard)) {
    for (const item of await entriesOf(table, keys.call(id))) {
      const { seq, by } = parseEntry(item)
      if (by.party === 'caller' && !item.redacted)
        await table.write([redacted(keys.entry(keys.call(id), seq), { 'by.name': name })])
    }
    const set = { 'card.name': name, owner: undefined, ownerAt: undefined }
    await table.write([{ update: keys.call(id), changes: { set }, when: exists }])
  }
}
