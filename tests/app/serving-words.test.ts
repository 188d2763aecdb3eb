import { describe, expect, it } from 'vitest'
import { aboutWords } from '../../miniprogram/src/audit/log/about-words.ts'
import { didWord } from '../../miniprogram/src/audit/log/operations.ts'
import { weekWords } from '../../miniprogram/src/words/day.ts'
import { areasWords, gapsOn, gapTotalWords, gapWords, together } from '../../miniprogram/src/words/gap.ts'
import type { AuditEntry } from '../../shared/audit/contract.ts'
import { DAY, HOUR } from '../../shared/lifecycle.ts'

/** Monday 2026-11-23, 06:00 on China's clocks. */
const now = Date.parse('2026-11-22T22:00:00.000Z')
const at = (hours: number) => new Date(now + hours * HOUR).toISOString()

it.each([
  ['2026-11-23', '11月23日–29日'],
  ['2026-11-30', '11月30日–12月6日'],
  ['2026-12-28', '12月28日–1月3日'],
])('the week of %s is %s', (monday, words) => expect(weekWords(monday)).toBe(words))

describe('a gap', () => {
  const end = at((7 * DAY) / HOUR)

  it.each([
    [0, 7 * 24, '整整 7 天'],
    [0, 2, '现在起到 11月23日 周一 08:00'],
    [26, 38, '11月24日 周二 08:00–20:00'],
    [38, 50, '11月24日 周二 20:00–次日 08:00'],
    [74, 7 * 24, '11月26日 周四 08:00 起'],
  ])('from %i to %i hours from now is %s', (from, to, words) =>
    expect(gapWords({ from: at(from), to: at(to) }, at(0), end)).toBe(words),
  )

  it('that several areas have together is one, in the order of time', () => {
    const gap = (area: string, from: number, to: number) => ({ area, from: at(from), to: at(to) })
    expect(together([gap('1', 8, 10), gap('1', 2, 4), gap('2', 8, 10)])).toEqual([
      { from: at(2), to: at(4), areas: ['1'] },
      { from: at(8), to: at(10), areas: ['1', '2'] },
    ])
  })

  it('says where by the shorter way', () => {
    const codes = ['1', '2', '3', '4', '5', '6']
    const names = new Map(codes.map((code) => [code, `第${code}网格`]))
    expect(areasWords(codes, names)).toBe('全部 6 个网格')
    expect(areasWords(['2', '3', '4', '5', '6'], names)).toBe('除第1网格外的 5 个网格')
    expect(areasWords(['2', '4'], names)).toBe('第2网格、第4网格')
    // A grid's own gaps need no name, nor do those whose names aren't known.
    expect(areasWords(['9'], names)).toBe('')
  })

  it('is cut at midnight for the board of a week, and added up', () => {
    const gaps = [
      { from: at(14), to: at(26) },
      { from: at(66), to: at(7 * 24) },
    ]
    expect(gapsOn(gaps, '2026-11-23')).toEqual(['无人 20:00–24:00'])
    expect(gapsOn(gaps, '2026-11-24')).toEqual(['无人 00:00–08:00'])
    expect(gapsOn(gaps, '2026-11-25')).toEqual([])
    expect(gapsOn(gaps, '2026-11-26')).toEqual(['全天无人'])
    expect(gapTotalWords(gaps)).toBe('114 小时无人')
    expect(gapTotalWords([])).toBe('都有人')
  })
})

it.each([
  [{ note: `${at(2)} ${at(14)} ×2` }, '今天 08:00 至 今天 20:00 连续 2 周'],
  [{ note: `${at(2)} ${at(14)} ×1`, subjectName: '演示网格员 一' }, '演示网格员 一 · 今天 08:00 至 今天 20:00'],
  [{ note: `from=${at(2)} to=${at(26)}` }, '从 今天 08:00 到 明天 08:00'],
  [{ note: 'accepted', what: 'swp_01M82MVXTQMVGA5M9JB081R4X7' }, '同意 · 换班 81R4X7'],
  [{ what: 'gridWorker', note: 'by per_00000000000000000000000001' }, '邀请人 人员 000001 · 网格员'],
  [{ what: 'households' }, '住户名册'],
  [{ note: 'fire', what: 'alr_01M82MVXTQMVGA5M9JB081R4X7' }, '火情或燃气 · 求助 81R4X7'],
  [{ note: 'operation=planShifts' }, '只看 排班'],
  [
    { what: 'ntc_01M82MVXTQMVGA5M9JB081R4X7', note: '420102015020001003010302' },
    '1单元302室（楼栋编码 420102015020001003） · 通知 81R4X7',
  ],
  [{ what: 'wrn_01M82MVXTQMVGA5M9JB081R4X7' }, '预警 81R4X7'],
  [{ what: 'pst_01M82MVXTQMVGA5M9JB081R4X7' }, '发言 81R4X7'],
  [{ what: '420102015020001001' }, '420102015020001001'],
  [
    { note: `position ${at(2)}`, what: 'alr_01M82MVXTQMVGA5M9JB081R4X7', subjectName: '演示居民 甲' },
    '演示居民 甲 · 看到位置，到 今天 08:00 · 求助 81R4X7',
  ],
  [{}, ''],
] as const)('%o is told as %s', (about, words) => {
  const entry: AuditEntry = {
    seq: 1,
    hash: '',
    at: at(0),
    by: '',
    byName: '',
    roles: [],
    operation: 'x',
    area: '',
    ...about,
  }
  expect(aboutWords(entry, now)).toBe(words)
})

it.each([
  ['grantRole', '授予身份'],
  ['listAudit', '查看审计日志'],
  ['getTicket', '查看诉求'],
  ['audited no more', 'audited no more'],
])('the audit log calls %s %s', (operation, word) => expect(didWord(operation)).toBe(word))
