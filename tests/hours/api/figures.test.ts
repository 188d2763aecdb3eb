import { beforeEach, describe, expect, it } from 'vitest'
import { community, farGrid, grid2 } from '../../support/district.ts'
import { earn } from '../../support/hours.ts'
import { anew, stage } from './scene.ts'

beforeEach(anew)

describe('figures', () => {
  it('are sums by month and area that fit one another, for who oversees it', async () => {
    await earn(stage, 'resident', 60)
    await earn(stage, 'neighbour', 30, { area: grid2, kind: 'help' })
    await earn(stage, 'farResident', 600, { area: farGrid })
    const { months, areas } = await stage.ok('streetStaff', 'getHoursFigures', { params: { area: '420102015' } })
    expect(months.at(-1)).toEqual({ month: '2026-03', minutes: 90, times: 2, help: 30, activity: 60, wish: 0, post: 0 })
    expect(areas.map(({ name, minutes }) => [name, minutes])).toEqual([['大江园社区', 90]])
    const within = await stage.ok('communityStaff', 'getHoursFigures', { params: { area: community } })
    expect(within.areas.map(({ name, minutes }) => [name, minutes])).toEqual([
      ['大江园社区第1网格', 60],
      ['大江园社区第2网格', 30],
    ])
    const district = await stage.ok('districtStaff', 'getHoursFigures', { params: { area: '420102' } })
    expect(district.months.at(-1)?.minutes).toBe(690)
  })
})
