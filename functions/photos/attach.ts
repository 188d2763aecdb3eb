/** Photos for other capabilities: which of them may be attached, and the claim that attaches each just once. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { Refusal } from '../../shared/errors.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { dueKeys, type Key, keys } from '../platform/table.ts'
import { parseLookedAt } from './store.ts'
import { notDue } from './unattached.ts'

/** A photo in a case: the prefix of its objects in the store, and its size in pixels. */
export const storedPhoto = z.object({ id: z.string(), key: z.string(), width: z.int(), height: z.int() })
export type StoredPhoto = z.infer<typeof storedPhoto>

export const photoKeys = (ids: readonly string[]): Key[] => ids.map((id) => keys.photo(id))

/** The photos to attach. Throws `photoNotReady` unless each is the actor's own, was looked at and isn't attached yet. */
export const attachable = (items: readonly (Item | undefined)[], person: string): StoredPhoto[] =>
  items.map((item, at) => {
    const photo = parseLookedAt(item)
    if (photo?.person === person && !photo.attachedTo) return { id: photo.id, key: photo.key, ...photo.looked }
    throw new Refusal('photoNotReady', { [`photos.${at}`]: '这张照片还没有传好，或已经用过' })
  })

/** The writes that attach photos to a case; a photo that was attached meanwhile stops the whole transaction. */
export const attach = (photos: readonly StoredPhoto[], to: string): Write[] =>
  photos.map(({ id }) => ({
    update: keys.photo(id),
    changes: { set: { attachedTo: to, ...notDue } },
    when: { expression: 'attribute_exists(looked) AND attribute_not_exists(attachedTo)' },
    otherwise: 'photoNotReady',
  }))

const attachedTo = (to: string) => ({ expression: 'attachedTo = :to', values: { ':to': to } })

/** Those of a case's photos that are its own still: others were handed on. */
export async function keptBy(table: Table, photos: readonly StoredPhoto[], by: string): Promise<StoredPhoto[]> {
  const items = await table.read(photoKeys(photos.map(({ id }) => id)))
  return photos.filter((_, i) => items[i]?.attachedTo === by)
}

/** The writes by which a case hands its photos on to another, which keeps them from now on; both show them. */
export const handOn = (photos: readonly StoredPhoto[], from: string, to: string): Write[] =>
  photos.map(({ id }) => ({
    update: keys.photo(id),
    changes: { set: { attachedTo: to } },
    when: attachedTo(from),
  }))

/** The writes by which a case lets go of its photos: nobody attaches them any more, and the sweep deletes them. `now`: ISO 8601. */
export const letGo = (photos: readonly StoredPhoto[], from: string, now: string): Write[] =>
  photos.map(({ id }) => ({
    update: keys.photo(id),
    changes: { set: { attachedTo: undefined, looked: undefined, forgotten: true, ...dueKeys(id, now) } },
    when: attachedTo(from),
  }))
