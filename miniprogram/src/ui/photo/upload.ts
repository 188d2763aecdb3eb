/** Sends one chosen photo: asks for a form, posts it, has it looked at. Every step may fail, and says why. */
import { api } from '../../api/api.ts'
import { type Failure, isTransient } from '../../api/outcome.ts'
import type { ChosenPhoto } from '../../platform/photos.ts'
import type { Sent } from '../upload/use-uploads.ts'
import { refusal } from './refusal.ts'

/** The id of the photo, once it is there. */
export async function upload(photo: ChosenPhoto, progress: (percent: number) => void): Promise<Sent<string>> {
  const refused = refusal(photo)
  if (refused !== undefined || photo.type === undefined) return { ok: false, message: refused ?? '' }
  const form = await api.call('requestPhoto', { body: { type: photo.type, bytes: photo.bytes } })
  if (!form.ok) return failed(form.failure)
  const { photoId, upload } = form.value
  if (!(await photo.send(upload.url, upload.fields, progress)))
    return { ok: false, message: '没有传上去，稍后自动再传', later: true }
  const looked = await api.call('checkPhoto', { params: { photoId } })
  return looked.ok ? { ok: true, sent: photoId } : failed(looked.failure)
}

const failed = ({ code, message }: Failure): Sent<string> => ({ ok: false, message, later: isTransient(code) })
