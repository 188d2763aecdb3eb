/** A row of areas, by its cells alone. Pure. */
import { levelOf, parentOf } from '../../../shared/areas/code.ts'
import type { ImportError } from '../../../shared/imports/contract.ts'
import { compactCell, plainCell, spoilt } from '../cells.ts'
import type { Header } from '../header.ts'
import type { SheetRow } from '../read/unreadable.ts'

export interface SaidArea {
  level: 'grid' | 'building'
  /** Its own code, where it was given. */
  code: string | undefined
  parent: string
  name: string
}

export const NAME_MAX = 30

const LEVELS = new Map<string, SaidArea['level']>([
  ['网格', 'grid'],
  ['楼栋', 'building'],
  ['楼', 'building'],
  ['楼宇', 'building'],
])
const PARENTS = { grid: 'community', building: 'grid' } as const
const WORDS = {
  code: { grid: '网格编码是 15 位数字', building: '楼栋编码是 18 位数字' },
  parent: { grid: '网格的上级是 12 位社区编码', building: '楼栋的上级是 15 位网格编码' },
} as const

export function parseRow(row: SheetRow, header: Header): { said?: SaidArea; errors: ImportError[] } {
  const errors: ImportError[] = []
  const wrong = (column: string, message: string) => {
    errors.push({ row: row.row, column: header.title(column), message })
    return undefined
  }
  const take = (column: string, form: (cell: string) => string): string | undefined => {
    const cell = header.cell(row, column)
    const why = spoilt(cell)
    return why ? wrong(column, why) : form(cell)
  }
  const level = LEVELS.get(plainCell(header.cell(row, 'level'))) ?? wrong('level', '请填“网格”或“楼栋”')
  const code = take('code', compactCell)
  const above = take('parent', compactCell)
  // Brackets and such stay as they are typed: a name is shown.
  const name = take('name', (cell) => cell.normalize('NFC').trim().replace(/\s+/g, ' '))
  if (name === '') wrong('name', '请填写名称')
  if (name && name.length > NAME_MAX) wrong('name', `最多 ${NAME_MAX} 个字`)
  if (!level || code === undefined || above === undefined || !name) return { errors }
  if (code && !isCode(code, level)) {
    wrong('code', WORDS.code[level])
    return { errors }
  }
  // As the editor counts them; elsewhere 000 stands for all of the area above.
  if (code.endsWith('000')) wrong('code', '编码的最后三位是 001 到 999')
  const parent = above || (code ? parentOf(code) : undefined)
  if (!parent) wrong(header.at.has('parent') ? 'parent' : 'code', '编码和上级编码至少填一个')
  else if (!isCode(parent, PARENTS[level])) wrong('parent', WORDS.parent[level])
  else if (code && parentOf(code) !== parent) wrong('code', '编码不在上级编码之下')
  if (errors.length || !parent) return { errors }
  return { said: { level, code: code || undefined, parent, name }, errors }
}

const isCode = (text: string, level: 'community' | 'grid' | 'building') => /^\d+$/.test(text) && levelOf(text) === level
