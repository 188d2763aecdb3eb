import fc from 'fast-check'
import { expect, it } from 'vitest'
import { countFalse, REMEMBERED } from '../../shared/alerts/misuse.ts'
import { DAY } from '../../shared/lifecycle.ts'

const NOW = Date.parse('2026-06-01T00:00:00.000Z')
const ago = (days: number) => new Date(NOW - days * DAY).toISOString()

it.each([
  [[], undefined, 0],
  [[ago(1), ago(2), ago(3)], undefined, 3],
  [[ago(1), ago(89), ago(90), ago(200)], undefined, 2],
  [[ago(1), ago(5), ago(10)], ago(7), 2],
  [[ago(7)], ago(7), 0],
])('of %j, with a talk at %s, %i count', (ended, talkedAt, count) => {
  expect(countFalse(ended, NOW, talkedAt)).toBe(count)
})

it('only what is of late counts, in any order, and nothing counts for ever', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 })), (days) => {
      const ended = days.map(ago)
      expect(countFalse(ended, NOW)).toBe(days.filter((each) => each * DAY < REMEMBERED).length)
      expect(countFalse([...ended].reverse(), NOW)).toBe(countFalse(ended, NOW))
      expect(countFalse(ended, NOW + REMEMBERED)).toBe(0)
    }),
  )
})
