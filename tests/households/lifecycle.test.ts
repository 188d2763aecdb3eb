import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  JOIN_BUTTONS,
  type JoinFacts,
  type JoinMove,
  type JoinParty,
  type JoinState,
  joinLifecycle,
  joinMoves,
  joinParties,
  joinStates,
} from '../../shared/households/lifecycle.ts'
import { DAY, decide, movesFor, opened, type Standing } from '../../shared/lifecycle.ts'

const NOW = '2026-03-02T01:00:00.000Z'
const at = (milliseconds: number) => new Date(Date.parse(NOW) + milliseconds).toISOString()
const standing = (state: JoinState, late = false): Standing<JoinState> => ({
  state,
  roundAt: NOW,
  late,
  ...(state === 'waiting' ? { dueAt: at(3 * DAY) } : {}),
})
const grown: JoinFacts = { child: false, guarded: false }
const child: JoinFacts = { child: true, guarded: false }
const guarded: JoinFacts = { child: true, guarded: true }

/** From state, by party: what may be done, for someone grown up. The whole table, row by row. */
const table: Record<JoinState, Partial<Record<JoinParty, JoinMove[]>>> = {
  waiting: {
    applicant: ['withdraw'],
    householder: ['vouch'],
    approver: ['approve', 'refuse'],
    invited: ['accept'],
    roster: ['match', 'mismatch'],
  },
  verified: { applicant: ['end'], head: ['end'], approver: ['end'], guardian: ['unguard', 'end'] },
  refused: {},
  withdrawn: {},
  ended: {},
}

describe('the life of a join', () => {
  it.each(joinStates)('%s: each may do what the table says, and nothing else', (state) => {
    for (const party of joinParties)
      expect(movesFor(joinLifecycle, standing(state), grown, [party], NOW), party).toEqual(table[state][party] ?? [])
  })

  it('begins waiting, with three days for the staff', () => {
    expect(opened(joinLifecycle, NOW)).toEqual({ state: 'waiting', roundAt: NOW, dueAt: at(3 * DAY), late: false })
  })

  it('is late once the clock has run out, stays where it is, and nobody is refused by the clock', () => {
    const miss = (standing: Standing<JoinState>, now: string) =>
      decide(joinLifecycle, standing, grown, 'missAnswer', ['clock'], now)
    expect(miss(standing('waiting'), at(3 * DAY - 1))).toEqual({ ok: false, why: 'notDue' })
    expect(miss(standing('waiting'), at(3 * DAY))).toMatchObject({ ok: true, next: { state: 'waiting', late: true } })
    expect(miss(standing('waiting', true), at(4 * DAY))).toEqual({ ok: false, why: 'notDue' })
  })

  it.each([
    ['match', 'roster'],
    ['approve', 'approver'],
  ] as const)('a child is verified by no %s, whoever answers for them', (move, party) => {
    for (const facts of [child, guarded])
      expect(decide(joinLifecycle, standing('waiting'), facts, move, [party], NOW)).toEqual({
        ok: false,
        why: 'wrongState',
      })
  })

  it.each([
    ['vouch', 'householder'],
    ['accept', 'invited'],
  ] as const)('a child is verified by %s where an adult answers for them', (move, party) => {
    expect(decide(joinLifecycle, standing('waiting'), child, move, [party], NOW)).toEqual({
      ok: false,
      why: 'wrongState',
    })
    expect(decide(joinLifecycle, standing('waiting'), guarded, move, [party], NOW)).toMatchObject({
      ok: true,
      next: { state: 'verified' },
    })
  })

  it.each(['waiting', 'verified'] as const)(
    'a child comes of age %s, and stands as before; nobody else does',
    (state) => {
      for (const party of joinParties) {
        const by = party === 'guardian' || party === 'approver'
        expect(decide(joinLifecycle, standing(state), child, 'comeOfAge', [party], NOW), party).toEqual(
          by ? { ok: true, next: standing(state) } : { ok: false, why: 'notYours' },
        )
        expect(decide(joinLifecycle, standing(state), grown, 'comeOfAge', [party], NOW).ok).toBe(false)
      }
    },
  )

  it('whose guardian goes waits again, with a clock of its own', () => {
    const after = decide(joinLifecycle, standing('verified'), child, 'unguard', ['guardian'], at(DAY))
    expect(after).toEqual({ ok: true, next: { state: 'waiting', roundAt: at(DAY), dueAt: at(4 * DAY), late: false } })
  })

  it('whatever is tried, in whatever order: who is a child was verified by an adult alone, and what is over stays over', () => {
    const step = fc.record({
      move: fc.constantFrom(...joinMoves),
      party: fc.constantFrom(...joinParties),
      guarded: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.boolean(), (steps, isChild) => {
        let now = opened(joinLifecycle, NOW)
        for (const { move, party, guarded: answered } of steps) {
          const decision = decide(joinLifecycle, now, { child: isChild, guarded: answered }, move, [party], at(5 * DAY))
          if (!decision.ok) continue
          expect(joinLifecycle.states[now.state].stage === 'closed' && now.state !== 'verified').toBe(false)
          if (decision.next.state === 'verified' && now.state !== 'verified' && isChild)
            expect([answered, ['householder', 'invited'].includes(party)]).toEqual([true, true])
          now = decision.next
        }
      }),
    )
  })

  it('gives a page buttons for what a person does, not for what happens', () => {
    const happening: JoinMove[] = ['match', 'mismatch', 'accept', 'missAnswer', 'unguard']
    expect([...JOIN_BUTTONS, ...happening].sort()).toEqual([...joinMoves].sort())
  })
})
