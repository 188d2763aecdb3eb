/** The header of a sheet: which column is what, in whatever order, under whatever name people give them. */
import { type Column, type ImportKind, importColumns } from '../../shared/imports/columns.ts'
import { type SheetRow, Unreadable } from './read/unreadable.ts'

/** A title may stand above the header: it is looked for in so many rows. */
export const HEADER_WITHIN = 10
/** So many columns known, and it is the header. */
const ENOUGH = 2
const PHONES = ['phone1', 'phone2', 'phone3', 'phone4']

export interface Header {
  row: number
  /** Where each known column is, from 0. */
  at: ReadonlyMap<string, number>
  /** What is worth knowing: columns that are not used. */
  notices: string[]
  /** A cell of a row by its column's name; '' where the file has no such column. */
  cell(row: SheetRow, column: string): string
  /** What the file calls a column, for its errors. */
  title(column: string): string
}

/** As titles are compared: no marks, no white space, no remark in brackets. */
const plainTitle = (title: string) =>
  title
    .normalize('NFKC')
    .replace(/\(.*?\)|\[.*?\]|【.*?】/g, '')
    .replace(/[\s*:：_-]/g, '')

function knownAs(columns: Record<string, Column>, title: string): string | undefined {
  const plain = plainTitle(title)
  return Object.keys(columns).find((name) => columns[name]?.title === plain || columns[name]?.also.includes(plain))
}

/** The header among the first rows. Throws `Unreadable` where there is none, or where it lacks what can't be done without. */
export function headerOf(kind: ImportKind, rows: readonly SheetRow[]): Header {
  const columns: Record<string, Column> = importColumns[kind]
  const known = (row: SheetRow) => new Set(row.cells.map((title) => knownAs(columns, title)).filter(Boolean)).size
  const found = rows.slice(0, HEADER_WITHIN).find((row) => known(row) >= ENOUGH)
  if (!found) throw new Unreadable('没有找到表头，请用模板填写', { row: rows[0]?.row ?? 1 })
  const { at, unused } = placesIn(found, columns)
  for (const [name, { title, needed }] of Object.entries(columns))
    if (needed === 'always' && !at.has(name)) throw new Unreadable('缺少这一列', { row: found.row, column: title })
  const lacking = lackingOf(kind, at)
  if (lacking) throw new Unreadable(lacking.message, { row: found.row, column: lacking.column })
  const notices = unused.length ? [`没有用到的列：${unused.join('、')}`] : []
  return {
    row: found.row,
    at,
    notices,
    cell: (row, column) => row.cells[at.get(column) ?? -1] ?? '',
    title: (column) => found.cells[at.get(column) ?? -1]?.trim() || (columns[column]?.title ?? column),
  }
}

function placesIn(header: SheetRow, columns: Record<string, Column>) {
  const at = new Map<string, number>()
  const unused: string[] = []
  let before: string | undefined
  for (const [i, title] of header.cells.entries()) {
    // A header merged over several columns has its title in the first of them; so phones stand under one.
    const spread = plainTitle(title) === '' && before?.startsWith('phone') === true
    const name = spread ? before : knownAs(columns, title)
    const free = name?.startsWith('phone') ? PHONES.find((phone) => !at.has(phone) && phone >= name) : name
    if (free !== undefined && !at.has(free)) at.set(free, i)
    else if (name !== undefined && !name.startsWith('phone'))
      throw new Unreadable('有两列是同一个意思，请只留一列', { row: header.row, column: title.trim() })
    else if (title.trim()) unused.push(title.trim().slice(0, 20))
    before = name
  }
  return { at, unused }
}

/** What one of two ways needs: a building by its code or by grid and name, an area by its code or what is above it. */
function lackingOf(kind: ImportKind, at: ReadonlyMap<string, number>): { column: string; message: string } | undefined {
  switch (kind) {
    case 'households':
      if (at.has('building') || (at.has('grid') && at.has('buildingName'))) return undefined
      return { column: '楼栋编码', message: '缺少这一列（或者“网格”和“楼栋名称”两列）' }
    case 'areas':
      if (at.has('code') || at.has('parent')) return undefined
      return { column: '编码', message: '缺少这一列（或者“上级编码”一列）' }
  }
}
