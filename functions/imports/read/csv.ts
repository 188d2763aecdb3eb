/** CSV, by csv-parse, a piece at a time: separated by comma, semicolon or tab. */
import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { decoded, encodingOf } from './text.ts'
import { CELL_MAX, COLUMNS_MAX, type Sheet, type SheetRow, Unreadable } from './unreadable.ts'

const SEPARATORS = [',', ';', '\t']
/** A row has at most so many characters; a quotation mark that is never closed is found out by it. */
const ROW_MAX = 64 * 1024
const AT_ONCE = 500
const LINE_FEED = 0x0a

export function csvSheet(bytes: Uint8Array): Sheet {
  const encoding = encodingOf(bytes)
  const [start = ''] = decoded(bytes, encoding)
  let lines = 0
  for (const byte of bytes) if (byte === LINE_FEED) lines++
  return { about: lines, rows: rowsOf(decoded(bytes, encoding), separatorOf(start)) }
}

/** The one that the first line has most of; or what Excel's own first line (`sep=;`) says. */
export function separatorOf(start: string): string {
  const [line = ''] = start.split(/\r?\n|\r/).filter((each) => each.trim())
  const said = /^sep=(.)$/i.exec(line.trim())?.[1]
  if (said) return said
  const bare = line.replace(/"[^"]*"/g, '')
  const times = (separator: string) => bare.split(separator).length
  return SEPARATORS.reduce((best, each) => (times(each) > times(best) ? each : best))
}

async function* rowsOf(text: Iterable<string>, delimiter: string): AsyncGenerator<SheetRow[]> {
  const records = Readable.from(text).pipe(
    parse({ delimiter, relax_column_count: true, relax_quotes: true, max_record_size: ROW_MAX, encoding: 'utf8' }),
  )
  let row = 0
  let some: SheetRow[] = []
  try {
    for await (const record of records) {
      const cells: string[] = record
      some.push({ row: ++row, cells: cells.slice(0, COLUMNS_MAX).map((cell) => cell.slice(0, CELL_MAX)) })
      if (some.length === AT_ONCE) {
        yield some
        some = []
      }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new Unreadable(wrongWords[error.code] ?? '这一行读不出来，请检查引号和分隔符', {
      row: recordsBefore(error) + 1,
    })
  }
  if (some.length) yield some
}

const recordsBefore = (error: CsvError): number => (typeof error.records === 'number' ? error.records : 0)

const wrongWords: Partial<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: '从这一行起有一个引号没有配对',
  CSV_MAX_RECORD_SIZE: '这一行太长，可能有一个引号没有配对',
}
