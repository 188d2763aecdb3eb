/** Office documents (ECMA-376): a ZIP whose parts say what it is. Nothing is unpacked but two small parts that are read as text. */
import { text } from 'node:stream/consumers'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import type { FileType } from '../../../shared/photos/files.ts'

type OfficeType = Exclude<FileType, 'pdf'>

const BROKEN = '文件损坏了，或不是它的名字所说的格式，请重新保存后再传'
const ACTIVE = '文件里带有宏、控件或内嵌程序，请另存为不带这些内容的格式，或导出成 PDF'

/** The main part of each, and what it must be declared as: that of a document with macros is declared otherwise. */
const mains: Record<OfficeType, { part: string; declared: string }> = {
  docx: { part: 'word/document.xml', declared: 'wordprocessingml.document.main+xml' },
  xlsx: { part: 'xl/workbook.xml', declared: 'spreadsheetml.sheet.main+xml' },
  pptx: { part: 'ppt/presentation.xml', declared: 'presentationml.presentation.main+xml' },
}

/** Parts that hold programs: macros, their data, sheets of old macros, controls, objects of other programs. */
const PROGRAMS =
  /(^|\/)(vbaProject|vbaData|vbaProjectSignature)|(^|\/)(macrosheets|activeX|ctrlProps)\/|\/embeddings\/.*\.bin$|\.(exe|dll|com|scr|bat|cmd|ps1|vbs|js|jse|wsf|hta|lnk|msi|jar|apk|app|sh)$/i

const ENTRIES_MAX = 5000
const SMALL = 1024 * 1024
const TYPES = '[Content_Types].xml'
/** What a document names outside itself: a template from elsewhere brings its macros along. */
const SETTINGS = 'word/_rels/settings.xml.rels'

export async function officeFault(type: OfficeType, bytes: Uint8Array): Promise<string | undefined> {
  // Excel, Word and PowerPoint of 97–2003, and every document with a password, are compound files.
  const start = Buffer.from(bytes.subarray(0, 4)).toString('latin1')
  if (start === '\u00d0\u00cf\u0011\u00e0') return '旧格式或加了密码的文件，居民打不开，请另存后再传'
  if (start !== 'PK\u0003\u0004') return BROKEN
  try {
    return await zipFault(type, await fromBufferPromise(Buffer.from(bytes), { autoClose: false }))
  } catch {
    return BROKEN
  }
}

async function zipFault(type: OfficeType, zip: ZipFile): Promise<string | undefined> {
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) {
    // A part that stands twice is read by one reader and not by the other.
    if (entries.size === ENTRIES_MAX || entries.has(entry.fileName) || entry.isEncrypted()) return BROKEN
    if (PROGRAMS.test(entry.fileName)) return ACTIVE
    entries.set(entry.fileName, entry)
  }
  const { part, declared } = mains[type]
  const types = await smallPart(zip, entries.get(TYPES))
  if (types === undefined || !entries.has(part)) return BROKEN
  if (/macroEnabled|vbaProject|ms-office\.activeX/i.test(types)) return ACTIVE
  if (!types.includes(declared)) return BROKEN
  const settings = await smallPart(zip, entries.get(SETTINGS))
  return settings && /attachedTemplate/i.test(settings) && /TargetMode\s*=\s*["']External/i.test(settings)
    ? ACTIVE
    : undefined
}

/** The text of a part that has no reason to be large; nothing where it is missing. Throws where it is large all the same. */
async function smallPart(zip: ZipFile, entry: Entry | undefined): Promise<string | undefined> {
  if (!entry) return undefined
  if (entry.uncompressedSize > SMALL) throw new Error(`${entry.fileName} is too large`)
  return text(await zip.openReadStreamPromise(entry))
}
