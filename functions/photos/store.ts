/** Photos in the table: who asked to send one, what was found when it was looked at, and what it is attached to. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { personId } from '../../shared/people/contract.ts'
import { photoId, photoTypes } from '../../shared/photos/contract.ts'
import type { Item } from '../platform/dynamo.ts'
import { type Key, keys } from '../platform/table.ts'

const storedPhoto = z.object({
  id: photoId,
  person: personId,
  type: z.enum(photoTypes),
  looked: z.optional(z.object({ key: z.string(), width: z.int(), height: z.int() })),
  attachedTo: z.optional(z.string()),
})
export type PhotoRecord = z.infer<typeof storedPhoto>

export const parsePhoto = (item: Item | undefined): PhotoRecord | undefined => item && z.parse(storedPhoto, item)

/** A photo that was looked at. */
export function parseLookedAt(item: Item | undefined) {
  const photo = parsePhoto(item)
  return photo?.looked && { ...photo, looked: photo.looked }
}

/** A photo that is never attached is forgotten: the item by the table's TTL, the object by the bucket's lifecycle rule. */
export const UNATTACHED_SECONDS = 24 * 60 * 60

export const photoItem = (photo: PhotoRecord, expiresAt: number): Item & Key => ({
  ...keys.photo(photo.id),
  ...photo,
  expiresAt,
})
