/** Sends one chosen file: asks for a form, posts it, has it looked at. Every step may fail, and says why. */
import { endingFault, MAX_FILE_BYTES, plainName, type SentFile } from '../../../../shared/photos/files.ts'
import { api } from '../../api/api.ts'
import type { Failure } from '../../api/outcome.ts'
import type { ChosenFile } from '../../platform/choose-file.ts'
import { sizeWords } from '../../words/size.ts'
import type { Sent } from '../upload/use-uploads.ts'

/** What is wrong with a file before anything is sent, if anything. */
export function refusal({ name, bytes }: Pick<ChosenFile, 'name' | 'bytes'>): string | undefined {
  const fault = endingFault(plainName(name))
  if (fault) return fault
  if (bytes > MAX_FILE_BYTES) return `文件不能超过 ${sizeWords(MAX_FILE_BYTES)}`
  return bytes === 0 ? '这个文件是空的' : undefined
}

const why = ({ fields, message }: Failure) => Object.values(fields ?? {})[0] ?? message

export async function sendFile(file: ChosenFile, progress: (percent: number) => void): Promise<Sent<SentFile>> {
  const refused = refusal(file)
  if (refused !== undefined) return { ok: false, message: refused }
  const form = await api.call('requestFile', { body: { name: file.name, bytes: file.bytes } })
  if (!form.ok) return { ok: false, message: why(form.failure) }
  const { fileId, upload } = form.value
  if (!(await file.send(upload.url, upload.fields, progress))) return { ok: false, message: '没有传上去，请重试' }
  const looked = await api.call('checkFile', { params: { fileId } })
  return looked.ok ? { ok: true, sent: looked.value } : { ok: false, message: why(looked.failure) }
}
