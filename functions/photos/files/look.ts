/** Whether a sent file is what its name says, and runs nothing: looked at by its bytes, never trusted by its name or type. */
import { type FileType, MAX_FILE_BYTES } from '../../../shared/photos/files.ts'
import { officeFault } from './office.ts'

const latin = (bytes: Uint8Array, from = 0, to = bytes.length) =>
  Buffer.from(bytes.subarray(from, to)).toString('latin1')

/** Why a file may not go out, for who sent it; nothing where it may. */
export async function faultOf(type: FileType, bytes: Uint8Array): Promise<string | undefined> {
  if (bytes.length === 0) return '这个文件是空的'
  if (bytes.length > MAX_FILE_BYTES) return '文件不能超过 10 MB'
  return type === 'pdf' ? pdfFault(bytes) : officeFault(type, bytes)
}

/** So many bytes from the end a reader looks for it. */
const END_WITHIN = 1024

/**
 * Names of what a PDF does by itself: runs a script, starts a program, sends a form, carries other files. As far as they stand
 * uncompressed, which is where nearly all writers put them; readers in phones do none of it.
 */
const ACTIVE = /\/(JavaScript|JS|Launch|SubmitForm|ImportData|EmbeddedFiles?|RichMedia|XFA)(?![A-Za-z0-9])/

/** In a name, `#xx` stands for a character (ISO 32000-1, 7.3.5): `/J#61vaScript` is `/JavaScript`. */
const namesOf = (text: string) =>
  text.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

function pdfFault(bytes: Uint8Array): string | undefined {
  if (!latin(bytes, 0, 8).startsWith('%PDF-')) return '这不是 PDF 文件，请重新导出后再传'
  if (!latin(bytes, Math.max(0, bytes.length - END_WITHIN)).includes('%%EOF'))
    return '这个 PDF 不完整，请重新导出后再传'
  const outside = latin(bytes).replace(/\bstream\r?\n[\s\S]*?\bendstream\b/g, ' ')
  if (/\/Encrypt(?![A-Za-z0-9])/.test(outside)) return '文件加了密码或限制，请取消后再传'
  return ACTIVE.test(namesOf(outside)) ? '这个 PDF 带有脚本、表单提交或内嵌文件，请另存为普通 PDF' : undefined
}
