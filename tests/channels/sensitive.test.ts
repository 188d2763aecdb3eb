import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sensitiveIn } from '../../shared/channels/sensitive.ts'

describe('what looks personal', () => {
  it.each([
    ['打我电话 13800138000', ['phone']],
    ['１３８００１３８０００', ['phone']],
    ['138-0013-8000', ['phone']],
    ['+86 138 0013 8000', ['phone']],
    ['物业 027-82345678', ['phone']],
    ['身份证 11010519491231002X', ['identity']],
    ['身份证 110105 19491231 002x', ['identity']],
    ['挪一下鄂A12345', ['plate']],
    ['挪一下 鄂 A·D12345', []],
    ['鄂A·D12345 挡路', ['plate']],
    ['鄂AD12345新能源', ['plate']],
    ['京A12345 的车主打 13900139000', ['phone', 'plate']],
    ['订单号 202603020100001234', []],
    ['1380013800 少一位', []],
    ['3 栋 2 单元 1501', []],
    ['明天 8 点到 18 点停水', []],
    ['我住2栋3单元501，13912345678，急用', ['phone']],
    ['找我 13800138000、13900139000', ['phone']],
    ['501 13912345678', ['phone']],
    ['12:30 13800138000', ['phone']],
    ['13800138000 12:30', ['phone']],
    ['008613800138000', ['phone']],
    ['两个号：027-82812345，13800138000', ['phone']],
    ['138 - 0013 - 8000', ['phone']],
    ['138  0013  8000', ['phone']],
    ['(027)82812345', ['phone']],
    ['（027）82812345', ['phone']],
    ['138\u200b\u200b\u200b\u200b\u200b0013\u20608000', ['phone']],
    ['1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣', ['phone']],
    ['房号 501，11010519491231002X', ['identity']],
    ['110105 - 1949 - 1231 - 002X，501', ['identity']],
    ['11010519491231002X、13800138000', ['phone', 'identity']],
    ['110105 19491231002 3', ['phone', 'identity']],
    ['鄂A  12345', ['plate']],
    ['鄂A\u200b12\u200b345', ['plate']],
    ['鄂A · D 12345 挡路', ['plate']],
    ['12 栋鄂A12345，501', ['plate']],
    ['2 栋 3 单元 1501、1502、1503', []],
    ['8:00-12:00、13:30-18:00 停水', []],
    ['2026 年 11 月 23 日 13:30，13.5 元', []],
  ])('%s', (text, found) => expect(sensitiveIn(text)).toEqual(found))

  it('is found wherever it stands, and however its digits are parted', () => {
    const words = fc.string({ unit: fc.constantFrom(...'你好请看停水一下，。 '), maxLength: 20 })
    const between = fc.constantFrom('', ' ', '-', '.', '·')
    fc.assert(
      fc.property(words, words, between, (before, after, gap) => {
        const phone = ['138', '0013', '8000'].join(gap)
        expect(sensitiveIn(`${before}找${phone}说${after}`)).toContain('phone')
      }),
    )
  })

  const other = fc.constantFrom(
    '501',
    '2栋3单元501',
    '12:30',
    '1301',
    '13 号',
    '2026-11-23',
    '8',
    '110105',
    '027',
    '19',
  )
  const parting = fc.constantFrom(' ', '，', '、', '；', '\n', ' - ', '：', '找')
  const personal = fc.constantFrom(
    ['phone', '13912345678'] as const,
    ['phone', '19491231002'] as const,
    ['phone', '+8613912345678'] as const,
    ['phone', '02782812345'] as const,
    ['identity', '11010519491231002X'] as const,
    ['identity', '110105194912310021'] as const,
    ['plate', '鄂A12345'] as const,
    ['plate', '鄂AD12345'] as const,
  )

  it('is found between any other numbers, rooms and hours', () => {
    fc.assert(
      fc.property(other, parting, personal, parting, other, (before, gap, [kind, number], then, after) => {
        expect(sensitiveIn(`${before}${gap}${number}${then}${after}`)).toContain(kind)
      }),
    )
  })

  it('is asked about between other numbers though its own digits are parted, if perhaps as the other kind', () => {
    const within = fc.constantFrom(' ', '-', ' - ', '  ', '.', '·', '\u200b', ')', '_')
    fc.assert(
      fc.property(other, parting, within, parting, other, (before, gap, inside, then, after) => {
        const number = ['139', '1234', '5678'].join(inside)
        expect(sensitiveIn(`${before}${gap}${number}${then}${after}`)).not.toEqual([])
      }),
    )
  })

  // Were the time to grow with the square of the length, these would take hours.
  it.each([
    '1',
    '1 ',
    '13',
    '1 - ',
    '0 ',
    '86',
    '+8 6 ',
    '鄂A',
    '鄂A1 ',
    '11010519',
    '1 1 0 1 0 5 1 9 4 9 1 2 ',
    ' -)',
    '\u200b',
  ])('is looked for in a time that grows as the text does: %j over and over', (piece) =>
    expect(sensitiveIn(piece.repeat(1_000_000 / piece.length))).toBeDefined(),
  )
})
