import { entriesOf } from '../cases/entries.ts'
import { redacted } from '../cases/redacted.ts'
import type { Table } from '../platform/dynamo.ts'
import { exists } from '../platform/expressions.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
import { supportsOwner } from './copy.ts'
import { ownerIndex, parseCard, parseEntry } from './store.ts'

/**
 * Makes the tickets of who has left nobody's: no name, no room, in no list of theirs. What was told and done stays as the
 * record of the case; the owner's id leads nowhere any more. Staff who move a ticket meanwhile aren't hindered.
 */
export async function forgetOwner(table: Table, person: string, name: string): Promise<void> {
  const mine = await queryAll(table, {
    index: 'byOwner',
    pk: { name: 'owner', value: ownerIndex(person) },
    ascending: true,
  })
  for (const { id } of mine.map(parseCard)) {
    for (const item of await entriesOf(table, keys.ticket(id))) {
      const { seq, by } = parseEntry(item)
      if (by.party === 'owner' && !item.redacted)
        await table.write([redacted(keys.entry(keys.ticket(id), seq), { 'by.name': name })])
    }
    const set = { 'card.openedBy': name, 'card.place.detail': undefined, owner: undefined, ownerAt: undefined }
    await table.write([{ update: keys.ticket(id), changes: { set }, when: exists }])
  }
  const supports = { index: 'byOwner', pk: { name: 'owner', value: supportsOwner(person) }, ascending: true }
  for (const { pk, sk } of await queryAll(table, supports)) {
    const changes = { set: { owner: undefined, ownerAt: undefined } }
    await table.write([{ update: { pk: String(pk), sk: String(sk) }, changes, when: exists }])
  }
}
