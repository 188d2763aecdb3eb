/** The words of staff pages: coverage, numbers, changes, imports, refusals. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { namesThere } from '../../miniprogram/src/areas/tree/names-there.ts'
import { changeWords } from '../../miniprogram/src/words/area-change.ts'
import { countsWords, coverageWords, sumOf, tileOf } from '../../miniprogram/src/words/coverage.ts'
import { importCountWords, importTypeOf, whereWords } from '../../miniprogram/src/words/import.ts'
import { withPhrase } from '../../miniprogram/src/words/join-answer.ts'
import { countWords, percentWords } from '../../miniprogram/src/words/number.ts'
import { sizeWords } from '../../miniprogram/src/words/size.ts'

describe('a percentage', () => {
  it('is 100 % only for all, 0 % only for nothing, and never more', () => {
    expect([0, 0.0001, 0.5, 0.625, 0.9999, 1, 1.27].map(percentWords)).toEqual([
      '0%',
      '0.1%',
      '50%',
      '62.5%',
      '99.9%',
      '100%',
      '100%',
    ])
  })
})

it('a count is read in threes', () => {
  expect([0, 999, 1000, 1234567].map(countWords)).toEqual(['0', '999', '1,000', '1,234,567'])
})

describe('coverage', () => {
  const row = { code: '420102015020001', name: '第1网格', level: 'grid' as const, households: 8, joined: 5 }

  it('is said with what it is made of, and is nothing where no household is in the roster', () => {
    expect(coverageWords(row)).toBe('62.5%')
    expect(countsWords(row)).toBe('5 / 8 户')
    expect(coverageWords({ households: 0, joined: 0 })).toBe('—')
    expect(tileOf({ ...row, households: 0, joined: 0 })).toMatchObject({ share: undefined, words: '没有名册' })
  })

  it('adds up over any areas', () => {
    const counts = fc.record({ households: fc.nat(1000), joined: fc.nat(1000) })
    fc.assert(
      fc.property(fc.array(counts), fc.array(counts), (some, others) => {
        const [one, other, all] = [sumOf(some), sumOf(others), sumOf([...some, ...others])]
        expect(all).toEqual({ households: one.households + other.households, joined: one.joined + other.joined })
      }),
    )
  })
})

describe('buildings that go to another grid', () => {
  const buildings = [
    { code: '420102015020001001', name: '1号楼' },
    { code: '420102015020001002', name: '2号楼' },
  ]

  it('keep their names where those are free', () => {
    expect(namesThere(buildings, ['3号楼'], {}).map(({ renamed, clash }) => renamed || clash)).toEqual([false, false])
  })

  it('need another name where theirs is taken, there or by one that goes along', () => {
    expect(namesThere(buildings, ['1号楼'], {}).map(({ clash }) => clash)).toEqual([true, false])
    const named = namesThere(buildings, ['1号楼'], { '420102015020001001': '湖边1号楼' })
    expect(named).toMatchObject([{ name: '湖边1号楼', renamed: true, clash: false }, { clash: false }])
    const twice = namesThere(buildings, [], { '420102015020001001': '2号楼' })
    expect(twice.map(({ clash }) => clash)).toEqual([true, true])
  })
})

it('what was changed is a sentence', () => {
  const areas = [
    { area: '420102015020001001', name: '1号楼', to: '420102015020003001' },
    { area: '420102015020001002', name: '2号楼', to: '420102015020003002' },
  ]
  expect(changeWords({ kind: 'move', areas, after: '第3网格' })).toBe('把1号楼、2号楼调到第3网格')
  expect(changeWords({ kind: 'rename', areas: [], before: '3号楼', after: '三号楼' })).toBe('把3号楼改名为三号楼')
})

describe('an import', () => {
  it('takes files by their endings', () => {
    expect(['名册.csv', '名册.XLSX', '名册.xls', '名册'].map(importTypeOf)).toEqual([
      'csv',
      'xlsx',
      undefined,
      undefined,
    ])
  })

  it('says sizes, counts and places as people do', () => {
    expect([1, 1500, 20 * 1024 * 1024].map(sizeWords)).toEqual(['1 KB', '1 KB', '20 MB'])
    expect(importCountWords({ added: 1200, changed: 0, unchanged: 3, wrong: 2 })).toBe(
      '新增 1,200 行，不变 3 行，有错 2 行',
    )
    expect(whereWords({ row: 12, column: '室号' })).toBe('第 12 行「室号」')
    expect(whereWords({ row: 12, column: '' })).toBe('第 12 行')
  })
})

it('a phrase is put behind what was written, once', () => {
  expect(withPhrase('', '电话联系不上')).toBe('电话联系不上')
  expect(withPhrase('请来居委会', '电话联系不上')).toBe('请来居委会；电话联系不上')
  expect(withPhrase('请来居委会；电话联系不上', '电话联系不上')).toBe('请来居委会；电话联系不上')
})
