import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { policyFor } from '../../shared/alerts/escalation.ts'
import {
  type AlertFacts,
  type AlertMove,
  type AlertParty,
  type AlertState,
  ASK_AFTER,
  alertMoves,
  alertParties,
  alertStates,
  GRACE,
  isOpen,
  alertLifecycle as lifecycle,
  POSITION_KEPT,
} from '../../shared/alerts/lifecycle.ts'
import { decide, MINUTE, movesFor, opened, type Standing } from '../../shared/lifecycle.ts'
import { runs } from '../support/properties.ts'

const OPEN = 'raised going arrived'

/** Every cell that is allowed, written down by hand: who, which move, from where, to where. All others are refused. */
const allowed = [
  ['raiser', 'again', OPEN, 'same'],
  ['witness', 'again', OPEN, 'same'],
  ['device', 'again', OPEN, 'same'],
  ['raiser', 'describe', OPEN, 'same'],
  ['witness', 'describe', OPEN, 'same'],
  ['holder', 'describe', OPEN, 'same'],
  ['witness', 'witness', OPEN, 'same'],
  ['raiser', 'say', OPEN, 'same'],
  ['witness', 'say', OPEN, 'same'],
  ['family', 'say', OPEN, 'same'],
  ['responder', 'say', OPEN, 'same'],
  ['holder', 'say', OPEN, 'same'],
  ['dispatcher', 'say', OPEN, 'same'],
  ['leader', 'say', OPEN, 'same'],
  ['device', 'say', OPEN, 'same'],
  ['responder', 'acknowledge', 'raised', 'going'],
  ['responder', 'joinIn', 'going arrived', 'same'],
  ['holder', 'delay', 'going', 'same'],
  ['responder', 'arrive', 'raised going', 'arrived'],
  ['holder', 'arrive', 'raised going', 'arrived'],
  ['holder', 'stay', 'arrived', 'same'],
  ['holder', 'account', OPEN, 'same'],
  ['dispatcher', 'account', OPEN, 'same'],
  ['holder', 'handOver', 'going arrived', 'raised'],
  ['dispatcher', 'handOver', 'going arrived', 'raised'],
  ['holder', 'resolve', 'going arrived', 'resolved'],
  ['dispatcher', 'resolve', 'going arrived', 'resolved'],
  ['holder', 'callOff', OPEN, 'falseAlarm'],
  ['dispatcher', 'callOff', OPEN, 'falseAlarm'],
  ['raiser', 'cancel', 'raised', 'cancelled'],
  ['raiser', 'takeBack', OPEN, 'same'],
  ['dispatcher', 'group', OPEN, 'same'],
  ['clock', 'escalate', 'raised', 'same'],
  ['clock', 'overdue', 'going', 'raised'],
  ['clock', 'release', 'going arrived', 'raised'],
  ['clock', 'ask', 'arrived', 'same'],
  ['clock', 'repair', OPEN, 'same'],
  ['clock', 'forget', 'resolved falseAlarm cancelled drilled', 'same'],
  ['leader', 'stop', OPEN, 'drilled'],
  ['clock', 'lapse', OPEN, 'drilled'],
] as const satisfies [AlertParty, AlertMove, string, AlertState | 'same'][]

const NOW = Date.parse('2026-03-02T01:00:00.000Z')
const iso = (milliseconds: number) => new Date(milliseconds).toISOString()
const fresh: AlertFacts = {
  policy: policyFor('other'),
  step: 1,
  eta: 5 * MINUTE,
  answered: 'raised',
  unaccounted: 0,
  everGoing: false,
  drill: false,
}
/** What lets a move be made that asks for something. */
const factsFor = (move: AlertMove): AlertFacts => ({
  ...fresh,
  everGoing: move === 'takeBack',
  drill: move === 'stop' || move === 'lapse',
})
const overdue = (state: AlertState): Standing<AlertState> => ({
  state,
  roundAt: iso(NOW - 1000),
  dueAt: iso(NOW - 1000),
  late: false,
})

describe.each(alertParties)('as %s', (party) => {
  it.each(alertMoves)('%s is allowed just where the table says', (move) => {
    for (const state of alertStates) {
      const decision = decide(lifecycle, overdue(state), factsFor(move), move, [party], iso(NOW))
      const cell = allowed.find(([by, name, from]) => by === party && name === move && from.split(' ').includes(state))
      const mayEver = allowed.some(([by, name]) => by === party && name === move)
      if (!cell) expect(decision, state).toEqual({ ok: false, why: mayEver ? 'wrongState' : 'notYours' })
      else expect(decision, state).toMatchObject({ ok: true, next: { state: cell[3] === 'same' ? state : cell[3] } })
    }
  })
})

