import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  alertLevels,
  dueAfter,
  escalationOf,
  levelAt,
  policyFor,
  type Shortening,
  soonest,
} from '../../shared/alerts/escalation.ts'
import { alertKinds } from '../../shared/alerts/kinds.ts'

const kind = fc.constantFrom(...alertKinds)
const shortening: fc.Arbitrary<Shortening> = fc.record(
  Object.fromEntries(alertLevels.map((level) => [level, fc.integer({ min: 0, max: 180 })])),
  { requiredKeys: [] },
)
const shortenings = fc.array(shortening, { maxLength: 4 })
const step = fc.integer({ min: 0, max: 200 })

describe('escalation', () => {
  it('is what was promised: grid at once, community, street, district, then each minute', () => {
    const due = [0, 1, 2, 3, 4, 5].map((i) => dueAfter(policyFor('medical'), i) / 1000)
    expect(due).toEqual([0, 30, 90, 180, 240, 300])
    expect([0, 1, 2, 3, 4, 99].map((i) => levelAt(policyFor('medical'), i))).toEqual([
      ...alertLevels,
      'district',
      'district',
    ])
  })

  it('an area may shorten it, never lengthen it, whatever it says', () => {
    fc.assert(
      fc.property(kind, shortenings, step, (of, cut, i) => {
        expect(dueAfter(policyFor(of, cut), i)).toBeLessThanOrEqual(dueAfter(escalationOf[of], i))
      }),
    )
  })

  it('another word of another area only shortens it more', () => {
    fc.assert(
      fc.property(kind, shortenings, shortening, step, (of, cut, more, i) => {
        expect(dueAfter(policyFor(of, [...cut, more]), i)).toBeLessThanOrEqual(dueAfter(policyFor(of, cut), i))
      }),
    )
  })

  it('of another kind is taken where it is sooner, and makes nothing slower', () => {
    expect(soonest(policyFor('other'), policyFor('fire'))).toEqual(policyFor('fire'))
    fc.assert(
      fc.property(kind, kind, shortenings, step, (one, other, cut, i) => {
        const both = soonest(policyFor(one, cut), policyFor(other, cut))
        const each = [one, other].map((of) => dueAfter(policyFor(of, cut), i))
        expect(dueAfter(both, i)).toBeLessThanOrEqual(Math.min(...each))
        expect(both.steps.map(({ after }) => after)).toEqual(both.steps.map(({ after }) => after).sort((a, b) => a - b))
      }),
    )
  })

  it('no level is told before one below it, and each of them is', () => {
    fc.assert(
      fc.property(kind, shortenings, (of, cut) => {
        const policy = policyFor(of, cut)
        expect(policy.steps.map(({ level }) => level)).toEqual(alertLevels)
        expect(policy.steps[0]?.after).toBe(0)
        const due = Array.from({ length: 20 }, (_, i) => dueAfter(policy, i))
        expect(due).toEqual([...due].sort((a, b) => a - b))
        expect(policy.steps.map((_, i) => levelAt(policy, i))).toEqual(alertLevels)
      }),
    )
  })

  it('for ever: above the top each step comes a minute after the one before', () => {
    fc.assert(
      fc.property(kind, shortenings, fc.integer({ min: 4, max: 10_000 }), (of, cut, i) => {
        const policy = policyFor(of, cut)
        expect(dueAfter(policy, i) - dueAfter(policy, i - 1)).toBe(60_000)
        expect(levelAt(policy, i)).toBe('district')
      }),
    )
  })

  it('leaves nobody waiting longer than three minutes for all of them', () => {
    fc.assert(
      fc.property(kind, shortenings, (of, cut) => {
        expect(dueAfter(policyFor(of, cut), 3)).toBeLessThanOrEqual(180_000)
      }),
    )
  })
})
