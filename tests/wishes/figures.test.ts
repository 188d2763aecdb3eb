import { describe, expect, it } from 'vitest'
import { figuresOf, monthsTo } from '../../functions/wishes/figures.ts'
import { DAY } from '../../shared/lifecycle.ts'
import type { WishState } from '../../shared/wishes/lifecycle.ts'
import { START } from './shown.ts'

describe('the figures of a month', () => {
  it('count wishes where they were entered, and posts wherever they were held', () => {
    expect(monthsTo('2026-02', 4)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
    const wish = (enteredAt: string, days?: number) => ({
      state: (days === undefined ? 'claimed' : 'confirmed') as WishState,
      enteredAt,
      claimedAt: enteredAt,
      ...(days === undefined ? {} : { endedAt: new Date(Date.parse(enteredAt) + days * DAY).toISOString() }),
    })
    const wishes = [
      wish('2026-02-10T00:00:00.000Z', 2),
      wish('2026-02-11T00:00:00.000Z', 5),
      wish('2026-02-28T17:00:00.000Z'),
    ]
    const holdings = [
      { from: '2026-01-31T16:00:00.000Z' },
      { from: '2026-02-10T00:00:00.000Z', endedAt: '2026-02-20T00:00:00.000Z' },
      {},
    ]
    expect(figuresOf(['2026-02', '2026-03'], wishes, holdings, START)).toEqual([
      { month: '2026-02', entered: 2, claimed: 2, confirmed: 2, medianDays: 3.5, posts: 2 },
      { month: '2026-03', entered: 1, claimed: 1, confirmed: 0, posts: 1 },
    ])
  })
})