it('whoever watches or helps as a neighbour makes no move at all', () => {
  for (const move of alertMoves) expect(lifecycle.moves[move].by).not.toContain('observer')
  for (const move of alertMoves) expect(lifecycle.moves[move].by).not.toContain('neighbour')
})

describe('who leaves it takes nobody along', () => {
  const after = (move: AlertMove, state: AlertState, answered: AlertFacts['answered']) => {
    const facts = { ...fresh, answered, eta: 3 * MINUTE }
    const decision = decide(lifecycle, overdue(state), fresh, move, ['holder', 'clock'], iso(NOW), undefined, facts)
    if (!decision.ok) throw new Error(decision.why)
    return decision.next
  }

  it.each([
    ['handOver', 'going', ['raised', 'going']],
    ['overdue', 'going', ['raised', 'going']],
    ['handOver', 'arrived', ['raised', 'going', 'arrived']],
  ] as const)('%s while %s leads to where those are who are left', (move, state, states) => {
    expect(lifecycle.moves[move].to).toMatchObject({ oneOf: { [state]: states } })
    const clock = { raised: 30_000, going: 3 * MINUTE + GRACE, arrived: ASK_AFTER }
    for (const answered of states) {
      const next = after(move, state, answered)
      expect([next.state, Date.parse(next.dueAt ?? '') - NOW]).toEqual([answered, clock[answered]])
      // A new round begins where nobody is left.
      expect(next.roundAt).toBe(answered === 'raised' ? iso(NOW) : overdue(state).roundAt)
    }
  })
})

describe('guards', () => {
  const may = (move: AlertMove, party: AlertParty, state: AlertState, facts: Partial<AlertFacts>) =>
    decide(lifecycle, overdue(state), { ...fresh, ...facts }, move, [party], iso(NOW)).ok

  it('nothing ends while somebody who pressed beside was not looked after', () => {
    for (const unaccounted of [1, 2, 30]) {
      for (const party of ['holder', 'dispatcher'] as const) {
        expect(may('resolve', party, 'arrived', { unaccounted })).toBe(false)
        expect(may('callOff', party, 'going', { unaccounted })).toBe(false)
      }
      expect(may('cancel', 'raiser', 'raised', { unaccounted })).toBe(false)
    }
  })

  it('only a drill ends as one, and no drill ends as a false alarm', () => {
    for (const state of ['raised', 'going', 'arrived'] as const)
      for (const drill of [false, true]) {
        expect(may('stop', 'leader', state, { drill })).toBe(drill)
        expect(may('lapse', 'clock', state, { drill })).toBe(drill)
        expect(may('callOff', 'dispatcher', state, { drill })).toBe(!drill)
      }
  })

  it('who raised it takes it back alone only before anybody set out; after that they say so, and whoever comes looks', () => {
    for (const everGoing of [false, true])
      for (const unaccounted of [0, 1]) {
        const alone = !everGoing && unaccounted === 0
        expect(may('cancel', 'raiser', 'raised', { everGoing, unaccounted })).toBe(alone)
        expect(may('takeBack', 'raiser', 'raised', { everGoing, unaccounted })).toBe(!alone)
      }
    for (const state of ['going', 'arrived'] as const) expect(may('cancel', 'raiser', state, {})).toBe(false)
  })
})

