/** Sends one chosen photo: asks for a form, posts it, has it looked at. Every step may fail, and says why. */
import { api } from '../../api/api.ts'
import type { ChosenPhoto } from '../../platform/photos.ts'
import { refusal } from './refusal.ts'

export type Upload = { ok: true; photoId: string } | { ok: false; message: string }

export async function upload(photo: ChosenPhoto, progress: (percent: number) => void): Promise<Upload> {
  const refused = refusal(photo)
  if (refused !== undefined || photo.type === undefined) return { ok: false, message: refused ?? '' }
  const form = await api.call('requestPhoto', { body: { type: photo.type, bytes: photo.bytes } })
  if (!form.ok) return { ok: false, message: form.failure.message }
  const { photoId, upload } = form.value
  if (!(await photo.send(upload.url, upload.fields, progress))) return { ok: false, message: '没有传上去，请重试' }
  const looked = await api.call('checkPhoto', { params: { photoId } })
  return looked.ok ? { ok: true, photoId } : { ok: false, message: looked.failure.message }
}
