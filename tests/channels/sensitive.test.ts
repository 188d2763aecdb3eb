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
})
