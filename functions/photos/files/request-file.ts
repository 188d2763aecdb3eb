import { makeId } from '../../../shared/ids.ts'
import { fileMediaTypes, fileTypeOf } from '../../../shared/photos/files.ts'
import { operation } from '../../http/operation.ts'
import { isoTime } from '../../platform/clock.ts'
import { isNew } from '../../platform/expressions.ts'
import { FORM_SECONDS } from '../bucket.ts'
import { inboxKey, type PhotoPorts, unguessable } from '../request-photo.ts'
import { fileItem } from './store.ts'

/** The form takes just this file: its type, and no more bytes than were asked for. */
export const requestFile = operation('requestFile', {
  async run({ body: { name, bytes }, actor, now, commit }, { bucket, random }: PhotoPorts) {
    const fileId = makeId('fil', now, random)
    const type = fileTypeOf(name) ?? 'pdf'
    const upload = await bucket.form(inboxKey(fileId), fileMediaTypes[type], bytes)
    const key = unguessable('files', random)
    const item = fileItem({ id: fileId, person: actor.id, name, type, key, uses: 0 }, now)
    const expiresAt = isoTime(now + FORM_SECONDS * 1000)
    return commit([{ put: item, when: isNew }], { fileId, upload, expiresAt })
  },
})
