import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeOf, isRight, windowAt } from '../../functions/teams/check-code.ts'
import { minutesOf } from '../../shared/teams/attendance.ts'
import { checkCode, readScanned, scannedText, shownCheckCode } from '../../shared/teams/check-code.ts'
import { CODE_STANDS } from '../../shared/teams/kinds.ts'

const secret = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('base64url'))
const id = fc
  .array(fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), { minLength: 26, maxLength: 26 })
  .map((characters) => `act_${characters.join('')}`)
const of = fc.record({ secret, activity: id, purpose: fc.constantFrom('in' as const, 'out' as const) })
const moment = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2036-01-01') })

describe('a check code', () => {
  it('is right from the beginning of its window to the end of the next, and never outside', () => {
    fc.assert(
      fc.property(of, moment, fc.integer({ min: -5 * CODE_STANDS, max: 5 * CODE_STANDS }), (which, shownAt, off) => {
        const window = windowAt(shownAt)
        const used = shownAt + off
        const begin = window * CODE_STANDS
        const right = isRight(which, codeOf(which, window), used)
        expect(right).toBe(used >= begin && used < begin + 2 * CODE_STANDS)
      }),
    )
  })

  it('is no other activity’s, no other purpose’s, and nothing that somebody makes up', () => {
    fc.assert(
      fc.property(of, of, moment, (one, other, at) => {
        const code = codeOf(one, windowAt(at))
        expect(isRight({ ...one, activity: other.activity }, code, at)).toBe(one.activity === other.activity)
        expect(isRight({ ...one, secret: other.secret }, code, at)).toBe(one.secret === other.secret)
        expect(isRight({ ...one, purpose: one.purpose === 'in' ? 'out' : 'in' }, code, at)).toBe(false)
        expect(isRight(one, '00000000', at)).toBe(code === '00000000')
        expect(isRight(one, code.slice(1), at)).toBe(false)
      }),
    )
  })

  it('is read as it is shown, typed or scanned', () => {
    fc.assert(
      fc.property(of, moment, (which, at) => {
        const code = codeOf(which, windowAt(at))
        expect(checkCode.parse(shownCheckCode(code).toLowerCase())).toBe(code)
        expect(readScanned(scannedText(which.activity, code))).toEqual({ activity: which.activity, code })
      }),
    )
    expect(readScanned('https://example.com')).toBeUndefined()
    expect(checkCode.safeParse('ABC').success).toBe(false)
  })
})

describe('minutes', () => {
  const at = (time: string) => `2026-03-02T${time}.000Z`
  const held = { beginsAt: at('01:00:00'), endedAt: at('03:00:00') }
  it('are whole ones from in to out, or to the end for who did not check out; never less than none', () => {
    const inAt = at('01:00:00')
    expect(minutesOf({ inAt, outAt: at('02:30:59') }, held)).toBe(90)
    expect(minutesOf({ inAt }, held)).toBe(120)
    expect(minutesOf({}, held)).toBe(0)
    expect(minutesOf({ inAt: at('04:00:00') }, held)).toBe(0)
  })

  it('begin with the activity and end with it, whoever comes early or leaves late', () => {
    expect(minutesOf({ inAt: at('00:00:00') }, held)).toBe(120)
    expect(minutesOf({ inAt: at('00:00:00'), outAt: at('00:30:00') }, held)).toBe(0)
    expect(minutesOf({ inAt: at('00:00:00'), outAt: at('09:00:00') }, held)).toBe(120)
    expect(minutesOf({ inAt: '2026-01-02T00:00:00.000Z' }, held)).toBe(120)
  })
})
