import { describe, expect, it } from 'vitest'
import { missWords, spanOr, spansOf } from '../../miniprogram/src/alerts/drill/words.ts'
import { secondsOf, shareOf, spreadWords } from '../../miniprogram/src/alerts/report/measures.ts'
import { monthBeside, monthOf, monthWords } from '../../miniprogram/src/words/month.ts'

const at = (seconds: number) => new Date(Date.parse('2026-03-02T01:00:00.000Z') + seconds * 1000).toISOString()

describe('how an alert was answered', () => {
  it('is timed from the button, as far as it came', () => {
    const course = { arrivedAt: at(160), misses: [] }
    expect(spansOf({ raisedAt: at(0), answeredAt: at(40), course, endedAt: at(600) })).toEqual({
      acknowledged: 40_000,
      arrived: 160_000,
      ended: 600_000,
    })
    expect(spanOr(spansOf({ raisedAt: at(0) }).acknowledged, '没有人应答')).toBe('没有人应答')
    expect(missWords({ level: 'grid', why: 'empty' })).toBe('网格级：这一级没有人可通知')
  })
})

describe('the report of a month', () => {
  it('goes from month to month over the years, and begins its month by the clocks of China', () => {
    expect(monthBeside('2026-01', -1)).toBe('2025-12')
    expect(monthBeside('2025-12', 1)).toBe('2026-01')
    expect(monthOf(Date.parse('2026-02-28T16:00:00.000Z'))).toBe('2026-03')
    expect(monthWords('2026-03')).toBe('2026年3月')
  })

  it('says spans in words, and saves seconds; of none it says nothing', () => {
    expect(spreadWords({ count: 12, median: 40_000, p95: 80_000 })).toBe('中位 40 秒，95% 1 分 20 秒（12 起）')
    expect(spreadWords({ count: 0 })).toBe('没有')
    expect([secondsOf(40_400), secondsOf(undefined)]).toEqual([40, ''])
  })

  it('draws each line by the longest of all', () => {
    const all = [80_000, 20_000].map((p95) => {
      const spread = { count: 1, median: p95 / 2, p95 }
      return { acknowledged: spread, arrived: spread, resolving: { count: 0 } }
    })
    expect(shareOf(20_000, all, 'acknowledged')).toBe(0.25)
    expect(shareOf(undefined, all, 'acknowledged')).toBe(0)
    expect(shareOf(1, all, 'resolving')).toBe(0)
  })
})
