import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Counted, figuresOf } from '../../functions/incidents/figures.ts'
import { alertStates } from '../../shared/alerts/lifecycle.ts'

const START = '2026-03-01T16:00:00.000Z'
const at = (seconds: number) => new Date(Date.parse(START) + seconds * 1000).toISOString()

const alerts = fc.array(
  fc.record(
    {
      id: fc.integer({ min: 1, max: 40 }).map(String),
      state: fc.constantFrom(...alertStates),
      drill: fc.boolean(),
      raisedAt: fc.integer({ min: -3600, max: 3600 }).map(at),
      answeredAt: fc.integer({ min: 3600, max: 7200 }).map(at),
    },
    { requiredKeys: ['id', 'state', 'drill', 'raisedAt'] },
  ),
)

describe('the figures of a day', () => {
  it('add up, whatever happened', () => {
    fc.assert(
      fc.property(alerts, (all: Counted[]) => {
        const { raised, open, resolved, falseAlarms, cancelled, atOnce, later, waiting, unanswered, drills } =
          figuresOf(all, '2026-03-02', START)
        expect(open + resolved + falseAlarms + cancelled).toBe(raised)
        expect(atOnce + later + waiting + unanswered).toBe(raised)
        const last = [...new Map(all.map((each) => [each.id, each])).values()]
        expect(raised + drills).toBe(last.filter(({ raisedAt }) => raisedAt >= START).length)
      }),
    )
  })

  it('count an answer within 30 seconds as one at once', () => {
    const one = (id: string, answeredAt?: string): Counted => ({
      id,
      state: 'going',
      drill: false,
      raisedAt: at(0),
      ...(answeredAt ? { answeredAt } : {}),
    })
    const all = [one('a', at(30)), one('b', at(31)), { ...one('c'), state: 'raised' as const }]
    expect(figuresOf(all, '2026-03-02', START)).toMatchObject({ raised: 3, atOnce: 1, later: 1, waiting: 1, open: 3 })
  })

  it('count what stands in both lists once, as it ended', () => {
    const open: Counted = { id: 'a', state: 'arrived', drill: false, raisedAt: at(0), answeredAt: at(10) }
    const figures = figuresOf([open, { ...open, state: 'resolved' }], '2026-03-02', START)
    expect(figures).toMatchObject({ raised: 1, open: 0, resolved: 1, atOnce: 1 })
  })
})
