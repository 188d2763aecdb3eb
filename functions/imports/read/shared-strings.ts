/** The texts that the cells of a workbook share, by their number. */
import { CELL_MAX, Unreadable } from './unreadable.ts'
import { readWholeXml } from './xml.ts'
import type { Zip } from './zip.ts'

const PART = 'xl/sharedStrings.xml'
const BYTES_MAX = 80 * 1024 * 1024
const STRINGS_MAX = 2_000_000

export async function sharedStrings(zip: Zip): Promise<string[]> {
  const strings: string[] = []
  if (!zip.has(PART)) return strings
  let text = ''
  let inText = false
  // Readings (拼音) stand beside the text that they are of, and aren't part of it.
  let inReading = false
  await readWholeXml(await zip.open(PART, BYTES_MAX), {
    open(name) {
      if (name === 'si') text = ''
      if (name === 't') inText = true
      if (name === 'rPh') inReading = true
    },
    text(piece) {
      if (inText && !inReading && text.length < CELL_MAX) text += piece.slice(0, CELL_MAX)
    },
    close(name) {
      if (name === 't') inText = false
      if (name === 'rPh') inReading = false
      if (name !== 'si') return
      if (strings.length === STRINGS_MAX) throw new Unreadable('文件里的内容太多，请分成几个文件')
      strings.push(text)
    },
  })
  return strings
}
