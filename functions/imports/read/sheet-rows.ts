/** The rows of a sheet's XML, in their order. */
import type { Readable } from 'node:stream'
import { CELL_MAX, COLUMNS_MAX, type Sheet, type SheetRow } from './unreadable.ts'
import { readXml } from './xml.ts'

const LETTER_A = 65

/** The column of a cell's name, from 0: A is 0, AA is 26. */
export function columnOf(name: string): number {
  let column = 0
  for (let i = 0; i < name.length; i++) {
    const letter = name.charCodeAt(i) - LETTER_A
    if (letter < 0 || letter > 25) break
    column = column * 26 + letter + 1
  }
  return column - 1
}

/**
 * A number as its digits. Excel keeps 15 of them; of a longer one the end is lost, so it stays in powers of ten, by which
 * the columns of codes know it.
 */
export function numberWords(value: string): string {
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  if (Math.abs(number) >= 1e15) return number.toExponential()
  return Number.isInteger(number) ? number.toFixed(0) : String(number)
}

/** What the attributes of a cell say of its content. */
function contentOf(type: string | undefined, text: string, strings: readonly string[]): string {
  switch (type) {
    case 's':
      return strings[Number(text)] ?? ''
    case 'inlineStr':
    case 'str':
    case 'e':
    case 'd':
      return text
    case 'b':
      return text === '1' ? 'TRUE' : 'FALSE'
    default:
      return text === '' ? '' : numberWords(text)
  }
}

export async function sheetRows(stream: Readable, strings: readonly string[]): Promise<Sheet> {
  let rows: SheetRow[] = []
  let row = 0
  let cells: string[] = []
  let column = -1
  let type: string | undefined
  let text = ''
  let inValue = false
  let inReading = false
  let about: number | undefined

  const pieces = readXml(stream, {
    open(name, attributes) {
      switch (name) {
        case 'row':
          row = Number(attributes.r ?? row + 1)
          cells = []
          column = -1
          return
        case 'c':
          column = attributes.r === undefined ? column + 1 : columnOf(attributes.r)
          type = attributes.t
          text = ''
          return
        case 'v':
        case 't':
          inValue = true
          return
        case 'rPh':
          inReading = true
          return
        case 'dimension':
          about = Number(/\d+$/.exec(attributes.ref ?? '')?.[0]) || undefined
      }
    },
    text(piece) {
      if (inValue && !inReading && text.length < CELL_MAX) text += piece.slice(0, CELL_MAX)
    },
    close(name) {
      switch (name) {
        case 'v':
        case 't':
          inValue = false
          return
        case 'rPh':
          inReading = false
          return
        case 'c':
          if (column < 0 || column >= COLUMNS_MAX || text === '') return
          while (cells.length < column) cells.push('')
          cells[column] = contentOf(type, text, strings)
          return
        case 'row':
          rows.push({ row, cells })
      }
    },
  })

  const taken = () => {
    const some = rows
    rows = []
    return some
  }
  // What stands before the first row says how many there seem to be.
  const begun = await pieces.next()
  async function* rest() {
    if (rows.length) yield taken()
    if (!begun.done) for await (const _ of pieces) if (rows.length) yield taken()
  }
  return { about, rows: rest() }
}
