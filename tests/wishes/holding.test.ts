import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterHoldingMove } from '../../functions/wishes/move-holding.ts'
import type { StoredHolding } from '../../functions/wishes/post-store.ts'
import { termFrom } from '../../functions/wishes/term.ts'
import { Refusal } from '../../shared/errors.ts'
import { DAY } from '../../shared/lifecycle.ts'
import {
  type HoldingMove,
  type HoldingParty,
  holdingLifecycle,
  holdingMoves,
} from '../../shared/wishes/holding-lifecycle.ts'
import { people } from '../support/district.ts'
import { place, START } from './shown.ts'

const running: StoredHolding = {
  card: {
    id: `hld_${'0'.repeat(26)}`,
    version: 1,
    state: 'asked',
    roundAt: START,
    late: false,
    changedAt: START,
    post: `srv_${'0'.repeat(26)}`,
    duty: 'stairs',
    title: '楼道长',
    place,
    holder: { name: '乙' },
    holderId: people.neighbour.id,
    askedAt: START,
    term: 1,
    wantsRenewal: false,
    minutes: 0,
  },
  entries: 1,
  lastHash: 'first',
}
const as = (party: HoldingParty) => ({ parties: [party], name: party })
const hold = (holding: StoredHolding, move: HoldingMove, party: HoldingParty, at: string, more = {}) =>
  afterHoldingMove(holding, move, as(party), more, at).holding

describe('a service post that is held', () => {
  it('runs a term, is told of a week before its end, then reviewed; overdue after two weeks', () => {
    const agreed = hold(running, 'agree', 'steward', START)
    expect(agreed.card).toMatchObject({
      state: 'running',
      from: '2026-03-01T16:00:00.000Z',
      until: '2026-04-01T15:59:59.999Z',
      dueAt: '2026-03-25T15:59:59.999Z',
    })
    const ending = hold(agreed, 'remind', 'clock', '2026-03-25T15:59:59.999Z')
    expect(ending.card).toMatchObject({ state: 'ending', dueAt: '2026-04-01T15:59:59.999Z' })
    const over = hold(ending, 'endTerm', 'clock', '2026-04-01T15:59:59.999Z')
    expect(over.card).toMatchObject({ state: 'over', late: false, dueAt: '2026-04-15T15:59:59.999Z' })
    expect(hold(over, 'missReview', 'clock', '2026-04-15T15:59:59.999Z').card).toMatchObject({
      state: 'over',
      late: true,
    })
    const renewed = hold(over, 'renew', 'steward', '2026-04-03T02:00:00.000Z', { term: 3, stars: 5, said: '很好' })
    expect(renewed.card).toMatchObject({ state: 'running', term: 3, stars: 5, until: '2026-07-02T15:59:59.999Z' })
  })

  it('ends on the last day of shorter months', () => {
    expect(termFrom('2026-01-31T02:00:00.000Z', 1).until).toBe('2026-02-27T15:59:59.999Z')
    expect(termFrom('2026-11-30T02:00:00.000Z', 3).until).toBe('2027-02-27T15:59:59.999Z')
    expect(termFrom('2026-03-01T02:00:00.000Z', 12).until).toBe('2027-02-28T15:59:59.999Z')
  })

  it('is agreed to and reviewed by others than its holder, in whatever order it is moved', () => {
    const step = fc.record({
      move: fc.constantFrom(...holdingMoves),
      party: fc.constantFrom<HoldingParty>('holder', 'steward', 'observer', 'clock'),
      wait: fc.integer({ min: 0, max: 20 * DAY }),
    })
    const stewards: readonly HoldingMove[] = ['agree', 'refuse', 'noteHours', 'renew', 'end']
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let holding = running
        let now = Date.parse(START)
        for (const { move, party, wait } of steps) {
          now += wait
          try {
            holding = hold(holding, move, party, new Date(now).toISOString(), { term: 2, stars: 4 })
          } catch (error) {
            if (!(error instanceof Refusal)) throw error
            continue
          }
          if (stewards.includes(move)) expect(party).toBe('steward')
          expect(party).not.toBe('observer')
          const { stage } = holdingLifecycle.states[holding.card.state]
          expect(holding.card.endedAt === undefined).toBe(stage !== 'closed')
        }
      }),
    )
  })
})
