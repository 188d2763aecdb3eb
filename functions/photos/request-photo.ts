import { makeId } from '../../shared/ids.ts'
import { operation, type Ports } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { isNew } from '../platform/expressions.ts'
import type { Random } from '../platform/random.ts'
import { type Bucket, FORM_SECONDS } from './bucket.ts'
import { photoItem } from './store.ts'

export interface PhotoPorts extends Ports {
  bucket: Bucket
}

/** Where a photo or a file lies until it was looked at. */
export const inboxKey = (id: string) => `inbox/${id}`

/** The form takes just this photo: its type, and no more bytes than were asked for. */
export const requestPhoto = operation('requestPhoto', {
  async run({ body, actor, now, commit }, { bucket, random }: PhotoPorts) {
    const photoId = makeId('pho', now, random)
    const upload = await bucket.form(inboxKey(photoId), body.type, body.bytes)
    const item = photoItem({ id: photoId, person: actor.id, type: body.type, key: unguessable('photos', random) }, now)
    const expiresAt = isoTime(now + FORM_SECONDS * 1000)
    return commit([{ put: item, when: isNew }], { photoId, upload, expiresAt })
  },
})

/** 160 bits of random: who has not been given the URL can't find it. */
export const unguessable = (under: 'photos' | 'files' | 'voices', random: Random) =>
  `${under}/${Buffer.from(random(20)).toString('hex')}`
