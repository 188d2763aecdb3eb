import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvFile, csvLines } from '../../shared/csv.ts'

/** A reader of CSV as RFC 4180 has it, told in a few lines. */
function read(text: string): string[][] {
  const rows: string[][] = [[]]
  let [at, cell] = [0, '']
  const end = () => {
    rows.at(-1)?.push(cell)
    cell = ''
  }
  while (at < text.length) {
    if (text[at] === '"') {
      for (at++; !(text[at] === '"' && text[at + 1] !== '"'); at++) {
        if (text[at] === '"') at++
        cell += text[at]
      }
      at++
    } else if (text[at] === ',') {
      end()
      at++
    } else if (text.startsWith('\r\n', at)) {
      end()
      rows.push([])
      at += 2
    } else cell += text[at++]
  }
  return rows.slice(0, -1)
}

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n",;\'| a1汉＝') }),
  fc.string({ unit: 'grapheme' }),
)

describe('a CSV file', () => {
  it('gives every cell back as it was, but for the sign that keeps it from being run or rounded', () => {
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (rows) => {
        const back = read(csvLines(rows))
        expect(back.map((row) => row.length)).toEqual(rows.map((row) => row.length))
        for (const [r, row] of rows.entries())
          for (const [c, cell] of row.entries()) expect([cell, `'${cell}`, `\t${cell}`]).toContain(back[r]?.[c])
      }),
    )
  })

  it('has no cell that a spreadsheet would run', () => {
    fc.assert(
      fc.property(text, (cell) => {
        const [[seen = ''] = []] = read(csvLines([[cell]]))
        expect(seen.trimStart()).not.toMatch(/^[=+\-@＝＋－＠]/)
        expect(seen).not.toMatch(/^\r/)
      }),
    )
    for (const run of ['=1+1', '+8613800001234', '-2+3', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', "'=1", '"=1'])
      expect(csvLines([[run]]), run).toMatch(/^"?'/)
  })

  it('leaves numbers numbers, and codes whole', () => {
    expect(csvLines([[-5, 0, 1.5, undefined, '420102015020001001', '13800001234']])).toBe(
      '-5,0,1.5,,"\t420102015020001001",13800001234\r\n',
    )
  })

  it('begins with the mark of UTF-8 and its names, and goes on page by page', () => {
    const whole = csvFile(['时间', '人'], [['1', '甲, "乙"']])
    expect(whole).toBe('\uFEFF时间,人\r\n1,"甲, ""乙"""\r\n')
    expect(csvFile(['时间', '人'], []) + csvLines([['1', '甲, "乙"']])).toBe(whole)
  })
})
