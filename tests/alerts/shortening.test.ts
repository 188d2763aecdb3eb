import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escalationOf, policyFor, type Shortening } from '../../shared/alerts/escalation.ts'
import { alertKinds } from '../../shared/alerts/kinds.ts'
import { chains, secondsTo, shortened, standardOf, wrongIn } from '../../shared/alerts/shortening.ts'

const cut: fc.Arbitrary<Shortening> = fc.record(
  Object.fromEntries(shortened.map((level) => [level, fc.integer({ min: 0, max: 200 })])),
  { requiredKeys: [] },
)

describe('a shortening', () => {
  it('is known by the standard of those that wait longest', () => {
    expect(shortened.map(standardOf)).toEqual([30, 90, 180])
    expect(chains()).toEqual([['medical', 'safety', 'trapped', 'lost', 'other'], ['fire']])
  })

  it.each([
    [{ community: 20, street: 60, district: 120 }, [], {}],
    [{}, [], {}],
    [{ community: 0 }, [], {}],
    [{ community: 30 }, [], { community: '标准是 30 秒，只能比它短' }],
    [{ district: 181 }, [], { district: '标准是 180 秒，只能比它短' }],
    [{ street: 20 }, [], { street: '不能早于社区的 30 秒，请先缩短社区的' }],
    [{ community: 10, street: 20 }, [], {}],
    [{ street: 20 }, [{ community: 15 }], {}],
    [{ community: 20, district: 60 }, [], { district: '不能早于街道的 90 秒，请先缩短街道的' }],
  ])('%j, with %j above, is wrong at %j', (own, above, wrong) => {
    expect(wrongIn(own, above)).toEqual(wrong)
  })

  it('that is taken is told just when it says, and none makes anybody wait longer', () => {
    fc.assert(
      fc.property(cut, fc.array(cut, { maxLength: 2 }), fc.constantFrom(...alertKinds), (own, above, kind) => {
        const all = [...above, own]
        for (const [i, step] of policyFor(kind, all).steps.entries())
          expect(step.after).toBeLessThanOrEqual(escalationOf[kind].steps[i]?.after ?? 0)
        if (Object.keys(wrongIn(own, above)).length) return
        for (const level of shortened) {
          const said = own[level]
          if (said !== undefined) expect(secondsTo(kind, level, all)).toBeLessThanOrEqual(said)
          if (said !== undefined && !above.length) expect(secondsTo('other', level, all)).toBe(said)
        }
      }),
    )
  })
})
