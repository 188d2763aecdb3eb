import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lostGoing, toldSteps, unanswered } from '../../functions/alerts/course.ts'
import { type Course, MISSES_MAX } from '../../shared/alerts/course.ts'
import { type AlertLevel, alertLevels, policyFor } from '../../shared/alerts/escalation.ts'
import { building1, community } from '../support/district.ts'

const at = (seconds: number) => new Date(Date.parse('2026-03-02T01:00:00.000Z') + seconds * 1000).toISOString()
const nothing: Course = { misses: [] }
const going = (course: Course = nothing, area: string = building1, kind: 'medical' | 'fire' = 'medical') => ({
  policy: policyFor(kind),
  course,
  area,
  roundAt: at(0),
})
const said = ({ misses }: Course) => misses.map(({ level, why }) => `${level} ${why}`)

describe('the course of an alert', () => {
  it('names a level that has nobody when it is passed over, and one that was silent when the next is told', () => {
    const opened = toldSteps(going(), 0, 2, ['community'], at(0))
    expect(said(opened)).toEqual(['grid empty'])
    const later = unanswered(going(opened), 2, at(90))
    expect(said(later)).toEqual(['grid empty', 'community unanswered'])
    expect(said(toldSteps(going(later), 2, 4, ['district'], at(90)))).toEqual([
      'grid empty',
      'community unanswered',
      'street empty',
    ])
  })

  it('knows no grid of what is somewhere in a community', () => {
    expect(said(toldSteps(going(nothing, community), 0, 2, ['community'], at(0)))).toEqual([])
    expect(said(unanswered(going(nothing, community), 2, at(30)))).toEqual(['community unanswered'])
  })

  it('names both levels of a fire that were told together and silent', () => {
    expect(said(unanswered(going(nothing, building1, 'fire'), 2, at(45)))).toEqual([
      'grid unanswered',
      'community unanswered',
    ])
  })

  it('says it anew when a round begins anew, and who had said that they go', () => {
    const silent = unanswered(going(), 1, at(30))
    const late = lostGoing(silent, 'late', 'community', ['per_1'], at(900))
    expect(late.misses.at(-1)).toMatchObject({ why: 'late', level: 'community', who: ['per_1'] })
    const next = unanswered({ ...going(late), roundAt: at(900) }, 1, at(930))
    expect(said(next)).toEqual(['grid unanswered', 'community late', 'grid unanswered'])
  })

  it('says of a level once a round that it failed, and never grows beyond its most', () => {
    const move = fc.record({
      step: fc.integer({ min: 0, max: 9 }),
      levels: fc.subarray([...alertLevels]),
      round: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(move, { maxLength: 80 }), (moves) => {
        let course = nothing
        let roundAt = at(0)
        for (const [i, { step, levels, round }] of moves.entries()) {
          const now = at(i + 1)
          if (round) roundAt = now
          const own = { policy: policyFor('other'), area: building1, roundAt }
          course = unanswered({ ...own, course }, step, now)
          course = toldSteps({ ...own, course }, step, step + 1, levels, now)
          const inRound = course.misses.filter((miss) => miss.at >= roundAt).map(({ level }): AlertLevel => level)
          expect(new Set(inRound).size).toBe(inRound.length)
          expect(course.misses.length).toBeLessThanOrEqual(MISSES_MAX)
        }
      }),
    )
  })
})
