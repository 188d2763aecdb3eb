/** A file that can't be read, or not on: why, and where. What stands in the file is never part of it. */
export class Unreadable extends Error {
  readonly row: number | undefined
  readonly column: string | undefined

  constructor(message: string, at: { row?: number; column?: string } = {}) {
    super(message)
    this.name = 'Unreadable'
    this.row = at.row
    this.column = at.column
  }
}

/** A row of a sheet, numbered as the sheet numbers it, from 1; its cells as text, from the first column on. */
export interface SheetRow {
  row: number
  cells: string[]
}

/** Rows in their order, a handful at a time; `about`: how many there seem to be, where that can be told beforehand. */
export interface Sheet {
  about: number | undefined
  rows: AsyncIterable<SheetRow[]>
}

/** What lies beyond is not looked at: no table of ours is so wide, and no cell so long. */
export const COLUMNS_MAX = 64
export const CELL_MAX = 1000
