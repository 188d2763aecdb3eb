import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callLifecycle, callMoves, callParties, callStates } from '../../shared/channels/call.ts'
import {
  postLifecycle as lifecycle,
  type PostFacts,
  type PostMove,
  type PostParty,
  type PostState,
  postMoves,
  postParties,
  postStates,
} from '../../shared/channels/lifecycle.ts'
import { CHECK_TIME, RECALL_TIME, REVIEW_TIME } from '../../shared/channels/limits.ts'
import { decide, movesFor, opened, type Standing } from '../../shared/lifecycle.ts'

/** Every cell that is allowed, written down by hand: who, which move, from where, to where. All others are refused. */
const allowed = [
  ['check', 'pass', 'waiting', 'shown'],
  ['check', 'doubt', 'waiting', 'review'],
  ['check', 'fail', 'waiting', 'refused'],
  ['clock', 'missCheck', 'waiting', 'review'],
  ['clock', 'missReview', 'review hidden', 'same'],
  ['moderator', 'approve', 'review', 'shown'],
  ['moderator', 'reject', 'review', 'refused'],
  ['moderator', 'restore', 'hidden removed', 'shown'],
  ['moderator', 'remove', 'shown hidden', 'removed'],
  ['reports', 'hide', 'shown', 'hidden'],
  ['author', 'appeal', 'refused removed', 'review'],
  ['author', 'edit', 'waiting review shown', 'waiting'],
  ['author', 'recall', 'waiting review shown', 'recalled'],
  ['staff', 'propose', 'shown', 'same'],
  ['author', 'decline', 'shown', 'same'],
  ['author', 'turn', 'shown', 'same'],
  ['clock', 'letGo', 'refused removed recalled', 'same'],
] as const satisfies [PostParty, PostMove, string, PostState | 'same'][]

const NOW = Date.parse('2026-03-02T01:00:00.000Z')
const iso = (milliseconds: number) => new Date(milliseconds).toISOString()
const free: PostFacts = { sinceShown: 0, appealed: false }
const overdue = (state: PostState): Standing<PostState> => ({
  state,
  roundAt: iso(NOW - 1000),
  ...(lifecycle.states[state].clock ? { dueAt: iso(NOW - 1000) } : {}),
  late: false,
})

describe.each(postParties)('as %s', (party) => {
  it.each(postMoves)('%s is allowed just where the table says', (move) => {
    for (const state of postStates) {
      // What is declined was proposed before.
      const facts = move === 'decline' ? { ...free, proposal: 'open' as const } : free
      const decision = decide(lifecycle, overdue(state), facts, move, [party], iso(NOW))
      const cell = allowed.find(([by, name, from]) => by === party && name === move && from.split(' ').includes(state))
      const mayEver = allowed.some(([by, name]) => by === party && name === move)
      if (!cell) expect(decision, state).toEqual({ ok: false, why: mayEver ? 'wrongState' : 'notYours' })
      else expect(decision, state).toMatchObject({ ok: true, next: { state: cell[3] === 'same' ? state : cell[3] } })
    }
  })
})

describe('guards', () => {
  const may = (move: PostMove, facts: PostFacts, state: PostState) =>
    decide(lifecycle, overdue(state), facts, move, ['author'], iso(NOW)).ok

  it('what was shown is edited and recalled within two minutes, what never was at any time', () => {
    for (const move of ['edit', 'recall'] as const) {
      expect(may(move, { sinceShown: RECALL_TIME, appealed: false }, 'shown')).toBe(true)
      expect(may(move, { sinceShown: RECALL_TIME + 1, appealed: false }, 'shown')).toBe(false)
      expect(may(move, { sinceShown: undefined, appealed: false }, 'waiting')).toBe(true)
    }
  })

  it('an appeal is made once, and no edit goes around it', () => {
    expect(may('appeal', { sinceShown: undefined, appealed: true }, 'refused')).toBe(false)
    expect(may('edit', { sinceShown: undefined, appealed: true }, 'review')).toBe(false)
    expect(may('recall', { sinceShown: undefined, appealed: true }, 'review')).toBe(true)
    expect(may('appeal', { ...free, over: true }, 'removed')).toBe(false)
  })

  it('a ticket is made once, proposed once, and proposed no more when its author said no', () => {
    const staff = (facts: Partial<PostFacts>) =>
      decide(lifecycle, overdue('shown'), { ...free, ...facts }, 'propose', ['staff'], iso(NOW)).ok
    expect(may('turn', { ...free, turned: true }, 'shown')).toBe(false)
    expect(may('turn', { ...free, proposal: 'declined' }, 'shown')).toBe(true)
    expect([staff({}), staff({ turned: true }), staff({ proposal: 'open' }), staff({ proposal: 'declined' })]).toEqual([
      true,
      false,
      false,
      false,
    ])
    expect(may('decline', { ...free, proposal: 'declined' }, 'shown')).toBe(false)
    expect(may('decline', { ...free, proposal: 'open', turned: true }, 'shown')).toBe(false)
  })
})

describe('whatever happens', () => {
  const step = fc.record({
    move: fc.constantFrom(...postMoves),
    party: fc.constantFrom(...postParties),
    later: fc.integer({ min: 0, max: 2 * REVIEW_TIME }),
  })

  it('nothing is shown that neither the check nor a moderator let through, and what was recalled stays so', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let now = NOW
        let standing = opened(lifecycle, iso(now))
        let [shownAt, appealed, recalled]: [number | undefined, boolean, boolean] = [undefined, false, false]
        for (const { move, party, later } of steps) {
          now += later
          const facts = { sinceShown: shownAt === undefined ? undefined : now - shownAt, appealed }
          const decision = decide(lifecycle, standing, facts, move, [party], iso(now))
          if (!decision.ok) continue
          const { next } = decision
          expect(recalled).toBe(false)
          if (next.state === 'shown' && standing.state !== 'shown') {
            expect(['check', 'moderator']).toContain(party)
            shownAt ??= now
          }
          appealed ||= move === 'appeal'
          recalled = next.state === 'recalled'
          const clock = lifecycle.states[next.state].clock
          expect(Boolean(next.dueAt)).toBe(Boolean(clock))
          standing = next
        }
      }),
    )
  })

  it('every state that waits for somebody has a clock, and its clock leads on', () => {
    for (const state of postStates) {
      const { stage, clock } = lifecycle.states[state]
      if (stage !== 'closed') expect(clock).toBeDefined()
      if (clock) expect(lifecycle.moves[clock.missed].from).toContain(state)
    }
    expect(lifecycle.states.waiting.clock?.after).toBe(CHECK_TIME)
  })
})

describe('calls', () => {
  const allowedCalls = [
    'worker answer asked',
    'caller settle asked',
    'caller settle answered',
    'clock missAnswer asked',
    'clock lapse answered',
  ]
  it('are answered by staff, settled by who called, and end by themselves', () => {
    const found = callParties.flatMap((party) =>
      callStates.flatMap((state) => {
        const dueAt = callLifecycle.states[state].clock ? { dueAt: iso(NOW - 1) } : {}
        const standing = { state, roundAt: iso(NOW - 1), late: false, ...dueAt }
        return movesFor(callLifecycle, standing, {}, [party], iso(NOW)).map((move) => `${party} ${move} ${state}`)
      }),
    )
    expect(found.sort()).toEqual([...allowedCalls].sort())
    expect(new Set(found.map((cell) => cell.split(' ')[1]))).toEqual(new Set(callMoves))
  })
})
