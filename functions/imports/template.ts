/** The files to fill in: the header, and in the workbook a second sheet that explains it. */
import writeXlsxFile from 'write-excel-file/node'
import { type Column, type ImportKind, importColumns, importKindWords } from '../../shared/imports/columns.ts'

const BOM = '\ufeff'
const NEEDED: Record<Column['needed'], string> = { always: '必填', sometimes: '看情况', never: '可不填' }

/** Excel takes a CSV for UTF-8 only when it begins with a byte order mark. */
export const csvTemplate = (kind: ImportKind): string => `${BOM}${titlesOf(kind).join(',')}\r\n`

const titlesOf = (kind: ImportKind) => Object.values(importColumns[kind]).map(({ title }) => title)

/** All cells are text, so that Excel keeps codes and phones as they are typed. */
export async function xlsxTemplate(kind: ImportKind): Promise<Uint8Array> {
  const columns = Object.values(importColumns[kind])
  const bold = (value: string) => ({ value, fontWeight: 'bold' as const, format: '@', type: String })
  const plain = (value: string) => ({ value, format: '@', type: String })
  const header = columns.map(({ title }) => bold(title))
  const help = [
    ['列', '是否必填', '怎么填', '例子'].map(bold),
    ...columns.map((column) => [column.title, NEEDED[column.needed], column.explanation, column.example].map(plain)),
  ]
  const empty = Array.from({ length: EMPTY_ROWS }, () => columns.map(() => ({ format: '@', type: String })))
  const made = writeXlsxFile([
    { data: [header, ...empty], sheet: importKindWords[kind], columns: columns.map(() => ({ width: 20 })) },
    { data: help, sheet: '填写说明', columns: [{ width: 12 }, { width: 10 }, { width: 60 }, { width: 22 }] },
  ])
  return made.toBuffer()
}

/** Rows whose cells are text before anything is typed into them. */
const EMPTY_ROWS = 200
