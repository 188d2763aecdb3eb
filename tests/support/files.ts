/** Documents for tests, as small as they can be, and what somebody could hide in them. */
import { strToU8, zipSync } from 'fflate'
import { inboxKey } from '../../functions/photos/request-photo.ts'
import type { FileType } from '../../shared/photos/files.ts'
import type { MemoryBucket } from './bucket.ts'
import type { PersonName } from './district.ts'
import type { Stage } from './stage.ts'

export const pdf = (more = '') =>
  Buffer.from(
    `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${more} >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n` +
      '3 0 obj\n<< /Length 12 >>\nstream\n/JS /Launch \nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
    'latin1',
  )

const declared = 'application/vnd.openxmlformats-officedocument'
const kinds = {
  docx: { part: 'word/document.xml', type: `${declared}.wordprocessingml.document.main+xml` },
  xlsx: { part: 'xl/workbook.xml', type: `${declared}.spreadsheetml.sheet.main+xml` },
  pptx: { part: 'ppt/presentation.xml', type: `${declared}.presentationml.presentation.main+xml` },
} as const

/** `more`: other parts by their names; `as`: what its main part is declared as. */
export function office(type: keyof typeof kinds, more: Record<string, string> = {}, as?: string): Buffer {
  const { part, type: usual } = kinds[type]
  const types = `<?xml version="1.0"?><Types><Override PartName="/${part}" ContentType="${as ?? usual}"/></Types>`
  const parts = { '[Content_Types].xml': types, [part]: '<?xml version="1.0"?><x/>', ...more }
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))))
}

export const documentOf = (type: FileType): Buffer => (type === 'pdf' ? pdf() : office(type))

/** A file that somebody of the staff sent and nobody has looked at yet. */
export async function sentFile(stage: Stage, bucket: MemoryBucket, who: PersonName = 'communityStaff') {
  const body = { name: '停水安排.pdf', bytes: pdf().length }
  const { fileId } = await stage.ok(who, 'requestFile', { body })
  bucket.objects.set(inboxKey(fileId), pdf())
  return fileId
}
