import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide, movesFor, opened, type Standing } from '../../shared/lifecycle.ts'
import { CORRECTED_FOR } from '../../shared/teams/kinds.ts'
import {
  type ActivityFacts,
  type ActivityMove,
  type ActivityParty,
  type ActivityState,
  activityLifecycle,
  activityMoves,
  activityParties,
  activityStates,
} from '../../shared/teams/lifecycle.ts'
import { teamLifecycle, teamMoves, teamParties, teamStates } from '../../shared/teams/team-lifecycle.ts'

const NOW = '2026-03-02T01:00:00.000Z'
const later = (milliseconds: number) => new Date(Date.parse(NOW) + milliseconds).toISOString()
const facts: ActivityFacts = { unseen: true, toReminder: 1000, toBegin: 2000, toEnd: 3000 }

/** Every cell that is allowed, written down by hand: who, which move, from where, to where. All others are refused. */
const allowed = [
  ...(['lead', 'staff'] as const).flatMap((who) => [
    [who, 'edit', 'draft', 'draft'],
    [who, 'publish', 'draft', 'published'],
    [who, 'discard', 'draft', 'discarded'],
    [who, 'change', 'published soon', 'published'],
    [who, 'callOff', 'published soon underway', 'calledOff'],
    [who, 'end', 'underway', 'ended'],
    [who, 'correct', 'underway ended', 'same'],
    [who, 'close', 'ended', 'booking'],
  ]),
  ['staff', 'show', 'published soon underway ended booking closed calledOff', 'same'],
  ['clock', 'remind', 'published', 'soon'],
  ['clock', 'begin', 'soon', 'underway'],
  ['clock', 'lapse', 'underway', 'ended'],
  ['clock', 'closeLate', 'ended', 'booking'],
  ['clock', 'book', 'booking', 'closed'],
] as const

const standing = (state: ActivityState): Standing<ActivityState> => ({
  state,
  roundAt: NOW,
  ...(activityLifecycle.states[state].clock ? { dueAt: NOW } : {}),
  late: false,
})

describe('the life of an activity', () => {
  it.each(activityStates)('allows in %s exactly what is written down', (state) => {
    for (const party of activityParties)
      for (const move of activityMoves) {
        const cell = allowed.find(
          ([who, what, from]) => who === party && what === move && from.split(' ').includes(state),
        )
        const decision = decide(activityLifecycle, standing(state), facts, move, [party], NOW)
        expect([party, move, decision.ok]).toEqual([party, move, cell !== undefined])
        if (decision.ok) expect(decision.next.state).toBe(cell?.[3] === 'same' ? state : cell?.[3])
      }
  })

  it('is reminded of, begins and ends when its times come, and is closed by itself', () => {
    const draft = opened(activityLifecycle, NOW)
    expect(draft.dueAt).toBeUndefined()
    const move = (from: Standing<ActivityState>, what: ActivityMove, who: ActivityParty, at: string) => {
      const decision = decide(activityLifecycle, from, facts, what, [who], at)
      if (!decision.ok) throw new Error(`${what}: ${decision.why}`)
      return decision.next
    }
    const published = move(draft, 'publish', 'lead', NOW)
    expect(published.dueAt).toBe(later(1000))
    expect(decide(activityLifecycle, published, facts, 'remind', ['clock'], later(999)).ok).toBe(false)
    const soon = move(published, 'remind', 'clock', later(1000))
    expect(soon.dueAt).toBe(later(3000))
    const underway = move(soon, 'begin', 'clock', later(3000))
    expect(underway.dueAt).toBe(later(6000))
    const ended = move(underway, 'lapse', 'clock', later(6000))
    expect(ended.dueAt).toBe(later(6000 + CORRECTED_FOR))
    const booking = move(ended, 'close', 'lead', later(7000))
    expect(booking.dueAt).toBe(later(7000))
    expect(move(booking, 'book', 'clock', later(7000))).toMatchObject({ state: 'closed', dueAt: undefined })
  })

  it('ends, whatever who runs it does and whenever the clock comes: no sequence leaves one that is out without a clock or an end', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(99), { maxLength: 30 }), (choices) => {
        let at = Date.parse(NOW)
        let now = opened(activityLifecycle, NOW)
        for (const choice of choices) {
          if (now.dueAt) at = Math.max(at, Date.parse(now.dueAt))
          const moves = movesFor(activityLifecycle, now, facts, ['lead', 'clock'], new Date(at).toISOString())
          const move = moves[choice % Math.max(1, moves.length)]
          if (!move) break
          const next = decide(activityLifecycle, now, facts, move, ['lead', 'clock'], new Date(at).toISOString())
          if (next.ok) now = next.next
        }
        const { stage, clock } = activityLifecycle.states[now.state]
        expect(stage === 'closed' || now.state === 'draft' || (clock !== undefined && now.dueAt !== undefined)).toBe(
          true,
        )
      }),
    )
  })
})

describe('the life of a team', () => {
  const cells = [
    ['staff', 'agree', 'proposed', 'open'],
    ['staff', 'refuse', 'proposed', 'refused'],
    ['staff', 'appoint', 'open', 'open'],
    ['lead', 'change', 'proposed open', 'same'],
    ['staff', 'change', 'proposed open', 'same'],
    ['lead', 'close', 'open', 'closed'],
    ['staff', 'close', 'open', 'closed'],
  ]
  it.each(teamStates)('allows in %s exactly what is written down', (state) => {
    for (const party of teamParties)
      for (const move of teamMoves) {
        const cell = cells.find(
          ([who, what, from]) => who === party && what === move && from?.split(' ').includes(state),
        )
        const decision = decide(teamLifecycle, { state, roundAt: NOW, late: false }, undefined, move, [party], NOW)
        expect([party, move, decision.ok]).toEqual([party, move, cell !== undefined])
        if (decision.ok) expect(decision.next.state).toBe(cell?.[3] === 'same' ? state : cell?.[3])
      }
  })
})
