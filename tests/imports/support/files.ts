/** Table files for tests: as spreadsheets write them, and as none would. */
import { strToU8, zipSync } from 'fflate'
import type { SheetRow } from '../../../functions/imports/read/unreadable.ts'
import { openRows } from '../../../functions/imports/rows.ts'
import type { ImportKind } from '../../../shared/imports/columns.ts'

export const csv = (...lines: string[]): Uint8Array => Buffer.from(lines.join('\r\n'))

/** A workbook of one sheet from the XML of its `sheetData`; `parts` replace or add parts, or take one away by ''. */
export function xlsx(sheetData: string, parts: Record<string, string> = {}): Uint8Array {
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  const all: Record<string, string> = {
    'xl/workbook.xml': `<workbook ${main} xmlns:r="r"><sheets><sheet name="一" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet ${main}><sheetData>${sheetData}</sheetData></worksheet>`,
    ...parts,
  }
  return zipSync(
    Object.fromEntries(Object.entries(all).flatMap(([name, text]) => (text ? [[name, strToU8(text)] as const] : []))),
  )
}

const letters = [...'ABCDEFGHIJ']
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
const cell = (name: string, text: string) => `<c r="${name}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`

/** Rows of texts as `sheetData`; empty cells are left out, as Excel leaves them. */
export const rowsXml = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((cells, i) => {
      const inner = cells.map((text, column) => (text ? cell(`${letters[column]}${i + 1}`, text) : '')).join('')
      return `<row r="${i + 1}">${inner}</row>`
    })
    .join('')

export async function readAll(kind: ImportKind, bytes: Uint8Array) {
  const { header, rows, about } = await openRows(kind, bytes)
  const all: SheetRow[] = []
  for await (const some of rows) all.push(...some)
  return { header, rows: all, about }
}
