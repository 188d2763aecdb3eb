import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apart, figuresOf, rowsOf } from '../../functions/alerts/report/figures.ts'
import { missesOf, toMiss } from '../../functions/alerts/report/misses.ts'
import { monthIn } from '../../functions/alerts/report/month.ts'
import { percentile, spreadOf } from '../../functions/alerts/report/percentile.ts'
import type { StoredCard } from '../../functions/alerts/store.ts'
import type { Miss } from '../../shared/alerts/course.ts'
import { building1, building2, community, grid1, grid2 } from '../support/district.ts'

const NOON = Date.parse('2026-03-10T04:00:00.000Z')
const later = (seconds: number | undefined) =>
  seconds === undefined ? undefined : new Date(NOON + seconds * 1000).toISOString()
const raisedAt = later(0) ?? ''

type Made = Partial<Pick<StoredCard, 'state' | 'drill'>> & {
  area?: string
  answered?: number
  arrived?: number
  ended?: number
  misses?: Miss[]
}
const card = ({ state = 'resolved', drill = false, area = building1, misses = [], ...spans }: Made = {}) => ({
  id: 'alr_00000000000000000000000001',
  state,
  drill,
  place: { area, name: '某楼', detail: '1单元301' },
  raisedAt,
  answeredAt: later(spans.answered),
  endedAt: later(spans.ended ?? 600),
  course: { ...(spans.arrived === undefined ? {} : { arrivedAt: later(spans.arrived) }), misses },
})

describe('percentiles', () => {
  it.each([
    [[], undefined, undefined],
    [[7], 7, 7],
    [[1, 2], 1.5, 1.95],
    [[3, 1, 2], 2, 2.9],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5.5, 9.55],
    [Array.from({ length: 101 }, (_, i) => 100 - i), 50, 95],
  ])('of %j are what a spreadsheet says', (values, median, p95) => {
    if (median === undefined || p95 === undefined) expect(percentile(values, 0.5)).toBeUndefined()
    else {
      expect(percentile(values, 0.5)).toBeCloseTo(median)
      expect(percentile(values, 0.95)).toBeCloseTo(p95)
    }
  })

  it('lie between the least and the most, in any order of the values, and rise with the share', () => {
    const values = fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(
        values,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (all, a, b) => {
          const at = (share: number) => percentile(all, share) ?? Number.NaN
          expect(at(0)).toBe(Math.min(...all))
          expect(at(1)).toBe(Math.max(...all))
          expect(at(Math.min(a, b))).toBeLessThanOrEqual(at(Math.max(a, b)) + 1e-6)
          expect(percentile([...all].reverse(), a)).toBe(at(a))
          const { count, median = 0, p95 = 0 } = spreadOf(all)
          expect(count).toBe(all.length)
          expect(median).toBeLessThanOrEqual(p95)
        },
      ),
    )
  })
})

describe('a month', () => {
  it.each([
    ['2026-03', '2026-02-28T16:00:00.000Z', '2026-03-31T15:59:59.999Z'],
    ['2026-12', '2026-11-30T16:00:00.000Z', '2026-12-31T15:59:59.999Z'],
    ['2028-02', '2028-01-31T16:00:00.000Z', '2028-02-29T15:59:59.999Z'],
  ])('%s begins and ends by Shanghai', (month, from, to) => {
    expect(monthIn(month)).toEqual([from, to])
  })
})

describe('figures', () => {
  it('count each alert by how it ended, and time it from the button', () => {
    const cards = [
      card({ answered: 10, arrived: 100, ended: 400 }),
      card({ answered: 30, arrived: 300, ended: 800, misses: [{ at: raisedAt, level: 'grid', why: 'unanswered' }] }),
      card({ state: 'falseAlarm', answered: 20, arrived: 200, ended: 9999 }),
      card({ state: 'cancelled', ended: 5 }),
    ]
    expect(figuresOf(cards)).toEqual({
      alerts: 4,
      resolved: 2,
      falseAlarms: 1,
      cancelled: 1,
      missed: 1,
      acknowledged: { count: 3, median: 20_000, p95: 29_000 },
      arrived: { count: 3, median: 200_000, p95: 290_000 },
      resolving: { count: 2, median: 600_000, p95: 780_000 },
    })
  })

  it('of nothing are none, and no time', () => {
    const none = { count: 0, median: undefined, p95: undefined }
    expect(figuresOf([])).toMatchObject({ alerts: 0, acknowledged: none, arrived: none, resolving: none })
  })

  it('by grid add up to the total, with drills apart', () => {
    const made = fc.record({
      state: fc.constantFrom<StoredCard['state']>('resolved', 'falseAlarm', 'cancelled', 'drilled'),
      drill: fc.boolean(),
      area: fc.constantFrom(building1, building2, grid1, community),
      answered: fc.option(fc.integer({ min: 0, max: 5000 }), { nil: undefined }),
      arrived: fc.option(fc.integer({ min: 0, max: 5000 }), { nil: undefined }),
    })
    fc.assert(
      fc.property(fc.array(made, { maxLength: 40 }), (all) => {
        const cards = all.map((each) => card(each as Made))
        const total = apart(cards)
        const rows = rowsOf(cards, (code) => code)
        for (const part of ['real', 'drills'] as const) {
          for (const of of ['alerts', 'resolved', 'falseAlarms', 'cancelled', 'missed'] as const)
            expect(rows.reduce((sum, row) => sum + row[part][of], 0)).toBe(total[part][of])
          for (const of of ['acknowledged', 'arrived', 'resolving'] as const)
            expect(rows.reduce((sum, row) => sum + row[part][of].count, 0)).toBe(total[part][of].count)
          const { resolved, falseAlarms, cancelled, alerts } = total[part]
          expect(resolved + falseAlarms + cancelled).toBe(alerts)
        }
        expect(total.real.alerts + total.drills.alerts).toBe(cards.length)
        expect(rows.map(({ area }) => area).every((area) => [grid1, grid2, community].includes(area))).toBe(true)
      }),
    )
  })
})

describe('a failed step', () => {
  const told = [
    { who: 'per_1', name: '演示网格员 一', as: 'responder', level: 'grid' },
    { who: 'per_2', name: '演示社区员 一', as: 'responder', level: 'community' },
    { who: 'per_3', name: '演示居民 乙', as: 'neighbour' },
  ] as const
  const misses: Miss[] = [
    { at: later(30) ?? '', level: 'grid', why: 'unanswered' },
    { at: later(90) ?? '', level: 'street', why: 'empty' },
    { at: later(900) ?? '', level: 'community', why: 'late', who: ['per_2', 'per_3'] },
  ]

  it('names the staff who were told at it, or who said that they go; nobody else, and no room', () => {
    const { named, more } = missesOf([card({ misses })], 10)
    const shown = named.map((each) => toMiss(each, told))
    expect(more).toBe(0)
    expect(shown.map(({ level, why, names }) => [level, why, names])).toEqual([
      ['community', 'late', ['演示社区员 一']],
      ['street', 'empty', []],
      ['grid', 'unanswered', ['演示网格员 一']],
    ])
    expect(JSON.stringify(shown)).not.toMatch(/301|演示居民/)
  })

  it('beyond the most is counted', () => {
    expect(missesOf([card({ misses }), card({ misses })], 4)).toMatchObject({ more: 2, named: { length: 4 } })
  })
})
