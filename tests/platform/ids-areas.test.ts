import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ancestorAt, covers, levelOf, parentOf } from '../../shared/areas/code.ts'
import { areaCode } from '../../shared/areas/contract.ts'
import { IDEMPOTENCY_KEY, id, makeId } from '../../shared/ids.ts'
import { runs } from '../support/properties.ts'

const bytes = (n: number) => fc.uint8Array({ minLength: n, maxLength: n })

describe('ids', () => {
  it('sort by time, whatever their random part', () => {
    const moment = fc.integer({ min: 0, max: 2 ** 48 - 1 })
    fc.assert(
      fc.property(moment, moment, bytes(16), bytes(16), (one, other, a, b) => {
        fc.pre(one !== other)
        const [first, second] = [makeId('tkt', one, () => a), makeId('tkt', other, () => b)]
        expect(first < second).toBe(one < other)
      }),
    )
  })

  it('are what their schema takes, and no other kind', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), bytes(16), (now, random) => {
        const made = makeId('pho', now, () => random)
        expect(id('pho').safeParse(made).success).toBe(true)
        expect(id('tkt').safeParse(made).success).toBe(false)
      }),
    )
  })

  it('of one millisecond differ by 80 bits of random', () => {
    const ids = new Set(
      Array.from({ length: 1000 }, (_, i) =>
        makeId('tkt', 0, (n) =>
          new Uint8Array(n)
            .fill(0)
            .with(n - 1, i % 32)
            .with(n - 2, i / 32),
        ),
      ),
    )
    expect(ids.size).toBe(1000)
  })

  it.each([
    'tkt_',
    'tkt_0',
    ` tkt_${'0'.repeat(26)}`,
    `tkt_${'0'.repeat(26)}\n`,
    `tkt_${'I'.repeat(26)}`,
    `TKT_${'0'.repeat(26)}`,
  ])('%j is none', (text) => expect(id('tkt').safeParse(text).success).toBe(false))
})

it('an idempotency key is 8 to 64 plain characters', () => {
  for (const key of ['12345678', 'a-b_C'.repeat(12)]) expect(IDEMPOTENCY_KEY.test(key)).toBe(true)
  for (const key of ['1234567', 'a'.repeat(65), '1234567 ', '12345678\n', '编号编号编号编号'])
    expect(IDEMPOTENCY_KEY.test(key)).toBe(false)
})

describe('area codes', () => {
  it.each([
    ['4201', 'city', undefined],
    ['420102', 'district', '4201'],
    ['420102015', 'street', '420102'],
    ['420102015020', 'community', '420102015'],
    ['420102015020001', 'grid', '420102015020'],
    ['420102015020001001', 'building', '420102015020001'],
    ['420102015020001001010301', 'household', '420102015020001001'],
  ] as const)('%s is a %s under %s', (code, level, parent) => {
    expect([levelOf(code), parentOf(code)]).toEqual([level, parent])
    expect(ancestorAt(code, 'city')).toBe('4201')
    expect(ancestorAt('4201', level)).toBe(level === 'city' ? '4201' : undefined)
  })

  it.each(['', '4', '42010', '42010201', '4201020150200010010'])(
    '%j is of no level, covers nothing and is refused',
    (code) => {
      expect([levelOf(code), parentOf(code), covers(code, '420102015020001001')]).toEqual([undefined, undefined, false])
      expect(areaCode.safeParse(code).success).toBe(false)
    },
  )

  it('cover themselves and what is under them', () => {
    const code = fc
      .constantFrom(4, 6, 9, 12, 15, 18)
      .chain((length) => fc.stringMatching(new RegExp(`^[12]{${length}}$`)))
    fc.assert(
      fc.property(code, code, (one, other) => {
        const chain = []
        for (let up: string | undefined = other; up; up = parentOf(up)) chain.push(up)
        expect(covers(one, other)).toBe(chain.includes(one))
      }),
      { numRuns: runs(1000) },
    )
  })
})
