import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { masked } from '../../functions/hours/certificate.ts'
import { monthIn, monthsFrom } from '../../functions/hours/month.ts'
import { payMoves } from '../../functions/hours/pay.ts'
import { sumWords, withBalances } from '../../miniprogram/src/hours/mine/sums.ts'
import type { HoursEntry } from '../../shared/hours/contract.ts'
import { minutesWords, periodWords } from '../../shared/hours/words.ts'

const entry = (n: number, minutes: number): HoursEntry => ({
  id: `mov_${n}`,
  at: '2026-03-02T01:00:00.000Z',
  kind: 'help',
  what: '陪诊',
  minutes,
  other: '大江园社区',
})

describe('the page of my hours', () => {
  it('says what was left after each entry, down to nothing before the first', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 1 }), (all) => {
        const entries = all.map((minutes, n) => entry(n, minutes))
        const balance = all.reduce((sum, minutes) => sum + minutes, 0)
        const after = withBalances(entries, balance)
        expect(after.get('mov_0')).toBe(balance)
        const last = entries.at(-1)
        expect(last && after.get(last.id)).toBe(last?.minutes)
      }),
    )
  })

  it('says that the entries are the balance only where they are', () => {
    const items = [entry(1, -20), entry(2, 90)]
    expect(sumWords({ items }, 70)).toBe('这 2 笔：收 1小时30分钟，支 20分钟。这些相加正好等于余额 1小时10分钟。')
    expect(sumWords({ items, cursor: 'more' }, 100)).toContain('更早的合计 30分钟')
    expect(sumWords({ items }, 75)).not.toContain('正好')
  })
})

describe('words', () => {
  it('of hours, months and names', () => {
    expect([0, 5, 60, 90, -75].map(minutesWords)).toEqual(['0分钟', '5分钟', '1小时', '1小时30分钟', '-1小时15分钟'])
    expect([periodWords('2026-03', '2026-03'), periodWords('2025-09', '2026-03')]).toEqual([
      '2026年3月',
      '2025年9月至2026年3月',
    ])
    expect(['王五', '欧阳修', '李', '演示居民 甲'].map(masked)).toEqual(['王*', '欧阳*', '李*', '演**'])
    // A month begins at midnight in Shanghai.
    expect([monthIn('2026-03-31T15:59:59.999Z'), monthIn('2026-03-31T16:00:00.000Z')]).toEqual(['2026-03', '2026-04'])
    expect(monthsFrom('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
  })
})

describe('paying for a service', () => {
  it('never takes more from who asked than they have, and gives every helper their minutes', () => {
    const helper = fc.record({
      person: fc.constantFrom('per_a', 'per_b', 'per_c', 'per_d'),
      minutes: fc.integer({ min: 1, max: 300 }),
    })
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 500 }),
        fc.uniqueArray(helper, { selector: ({ person }) => person, minLength: 1 }),
        (balance, helpers) => {
          const said = { kind: 'help', what: '搬家', at: '2026-03-02T01:00:00.000Z', area: '420102015020001' } as const
          const moves = payMoves({ ...said, id: 'hlp_1', asker: { account: 'per_asker', balance }, helpers })
          const sum = (some: typeof moves) => some.reduce((all, { minutes }) => all + minutes, 0)
          const asked = helpers.reduce((all, { minutes }) => all + minutes, 0)
          expect(sum(moves.filter(({ from }) => from === 'per_asker'))).toBe(Math.min(balance, asked))
          for (const { person, minutes } of helpers) expect(sum(moves.filter(({ to }) => to === person))).toBe(minutes)
          expect(moves.filter(({ part }) => !part)).toHaveLength(helpers.length)
          expect(new Set(moves.map(({ source }) => source)).size).toBe(moves.length)
        },
      ),
    )
  })
})
