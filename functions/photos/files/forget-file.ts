/** What the sweep does with a file that no notice has: record and object go. */
import type { Ports } from '../../http/operation.ts'
import { keys } from '../../platform/table.ts'
import type { Bucket } from '../bucket.ts'
import { inboxKey } from '../request-photo.ts'
import { notDue } from '../unattached.ts'
import { parseFile } from './store.ts'

const NONE = { ':none': 0 }

/**
 * First the record says that it is being forgotten, so that it can't be attached any more; then the objects go, then the
 * record. Broken off anywhere, the next sweep goes on. Whether it was forgotten now.
 */
export async function forgetFile({ table, bucket }: Ports & { bucket: Bucket }, fileId: string): Promise<boolean> {
  const at = keys.file(fileId)
  const [item] = await table.read([at])
  const file = parseFile(item)
  if (!file) return false
  if (file.uses > 0) {
    await table.write([{ update: at, changes: { set: notDue }, when: { expression: 'uses > :none', values: NONE } }])
    return false
  }
  const marked = await table.write([
    { update: at, changes: { set: { forgotten: true } }, when: { expression: 'uses = :none', values: NONE } },
  ])
  if (!marked.written) return false
  await Promise.all([inboxKey(fileId), file.key].map((object) => bucket.remove(object)))
  await table.write([{ remove: at }])
  return true
}
