/** What the sweep does with a photo that nobody attached: record and objects go. */
import type { Ports } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import type { Bucket } from './bucket.ts'
import { inboxKey } from './request-photo.ts'
import { parsePhoto } from './store.ts'
import { fullObject, thumbObject } from './urls.ts'

/**
 * First the record says that it is being forgotten, so that it can't be attached any more; then the objects go, then the
 * record. Broken off anywhere, the next sweep goes on. Whether it was forgotten now.
 */
export async function forgetPhoto({ table, bucket }: Ports & { bucket: Bucket }, photoId: string): Promise<boolean> {
  const at = keys.photo(photoId)
  const [item] = await table.read([at])
  const photo = parsePhoto(item)
  if (!photo || photo.attachedTo) return false
  const marked = await table.write([
    {
      update: at,
      changes: { set: { looked: undefined, forgotten: true } },
      when: { expression: 'attribute_exists(pk) AND attribute_not_exists(attachedTo)' },
    },
  ])
  if (!marked.written) return false
  const objects = [inboxKey(photoId), fullObject(photo.key), thumbObject(photo.key)]
  await Promise.all(objects.map((object) => bucket.remove(object)))
  await table.write([{ remove: at }])
  return true
}
