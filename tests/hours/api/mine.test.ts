import { beforeEach, describe, expect, it } from 'vitest'
import { HOUR } from '../../../shared/lifecycle.ts'
import { codeOf, earn } from '../../support/hours.ts'
import { anew, give, stage } from './scene.ts'

beforeEach(anew)

describe('my hours', () => {
  it('add up: page by page, newest first, under the names that channels use', async () => {
    const parts = [30, 45, 60, 90, 15]
    for (const [i, minutes] of parts.entries()) {
      stage.clock.pass(HOUR)
      await earn(stage, 'resident', minutes, { what: `第${i + 1}次` })
    }
    stage.clock.pass(HOUR)
    await give('resident', await codeOf(stage, 'neighbour'), 40)
    const all = []
    let cursor: string | undefined
    do {
      const page = await stage.ok('resident', 'listHours', { query: { limit: 2, ...(cursor ? { cursor } : {}) } })
      all.push(...page.items)
      cursor = page.cursor
    } while (cursor)
    expect(all.map(({ minutes, kind, other }) => [minutes, kind, other])).toEqual([
      [-40, 'gift', '1号楼 演邻居'],
      ...parts.toReversed().map((minutes) => [minutes, 'activity', '大江园社区']),
    ])
    const mine = await stage.ok('resident', 'getHours')
    expect(mine.minutes).toBe(200)
    expect(all.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(mine.minutes)
    // What was given away was served all the same; what was received was not.
    expect(mine.months).toHaveLength(12)
    expect(mine.months.at(-1)).toEqual({ month: '2026-03', minutes: 240, times: 5 })
    const theirs = await stage.ok('neighbour', 'getHours')
    expect([theirs.minutes, theirs.months.at(-1)?.minutes]).toEqual([40, 0])
  })

  it('takes no cursor of another’s list', async () => {
    for (let i = 0; i < 3; i++) await earn(stage, 'resident', 10)
    const { cursor } = await stage.ok('resident', 'listHours', { query: { limit: 1 } })
    const answer = await stage.call('neighbour', 'listHours', { query: { limit: 1, cursor } })
    expect(answer.body.error.code).toBe('badCursor')
  })
})
