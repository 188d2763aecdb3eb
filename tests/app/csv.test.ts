import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { csvOf } from '../../miniprogram/src/words/csv.ts'

const read = (text: string): string[][] => parse(text, { bom: true })

it('begins with a byte order mark and ends each line as Excel does', () => {
  expect(csvOf(['网格', '户数'], [['第1网格', 144]])).toBe('\uFEFF网格,户数\r\n第1网格,144\r\n')
})

it('quotes what needs it, and comes back as it was', () => {
  const plain = fc.string().filter((text) => !/^[=+\-@\t\r]/.test(text) && !/^\d{12,}$/.test(text) && text !== '')
  fc.assert(
    fc.property(fc.array(fc.tuple(plain, plain), { minLength: 1 }), (rows) => {
      expect(read(csvOf(['甲', '乙'], rows)).slice(1)).toEqual(rows)
    }),
  )
})

it('keeps formulas and long codes texts', () => {
  expect(read(csvOf(['值'], [['=1+1'], ['@SUM(A1)'], ['420102015020001'], ['-3 号楼']])).slice(1)).toEqual([
    ["'=1+1"],
    ["'@SUM(A1)"],
    ["'420102015020001"],
    ["'-3 号楼"],
  ])
  expect(read(csvOf(['值'], [[-3]]))[1]).toEqual(['-3'])
})
