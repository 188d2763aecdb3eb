import type { Table } from '../platform/dynamo.ts'
import { exists } from '../platform/expressions.ts'
import { queryAll } from '../platform/query-all.ts'
import { reporterIndex } from './report.ts'

/** Makes the reports of who has left nobody's: what they wrote goes, and the list of theirs; that their household reported
 * counts on, once. */
export async function forgetReports(table: Table, person: string): Promise<void> {
  const owner = { name: 'owner', value: reporterIndex(person) }
  for (const { pk, sk } of await queryAll(table, { index: 'byOwner', pk: owner, ascending: true })) {
    const changes = { set: { words: undefined, owner: undefined, ownerAt: undefined } }
    await table.write([{ update: { pk: String(pk), sk: String(sk) }, changes, when: exists }])
  }
}
