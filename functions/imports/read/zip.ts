/** The parts of a workbook, unpacked as they are read. What would unpack to more than any workbook of ours is not begun with. */
import type { Readable } from 'node:stream'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { Unreadable } from './unreadable.ts'

const ENTRIES_MAX = 2000
/** Real sheets shrink to a tenth or so; a bomb to a thousandth. */
const RATIO_MAX = 200
const SLACK = 1024 * 1024

export interface Zip {
  has(name: string): boolean
  /** A part as a stream of bytes, at most so many. Throws `Unreadable` where there is none, or it is too large. */
  open(name: string, maxBytes: number): Promise<Readable>
}

export async function openZip(bytes: Uint8Array): Promise<Zip> {
  const entries = new Map<string, Entry>()
  const zip = await opened(bytes)
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.size === ENTRIES_MAX) throw new Unreadable('这个文件里的东西太多，不像是名册')
      entries.set(entry.fileName, entry)
    }
  } catch (error) {
    throw asUnreadable(error)
  }
  return {
    has: (name) => entries.has(name),
    async open(name, maxBytes) {
      const entry = entries.get(name)
      if (!entry) throw new Unreadable('打不开这个文件，请用 Excel 或 WPS 另存为 .xlsx 再试')
      if (entry.isEncrypted()) throw new Unreadable('文件加了密码，请取消密码后再上传')
      const { uncompressedSize, compressedSize } = entry
      if (uncompressedSize > maxBytes || uncompressedSize > compressedSize * RATIO_MAX + SLACK)
        throw new Unreadable('文件解开后太大，请分成几个文件')
      return zip.openReadStreamPromise(entry)
    },
  }
}

async function opened(bytes: Uint8Array): Promise<ZipFile> {
  try {
    return await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { autoClose: false })
  } catch (error) {
    throw asUnreadable(error)
  }
}

export const asUnreadable = (error: unknown): Unreadable =>
  error instanceof Unreadable ? error : new Unreadable('文件损坏了，请重新保存后再上传')
