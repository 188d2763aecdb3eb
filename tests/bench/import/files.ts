/** Rosters as files: so many households in buildings of a hundred, with a phone or two, as CSV and as a workbook. */
import { createWriteStream, writeFileSync } from 'node:fs'
import { finished } from 'node:stream/promises'
import { strToU8, Zip, ZipDeflate } from 'fflate'
import { buildingItem } from '../../../functions/areas/building.ts'
import type { Item } from '../../../functions/platform/dynamo.ts'
import { type Key, keys } from '../../../functions/platform/table.ts'
import { community } from '../../support/district.ts'

export type FileType = 'csv' | 'xlsx'
export const HOUSEHOLDS_OF_BUILDING = 100
const BUILDINGS_OF_GRID = 100

const three = (n: number) => String(n).padStart(3, '0')
const gridOf = (i: number) => `${community}${three(101 + Math.floor(i / BUILDINGS_OF_GRID))}`
export const buildingAt = (i: number) => `${gridOf(i)}${three((i % BUILDINGS_OF_GRID) + 1)}`

const HEADER = ['楼栋编码', '单元', '室号', '手机号1', '手机号2', '备注']

function rowAt(i: number): string[] {
  const inside = i % HOUSEHOLDS_OF_BUILDING
  const unit = inside < HOUSEHOLDS_OF_BUILDING / 2 ? 1 : 2
  const floor = Math.floor((inside % 50) / 2) + 1
  const phone = (n: number) => `13${String(100_000_000 + n)}`
  const second = i % 3 === 0 ? phone(500_000_000 + i) : ''
  return [
    buildingAt(Math.floor(i / HOUSEHOLDS_OF_BUILDING)),
    String(unit),
    `${floor}0${(inside % 2) + 1}`,
    phone(i),
    second,
    '',
  ]
}

/** The grids and buildings that so many households lie in. */
export function areasOf(households: number): (Item & Key)[] {
  const buildings = Array.from({ length: Math.ceil(households / HOUSEHOLDS_OF_BUILDING) }, (_, i) => buildingAt(i))
  const grids = [...new Set(buildings.map((code) => code.slice(0, 15)))]
  const area = (code: string, level: 'grid' | 'building') => ({ code, level, name: code, fullName: code })
  return [
    ...grids.map((code) => ({ ...keys.area(code), ...area(code, 'grid') })),
    ...buildings.map((code) => buildingItem(area(code, 'building'))),
  ]
}

export async function writeFile(type: FileType, households: number, file: string): Promise<void> {
  if (type === 'csv') {
    const lines = [HEADER, ...Array.from({ length: households }, (_, i) => rowAt(i))].map((row) => row.join(','))
    writeFileSync(file, `\ufeff${lines.join('\r\n')}`)
  } else await writeWorkbook(households, file)
}

/** As Excel writes one: every text in the table of shared ones, cells by their names. */
async function writeWorkbook(households: number, file: string): Promise<void> {
  const out = createWriteStream(file)
  const zip = new Zip((error, bytes, final) => {
    if (error) throw error
    out.write(bytes)
    if (final) out.end()
  })
  const part = (name: string) => {
    const entry = new ZipDeflate(name, { level: 6 })
    zip.add(entry)
    return { say: (text: string) => entry.push(strToU8(text)), end: () => entry.push(new Uint8Array(), true) }
  }
  const whole = (name: string, text: string) => {
    const { say, end } = part(name)
    say(text)
    end()
  }
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  whole(
    'xl/workbook.xml',
    `<workbook ${main} xmlns:r="r"><sheets><sheet name="名册" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  )
  whole(
    'xl/_rels/workbook.xml.rels',
    '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
  )
  const strings = new Map<string, number>()
  const numberOf = (text: string): number => {
    if (!strings.has(text)) strings.set(text, strings.size)
    return strings.get(text) ?? 0
  }
  const sheet = part('xl/worksheets/sheet1.xml')
  sheet.say(`<worksheet ${main}><dimension ref="A1:F${households + 1}"/><sheetData>`)
  for (let i = -1; i < households; i++) {
    const row = i < 0 ? HEADER : rowAt(i)
    const cells = row.map((text, column) => {
      const name = `${'ABCDEF'[column]}${i + 2}`
      return text ? `<c r="${name}" s="1" t="s"><v>${numberOf(text)}</v></c>` : `<c r="${name}" s="1"/>`
    })
    sheet.say(`<row r="${i + 2}" spans="1:6">${cells.join('')}</row>`)
  }
  sheet.say('</sheetData></worksheet>')
  sheet.end()
  const shared = part('xl/sharedStrings.xml')
  shared.say(`<sst ${main} count="${strings.size}">`)
  for (const text of strings.keys()) shared.say(`<si><t>${text}</t></si>`)
  shared.say('</sst>')
  shared.end()
  zip.end()
  await finished(out)
}
