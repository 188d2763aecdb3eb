import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { inboxKey, type PhotoPorts } from './request-photo.ts'
import { parsePhoto } from './store.ts'
import { fullObject, thumbObject } from './urls.ts'

const stillWanted = { expression: 'attribute_exists(pk) AND attribute_not_exists(forgotten)' }

/** Looks at what was sent. Asked again, it answers the same; what is not a picture is deleted and refused. */
export const checkPhoto = operation('checkPhoto', {
  reads: ({ params }) => ({ photo: keys.photo(params.photoId) }),
  async run({ params: { photoId }, actor, found, commit }, { bucket, table }: PhotoPorts) {
    const photo = parsePhoto(found.photo)
    if (photo?.person !== actor.id) throw new Refusal('notFound')
    if (photo.forgotten) throw new Refusal('photoNotReady')
    if (photo.looked) return { photoId, ...photo.looked }
    const sent = await bucket.get(inboxKey(photoId))
    if (!sent) {
      // Not sent yet; or another look, at the same time, has just ended and taken it away.
      const [now] = await table.read([keys.photo(photoId)])
      const looked = parsePhoto(now)?.looked
      if (looked) return { photoId, ...looked }
      throw new Refusal('photoNotReady')
    }
    // A third of this function's code, and only this operation needs it: the others start without.
    const { look } = await import('./image.ts')
    const picture = await look(sent)
    if (!picture) {
      await bucket.remove(inboxKey(photoId))
      throw new Refusal('notAPhoto')
    }
    const { width, height } = picture
    await Promise.all([
      bucket.put(fullObject(photo.key), 'image/jpeg', picture.full),
      bucket.put(thumbObject(photo.key), 'image/jpeg', picture.thumb),
    ])
    const reply = await commit(
      [{ update: keys.photo(photoId), changes: { set: { looked: { width, height } } }, when: stillWanted }],
      { photoId, width, height },
    )
    await bucket.remove(inboxKey(photoId))
    return reply
  },
})
