import { Refusal } from '../../../shared/errors.ts'
import { fileMediaTypes } from '../../../shared/photos/files.ts'
import { operation } from '../../http/operation.ts'
import { keys } from '../../platform/table.ts'
import { inboxKey, type PhotoPorts } from '../request-photo.ts'
import { type FileRecord, parseFile } from './store.ts'

const stillWanted = { expression: 'attribute_exists(pk) AND attribute_not_exists(forgotten)' }

const looked = ({ id, name, type }: FileRecord, bytes: number) => ({ id, name, type, bytes })

/**
 * Looks at what was sent, and puts the very bytes that it looked at where no signed form leads to. Asked again, it answers the
 * same; what may not go out is deleted and refused.
 */
export const checkFile = operation('checkFile', {
  reads: ({ params }) => ({ file: keys.file(params.fileId) }),
  async run({ params: { fileId }, actor, found, commit }, { bucket, table }: PhotoPorts) {
    const file = parseFile(found.file)
    if (file?.person !== actor.id) throw new Refusal('notFound')
    if (file.forgotten) throw new Refusal('fileNotReady')
    if (file.bytes !== undefined) return looked(file, file.bytes)
    const sent = await bucket.get(inboxKey(fileId))
    if (!sent) {
      // Not sent yet; or another look, at the same time, has just ended and taken it away.
      const [now] = await table.read([keys.file(fileId)])
      const bytes = parseFile(now)?.bytes
      if (bytes !== undefined) return looked(file, bytes)
      throw new Refusal('fileNotReady')
    }
    // Only this operation needs it: the others start without.
    const { faultOf } = await import('./look.ts')
    const fault = await faultOf(file.type, sent)
    if (fault) {
      await bucket.remove(inboxKey(fileId))
      throw new Refusal('fileRefused', { fileId: fault })
    }
    await bucket.put(file.key, fileMediaTypes[file.type], sent, file.name)
    const bytes = sent.length
    const reply = await commit(
      [{ update: keys.file(fileId), changes: { set: { bytes } }, when: stillWanted }],
      looked(file, bytes),
    )
    await bucket.remove(inboxKey(fileId))
    return reply
  },
})