describe('the clock', () => {
  const from = (state: AlertState, roundAt = NOW): Standing<AlertState> => ({
    state,
    roundAt: iso(roundAt),
    late: false,
  })
  const dueAfter = (standing: Standing<AlertState>, move: AlertMove, party: AlertParty, facts: Partial<AlertFacts>) => {
    const after = { ...fresh, ...facts }
    const decision = decide(lifecycle, standing, fresh, move, [party], iso(NOW), undefined, after)
    if (!decision.ok) throw new Error(decision.why)
    return Date.parse(decision.next.dueAt ?? '') - NOW
  }

  it('runs from the button: the step that comes next', () => {
    const due = (step: number) =>
      Date.parse(opened(lifecycle, iso(NOW), undefined, { ...fresh, step }).dueAt ?? '') - NOW
    expect([1, 2, 3, 4, 5, 6].map(due)).toEqual([30, 90, 180, 240, 300, 360].map((s) => s * 1000))
  })

  it('asks who comes first when they said to be there, with five minutes of grace', () => {
    expect(dueAfter(from('raised'), 'acknowledge', 'responder', { eta: 3 * MINUTE })).toBe(3 * MINUTE + GRACE)
    expect(dueAfter(from('going'), 'delay', 'holder', { eta: 12 * MINUTE })).toBe(12 * MINUTE + GRACE)
  })

  it('is left as it is by another who goes too', () => {
    const standing = { ...from('going'), dueAt: iso(NOW + 60_000) }
    expect(dueAfter(standing, 'joinIn', 'responder', { eta: 30 * MINUTE })).toBe(60_000)
  })

  it('begins anew, from the lowest level, whenever it is taken from who went', () => {
    const past = from('going', NOW - 3_600_000)
    expect(dueAfter(past, 'handOver', 'holder', { step: 1 })).toBe(30_000)
    expect(dueAfter(past, 'release', 'clock', { step: 1 })).toBe(30_000)
    expect(dueAfter({ ...past, dueAt: iso(NOW) }, 'overdue', 'clock', { step: 1 })).toBe(30_000)
  })

  it('asks after an hour at the door, and again each hour', () => {
    expect(dueAfter(from('going'), 'arrive', 'holder', {})).toBe(ASK_AFTER)
    expect(dueAfter({ ...from('arrived'), dueAt: iso(NOW) }, 'ask', 'clock', {})).toBe(ASK_AFTER)
    expect(dueAfter({ ...from('arrived'), dueAt: iso(NOW), late: true }, 'ask', 'clock', {})).toBe(ASK_AFTER)
    expect(dueAfter({ ...from('arrived'), dueAt: iso(NOW + 5) }, 'stay', 'holder', {})).toBe(ASK_AFTER)
  })

  it('after the end runs once more, a day, for what is known of where somebody was', () => {
    expect(dueAfter(from('arrived'), 'resolve', 'holder', {})).toBe(POSITION_KEPT)
    const forgotten = { ...from('resolved'), dueAt: iso(NOW), late: true }
    expect(decide(lifecycle, forgotten, fresh, 'forget', ['clock'], iso(NOW))).toEqual({ ok: false, why: 'notDue' })
  })
})

describe('whatever happens', () => {
  const step = fc.record({
    move: fc.constantFrom(...alertMoves),
    parties: fc.uniqueArray(fc.constantFrom(...alertParties), { maxLength: 4 }),
    later: fc.oneof(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: 0, max: 2 * ASK_AFTER })),
    facts: fc.record({
      policy: fc.constant(policyFor('fire')),
      step: fc.integer({ min: 0, max: 12 }),
      eta: fc.integer({ min: -GRACE, max: 30 * MINUTE }),
      answered: fc.constantFrom('raised', 'going', 'arrived'),
      unaccounted: fc.constantFrom(0, 0, 1),
      everGoing: fc.boolean(),
      drill: fc.boolean(),
    }),
  })

  it('what is open has a clock, what has ended stays so, and only who stood there ended it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let now = NOW
        let standing = opened(lifecycle, iso(now), undefined, fresh)
        for (const { move, parties, later, facts } of steps) {
          now += later
          const decision = decide(lifecycle, standing, facts, move, parties, iso(now))
          expect(movesFor(lifecycle, standing, facts, parties, iso(now)).includes(move)).toBe(decision.ok)
          if (!decision.ok) continue
          const { next } = decision
          if (!isOpen(standing.state)) expect([move, next.state]).toEqual(['forget', standing.state])
          else if (next.state === 'drilled') expect(facts.drill).toBe(true)
          else if (!isOpen(next.state)) {
            expect(facts.unaccounted).toBe(0)
            const alone = move === 'cancel' && !facts.everGoing
            expect(alone || parties.includes('holder') || parties.includes('dispatcher')).toBe(true)
          }
          if (isOpen(next.state)) expect(next.dueAt).toBeDefined()
          standing = next
        }
      }),
      { numRuns: runs(500) },
    )
  })

  it('every clock leads on: the move that it makes is made from its state, by it', () => {
    for (const state of alertStates) {
      const { clock } = lifecycle.states[state]
      expect(clock).toBeDefined()
      if (!clock) continue
      expect(lifecycle.moves[clock.missed].from).toContain(state)
      expect(lifecycle.moves[clock.missed].by).toEqual(['clock'])
    }
  })
})
