/** What the sweep does with a voice that nothing has: record and objects go. */
import type { Ports } from '../../http/operation.ts'
import { keys } from '../../platform/table.ts'
import type { Bucket } from '../bucket.ts'
import { inboxKey } from '../request-photo.ts'
import { parseVoice } from './store.ts'

/** As with a photo: marked first, then the objects, then the record. Whether it was forgotten now. */
export async function forgetVoice({ table, bucket }: Ports & { bucket: Bucket }, voiceId: string): Promise<boolean> {
  const at = keys.voice(voiceId)
  const [item] = await table.read([at])
  const voice = parseVoice(item)
  if (!voice || voice.attachedTo) return false
  const marked = await table.write([
    {
      update: at,
      changes: { set: { forgotten: true } },
      when: { expression: 'attribute_exists(pk) AND attribute_not_exists(attachedTo)' },
    },
  ])
  if (!marked.written) return false
  await Promise.all([inboxKey(voiceId), voice.key].map((object) => bucket.remove(object)))
  await table.write([{ remove: at }])
  return true
}
