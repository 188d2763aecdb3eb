/** The rows of a file that was sent: its header, and what stands below it. */
import type { ImportKind } from '../../shared/imports/columns.ts'
import { MAX_IMPORT_ROWS } from '../../shared/imports/contract.ts'
import { isBlank } from './cells.ts'
import { HEADER_WITHIN, type Header, headerOf } from './header.ts'
import { readSheet } from './read/read-sheet.ts'
import { type SheetRow, Unreadable } from './read/unreadable.ts'

export interface Rows {
  header: Header
  /** How many there seem to be, where that can be told beforehand. */
  about: number | undefined
  /** Those that say something, in their order. */
  rows: AsyncIterable<SheetRow[]>
}

export async function openRows(kind: ImportKind, bytes: Uint8Array): Promise<Rows> {
  const sheet = await readSheet(bytes)
  const pieces = sheet.rows[Symbol.asyncIterator]()
  const first: SheetRow[] = []
  let piece = await pieces.next()
  for (; !piece.done; piece = await pieces.next()) {
    first.push(...said(piece.value))
    if (first.length >= HEADER_WITHIN) break
  }
  if (!first.length) throw new Unreadable('文件里没有内容')
  const header = headerOf(kind, first)
  async function* below() {
    let count = 0
    const taken = (rows: SheetRow[]) => {
      count += rows.length
      if (count > MAX_IMPORT_ROWS)
        throw new Unreadable(`一个文件最多 ${MAX_IMPORT_ROWS} 行，请分成几个文件`, { row: rows.at(-1)?.row ?? count })
      return rows
    }
    yield taken(first.filter(({ row }) => row > header.row))
    if (piece.done) return
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield taken(said(next.value))
  }
  return { header, about: sheet.about && Math.max(0, sheet.about - header.row), rows: below() }
}

const said = (rows: readonly SheetRow[]) => rows.filter(({ cells }) => !isBlank(cells))
