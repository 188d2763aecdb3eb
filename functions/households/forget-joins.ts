import { entriesOf } from '../cases/entries.ts'
import type { Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
import { ownerIndex, parseCard } from './store.ts'

/** Deletes the joins of who has left, with their timelines; that staff answered them stays in the audit log, by ids. */
export async function forgetJoins(table: Table, person: string): Promise<void> {
  const mine = await queryAll(table, {
    index: 'byOwner',
    pk: { name: 'owner', value: ownerIndex(person) },
    ascending: true,
  })
  for (const { id } of mine.map(parseCard)) {
    const at = keys.join(id)
    for (const { sk } of await entriesOf(table, at)) await table.write([{ remove: { pk: at.pk, sk: String(sk) } }])
    await table.write([{ remove: at }])
  }
}
