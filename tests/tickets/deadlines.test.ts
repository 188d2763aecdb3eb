import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { levels } from '../../shared/areas/code.ts'
import { DAY, decide, HOUR, movesFor, opened, type Standing } from '../../shared/lifecycle.ts'
import {
  ticketLifecycle as lifecycle,
  type TicketFacts,
  type TicketMove,
  type TicketState,
  ticketMoves,
  ticketParties,
  ticketStates,
} from '../../shared/tickets/lifecycle.ts'
import { runs } from '../support/properties.ts'

const NINE = Date.parse('2026-03-02T01:00:00.000Z')
const at = (milliseconds: number) => new Date(milliseconds).toISOString()
/** Facts under which no guard objects. */
const free: TicketFacts = { holderLevel: 'community', passed: true, rated: false, public: true, heldBack: true }

/** Makes moves one after another, each by whoever may, and answers how the ticket stands. */
function follow(...steps: [TicketMove, number][]): Standing<TicketState> {
  let standing = opened(lifecycle, at(NINE))
  for (const [move, moment] of steps) {
    const decision = decide(lifecycle, standing, free, move, ticketParties, at(moment))
    if (!decision.ok) throw new Error(`${move} in ${standing.state}: ${decision.why}`)
    standing = decision.next
  }
  return standing
}

describe('deadlines', () => {
  it('accept within 2 hours of filing', () => {
    expect(opened(lifecycle, at(NINE))).toEqual({
      state: 'filed',
      roundAt: at(NINE),
      dueAt: at(NINE + 2 * HOUR),
      late: false,
    })
  })
  it('resolve within 7 days of filing, however often it was passed, returned and dispatched in between', () => {
    const standing = follow(
      ['accept', NINE + HOUR],
      ['pass', NINE + DAY],
      ['accept', NINE + DAY + HOUR],
      ['return', NINE + 3 * DAY],
      ['reassign', NINE + 4 * DAY],
      ['accept', NINE + 5 * DAY],
    )
    expect(standing).toMatchObject({ state: 'accepted', dueAt: at(NINE + 7 * DAY), roundAt: at(NINE) })
  })
  it('accept within 2 hours of each hand-over', () => {
    expect(follow(['accept', NINE + HOUR], ['pass', NINE + DAY]).dueAt).toBe(at(NINE + DAY + 2 * HOUR))
  })
  it('confirm within 5 days of the result, however long the work took', () => {
    expect(follow(['accept', NINE], ['resolve', NINE + 6 * DAY]).dueAt).toBe(at(NINE + 11 * DAY))
  })
  it('a reopened ticket gets two hours and seven days of its own', () => {
    const reopened = follow(['accept', NINE], ['resolve', NINE + DAY], ['reopen', NINE + 2 * DAY])
    expect(reopened).toMatchObject({ roundAt: at(NINE + 2 * DAY), dueAt: at(NINE + 2 * DAY + 2 * HOUR) })
    const again = follow(
      ['accept', NINE],
      ['resolve', NINE + DAY],
      ['reopen', NINE + 2 * DAY],
      ['accept', NINE + 3 * DAY],
    )
    expect(again.dueAt).toBe(at(NINE + 9 * DAY))
  })
  it('are missed at the very moment, not before, and once', () => {
    const standing = opened(lifecycle, at(NINE))
    const miss = (given: Standing<TicketState>, now: number) =>
      decide(lifecycle, given, free, 'missAccept', ['clock'], at(now))
    expect(miss(standing, NINE + 2 * HOUR - 1)).toEqual({ ok: false, why: 'notDue' })
    const missed = miss(standing, NINE + 2 * HOUR)
    expect(missed).toEqual({ ok: true, next: { ...standing, late: true } })
    expect(miss({ ...standing, late: true }, NINE + 3 * HOUR)).toEqual({ ok: false, why: 'notDue' })
  })
  it('that were not confirmed close the ticket as unconfirmed, which is not confirmed', () => {
    const lapsed = follow(['accept', NINE], ['resolve', NINE], ['lapse', NINE + 5 * DAY])
    expect(lapsed).toEqual({ state: 'unconfirmed', roundAt: at(NINE), dueAt: undefined, late: false })
  })
  it('run in no closed state', () => {
    for (const state of ticketStates)
      expect(lifecycle.states[state].clock === undefined, state).toBe(lifecycle.states[state].stage === 'closed')
  })
})

describe('always', () => {
  const facts = fc.record<TicketFacts>({
    holderLevel: fc.constantFrom(...levels),
    passed: fc.boolean(),
    rated: fc.boolean(),
    public: fc.boolean(),
    heldBack: fc.boolean(),
  })
  const standing = fc
    .record({ state: fc.constantFrom(...ticketStates), due: fc.integer({ min: -20, max: 20 }), late: fc.boolean() })
    .map(({ state, due, late }): Standing<TicketState> => {
      const clocked = lifecycle.states[state].clock !== undefined
      return {
        state,
        roundAt: at(NINE - DAY),
        ...(clocked ? { dueAt: at(NINE + due * HOUR) } : {}),
        late: late && clocked,
      }
    })
  const parties = fc.subarray([...ticketParties])
  const move = fc.constantFrom(...ticketMoves)

  it('movesFor names just the moves that decide grants', () => {
    fc.assert(
      fc.property(standing, facts, parties, (given, known, who) => {
        const granted = ticketMoves.filter((name) => decide(lifecycle, given, known, name, who, at(NINE)).ok)
        expect(movesFor(lifecycle, given, known, who, at(NINE))).toEqual(granted)
      }),
      { numRuns: runs(2000) },
    )
  })
  it('what several parties may together is what each of them may', () => {
    fc.assert(
      fc.property(standing, facts, parties, move, (given, known, who, name) => {
        const each = who.some((party) => decide(lifecycle, given, known, name, [party], at(NINE)).ok)
        expect(decide(lifecycle, given, known, name, who, at(NINE)).ok).toBe(each)
      }),
      { numRuns: runs(2000) },
    )
  })
  it('only confirming and reopening lead out of a closed state, and only from unconfirmed', () => {
    fc.assert(
      fc.property(standing, facts, move, (given, known, name) => {
        fc.pre(lifecycle.states[given.state].stage === 'closed')
        const decision = decide(lifecycle, given, known, name, ticketParties, at(NINE))
        if (!decision.ok || decision.next.state === given.state) return
        expect([given.state, name]).toEqual(['unconfirmed', expect.stringMatching(/^(confirm|reopen)$/)])
      }),
      { numRuns: runs(2000) },
    )
  })
  it('what is late stays late until the ticket enters a state anew, and a clock is moved by nothing else', () => {
    fc.assert(
      fc.property(standing, facts, move, (given, known, name) => {
        const decision = decide(lifecycle, given, known, name, ticketParties, at(NINE))
        if (!decision.ok) return
        if (lifecycle.moves[name].to !== 'same') expect(decision.next.late).toBe(false)
        else expect(decision.next).toEqual({ ...given, late: given.late || name.startsWith('miss') })
      }),
      { numRuns: runs(2000) },
    )
  })
})
