import { entriesOf } from '../cases/entries.ts'
import { redacted } from '../cases/redacted.ts'
import type { Table } from '../platform/dynamo.ts'
import { exists } from '../platform/expressions.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
import { ownerIndex, parseEntry, parseNotice } from './notice.ts'

/**
 * Takes the name of who has left out of the notices that they wrote: the area goes on saying them. `name`: what stands there
 * instead. In the notices of others it stays what it is there, the record of who agreed to them.
 */
export async function forgetSpeaker(table: Table, person: string, name: string): Promise<void> {
  const pk = { name: 'owner', value: ownerIndex(person) }
  const mine = await queryAll(table, { index: 'byOwner', pk, ascending: true })
  for (const item of await table.read(mine.map((each) => ({ pk: String(each.pk), sk: String(each.sk) })))) {
    const notice = parseNotice(item)
    if (!notice) continue
    const { id, publishedAt } = notice.card
    for (const entry of await entriesOf(table, keys.notice(id))) {
      const { seq, by } = parseEntry(entry)
      if (by.personId === person) await table.write([redacted(keys.entry(keys.notice(id), seq), { 'by.name': name })])
    }
    const named = { 'card.speaker.name': name }
    for (const { area } of publishedAt ? notice.targets : [])
      await table.write([{ update: keys.noticeAt(area, publishedAt ?? '', id), changes: { set: named }, when: exists }])
    const set = { ...named, owner: undefined, ownerAt: undefined }
    await table.write([{ update: keys.notice(id), changes: { set }, when: exists }])
  }
}
