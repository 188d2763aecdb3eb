/** A row of a roster, by its cells alone. Pure. */
import { ROOM_MAX, UNIT_MAX } from '../../../shared/households/address.ts'
import type { ImportError } from '../../../shared/imports/contract.ts'
import { compactCell, plainCell, spoilt } from '../cells.ts'
import type { Header } from '../header.ts'
import type { SheetRow } from '../read/unreadable.ts'

/** A building by its code, or by what it and its grid are called. */
export type BuildingSaid = { code: string } | { grid: string; name: string }

export interface SaidHousehold {
  building: BuildingSaid
  unit: number
  room: number
  /** Digits alone, each once. */
  phones: string[]
}

const PHONES = ['phone1', 'phone2', 'phone3', 'phone4']
const CODE = /^\d{18}$/
const PHONE = /^1[3-9]\d{9}$/
const NO_UNIT = /^(?:|无|0单元)$/

export function parseRow(row: SheetRow, header: Header): { said?: SaidHousehold; errors: ImportError[] } {
  const errors: ImportError[] = []
  const wrong = (column: string, message: string) => {
    errors.push({ row: row.row, column: header.title(column), message })
    return undefined
  }
  /** A cell brought into form by `parse`, unless it is spoilt. */
  const take = <T>(column: string, parse: (cell: string) => T | undefined): T | undefined => {
    const cell = header.cell(row, column)
    const why = spoilt(cell)
    return why ? wrong(column, why) : parse(cell)
  }

  const building = buildingOf(take, wrong)
  const unit = take('unit', (cell) => {
    const plain = compactCell(cell).replace(/单元$/, '')
    if (NO_UNIT.test(plain)) return 0
    return whole(plain, 0, UNIT_MAX) ?? wrong('unit', `请填 0 到 ${UNIT_MAX} 的数字；不分单元的留空`)
  })
  const room = take('room', (cell) => {
    const plain = compactCell(cell).replace(/[室号]$/, '')
    if (!plain) return wrong('room', '请填写室号')
    return whole(plain, 1, ROOM_MAX) ?? wrong('room', `请填 1 到 ${ROOM_MAX} 的数字`)
  })
  const phones = PHONES.flatMap((column) => {
    if (!header.at.has(column)) return []
    const phone = take(column, (cell) => {
      const plain = compactCell(cell).replace(/^\+?86(?=1\d{10}$)/, '')
      return plain === '' || PHONE.test(plain) ? plain : wrong(column, '不是 11 位手机号')
    })
    return phone ? [phone] : []
  })
  if (!building || unit === undefined || room === undefined || errors.length) return { errors }
  return { said: { building, unit, room, phones: [...new Set(phones)] }, errors }
}

function buildingOf(
  take: <T>(column: string, parse: (cell: string) => T | undefined) => T | undefined,
  wrong: (column: string, message: string) => undefined,
): BuildingSaid | undefined {
  // Where the cell is spoilt its error says so, and the other way isn't asked for.
  const code = take('building', compactCell)
  if (code === undefined) return undefined
  if (code) return CODE.test(code) ? { code } : wrong('building', '楼栋编码是 18 位数字')
  const grid = take('grid', plainCell)
  const name = take('buildingName', plainCell)
  if (grid === undefined || name === undefined) return undefined
  if (!grid && !name) return wrong('building', '请填写是哪栋楼；合并的单元格请拆开，每一行都填')
  if (!grid) return wrong('grid', '请填写网格')
  return name ? { grid, name } : wrong('buildingName', '请填写楼栋名称')
}

function whole(text: string, least: number, most: number): number | undefined {
  const number = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
  return number >= least && number <= most ? number : undefined
}
