/** Photos in the table: who asked to send one, what was found when it was looked at, and what it is attached to. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { personId } from '../../shared/people/person.ts'
import { photoId, photoTypes } from '../../shared/photos/contract.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item } from '../platform/dynamo.ts'
import { dueKeys, type Key, keys } from '../platform/table.ts'
import { UNATTACHED } from './unattached.ts'

const storedPhoto = z.object({
  id: photoId,
  person: personId,
  type: z.enum(photoTypes),
  /** The prefix of its objects, chosen before there are any: a look that is broken off or made twice leaves none unknown. */
  key: z.string(),
  looked: z.optional(z.object({ width: z.int(), height: z.int() })),
  attachedTo: z.optional(z.string()),
  /** Set when it is being forgotten: it can't be looked at or attached any more. */
  forgotten: z.optional(z.literal(true)),
})
export type PhotoRecord = z.infer<typeof storedPhoto>

export const parsePhoto = (item: Item | undefined): PhotoRecord | undefined => item && z.parse(storedPhoto, item)

/** A photo that was looked at. */
export function parseLookedAt(item: Item | undefined) {
  const photo = parsePhoto(item)
  return photo?.looked && { ...photo, looked: photo.looked }
}

export const photoItem = (photo: PhotoRecord, now: number): Item & Key => ({
  ...keys.photo(photo.id),
  ...photo,
  ...dueKeys(photo.id, isoTime(now + UNATTACHED)),
})
