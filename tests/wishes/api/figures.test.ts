import { beforeEach, describe, expect, it } from 'vitest'
import { community, farCommunity } from '../../support/district.ts'
import { claimed, confirmed, farWish, running } from '../../support/wishes.ts'
import { anew, stage } from './scene.ts'

beforeEach(anew)

describe('a wish', () => {
  it('counts in the figures of its area and month', async () => {
    await confirmed(stage)
    await claimed(stage, 'farResident')
    await farWish(stage)
    await running(stage)
    const { months } = await stage.ok('streetStaff', 'getWishFigures', {
      params: { area: community },
      query: { months: 2 },
    })
    expect(months).toEqual([
      { month: '2026-02', entered: 0, claimed: 0, confirmed: 0, posts: 0 },
      { month: '2026-03', entered: 2, claimed: 2, confirmed: 1, medianDays: 0, posts: 1 },
    ])
    const far = await stage.call('communityStaff', 'getWishFigures', { params: { area: farCommunity } })
    expect(far.body.error.code).toBe('notAllowed')
  })
})
