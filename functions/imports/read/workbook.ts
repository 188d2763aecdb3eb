/** XLSX: of the first sheet that is not hidden, the rows. */
import { sharedStrings } from './shared-strings.ts'
import { sheetRows } from './sheet-rows.ts'
import { type Sheet, Unreadable } from './unreadable.ts'
import { readWholeXml } from './xml.ts'
import { openZip, type Zip } from './zip.ts'

const MB = 1024 * 1024
const SMALL = MB
const SHEET_MAX = 300 * MB

const WORKBOOK = 'xl/workbook.xml'
const RELATIONS = 'xl/_rels/workbook.xml.rels'

export async function xlsxSheet(bytes: Uint8Array): Promise<Sheet> {
  const zip = await openZip(bytes)
  if (!zip.has(WORKBOOK)) throw new Unreadable('这不是 Excel 表格，请用模板重新保存后再上传')
  const part = await firstSheet(zip)
  const strings = await sharedStrings(zip)
  return sheetRows(await zip.open(part, SHEET_MAX), strings)
}

/** The part that holds the sheet which one sees first. */
async function firstSheet(zip: Zip): Promise<string> {
  const shown: string[] = []
  await readWholeXml(await zip.open(WORKBOOK, SMALL), {
    open(name, attributes) {
      const relation = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1]
      if (name === 'sheet' && relation && !/hidden/i.test(attributes.state ?? '')) shown.push(relation)
    },
    text: () => undefined,
    close: () => undefined,
  })
  const targets = new Map<string, string>()
  await readWholeXml(await zip.open(RELATIONS, SMALL), {
    open(name, { Id, Target }) {
      if (name === 'Relationship' && Id && Target) targets.set(Id, Target)
    },
    text: () => undefined,
    close: () => undefined,
  })
  const target = targets.get(shown[0] ?? '')
  if (!target) throw new Unreadable('这个文件里没有工作表')
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}
