import { MAX_PHOTO_BYTES } from '../../../../shared/photos/contract.ts'
import type { ChosenPhoto } from '../../platform/photos.ts'

/** What is wrong with a photo before anything is sent, if anything. */
export function refusal(photo: Pick<ChosenPhoto, 'type' | 'bytes'>): string | undefined {
  if (photo.type === undefined) return '只能传 JPG 或 PNG 照片'
  if (photo.bytes > MAX_PHOTO_BYTES) return '照片不能超过 10 MB'
  return photo.bytes === 0 ? '这张照片是空的' : undefined
}
