import { makeId } from '../../../shared/ids.ts'
import { voiceMediaTypes } from '../../../shared/photos/voices.ts'
import { operation } from '../../http/operation.ts'
import { isoTime } from '../../platform/clock.ts'
import { isNew } from '../../platform/expressions.ts'
import { FORM_SECONDS } from '../bucket.ts'
import { inboxKey, type PhotoPorts, unguessable } from '../request-photo.ts'
import { voiceItem } from './store.ts'

/** The form takes just this voice: its type, and no more bytes than were asked for. */
export const requestVoice = operation('requestVoice', {
  async run({ body: { type, seconds, bytes }, actor, now, commit }, { bucket, random }: PhotoPorts) {
    const voiceId = makeId('voi', now, random)
    const upload = await bucket.form(inboxKey(voiceId), voiceMediaTypes[type], bytes)
    const item = voiceItem({ id: voiceId, person: actor.id, seconds, key: unguessable('voices', random) }, now)
    const expiresAt = isoTime(now + FORM_SECONDS * 1000)
    return commit([{ put: item, when: isNew }], { voiceId, upload, expiresAt })
  },
})
