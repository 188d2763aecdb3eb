/** Clocks that ask their case, repeat and start anew, on a lifecycle that has nothing else. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide, type Lifecycle, movesFor, opened, type Standing } from '../../shared/lifecycle.ts'

type State = 'asked' | 'timed' | 'over'
type Move = 'go' | 'ring' | 'lapse' | 'touch' | 'wind' | 'again' | 'end'

interface Facts {
  wait: number
}

const from = ['asked', 'timed'] as const
const lifecycle: Lifecycle<State, Move, 'clock' | 'person', Facts> = {
  initial: 'asked',
  states: {
    asked: {
      word: '',
      next: '',
      stage: 'open',
      clock: { word: '', after: ({ wait }) => wait, from: 'round', missed: 'ring', repeats: true },
    },
    timed: { word: '', next: '', stage: 'open', clock: { word: '', after: 1000, from: 'entry', missed: 'lapse' } },
    over: { word: '', next: '', stage: 'closed' },
  },
  moves: {
    go: { word: '', did: '', from: ['asked'], to: 'timed', by: ['person'] },
    ring: { word: '', did: '', from: ['asked'], to: 'same', by: ['clock'] },
    lapse: { word: '', did: '', from: ['timed'], to: 'same', by: ['clock'] },
    touch: { word: '', did: '', from, to: 'same', by: ['person'] },
    wind: { word: '', did: '', from, to: 'same', by: ['person'], restartsClock: true },
    again: { word: '', did: '', from: ['timed'], to: 'asked', by: ['person'], startsRound: true },
    end: { word: '', did: '', from, to: 'over', by: ['person'] },
  },
}

const NOW = Date.parse('2026-03-02T01:00:00.000Z')
const iso = (milliseconds: number) => new Date(milliseconds).toISOString()

function made(standing: Standing<State>, move: Move, at: number, wait = 0, after = wait): Standing<State> {
  const party = move === 'ring' || move === 'lapse' ? 'clock' : 'person'
  const decision = decide(lifecycle, standing, { wait }, move, [party], iso(at), undefined, { wait: after })
  if (!decision.ok) throw new Error(decision.why)
  return decision.next
}

describe('a clock that asks the case', () => {
  it('asks it when it is opened, and needs its facts', () => {
    expect(opened(lifecycle, iso(NOW), undefined, { wait: 30 }).dueAt).toBe(iso(NOW + 30))
    expect(() => opened(lifecycle, iso(NOW))).toThrow('facts')
  })

  it('asks it as the move leaves it, not as it was', () => {
    const standing = opened(lifecycle, iso(NOW), undefined, { wait: 30 })
    expect(made(standing, 'ring', NOW + 30, 30, 90).dueAt).toBe(iso(NOW + 90))
  })

  it('counts from the beginning of the round, which begins anew where a move says so', () => {
    const timed = made(opened(lifecycle, iso(NOW), undefined, { wait: 30 }), 'go', NOW + 10)
    const again = made(timed, 'again', NOW + 5000, 0, 30)
    expect(again).toEqual({ state: 'asked', roundAt: iso(NOW + 5000), dueAt: iso(NOW + 5030), late: false })
  })
})

describe('a clock that repeats', () => {
  it('is missed as often as it runs out, and not before', () => {
    let standing = opened(lifecycle, iso(NOW), undefined, { wait: 30 })
    for (const [at, next] of [
      [30, 60],
      [60, 90],
      [90, 120],
    ] as const) {
      expect(decide(lifecycle, standing, { wait: next }, 'ring', ['clock'], iso(NOW + at - 1)).ok).toBe(false)
      standing = made(standing, 'ring', NOW + at, at, next)
      expect(standing).toMatchObject({ late: true, dueAt: iso(NOW + next), roundAt: iso(NOW) })
    }
  })

  it('catches up when it was not heard for a while: each miss is due by the clock of the round', () => {
    let standing = opened(lifecycle, iso(NOW), undefined, { wait: 30 })
    for (const next of [60, 90, 120]) standing = made(standing, 'ring', NOW + 100, 0, next)
    expect(decide(lifecycle, standing, { wait: 150 }, 'ring', ['clock'], iso(NOW + 100))).toEqual({
      ok: false,
      why: 'notDue',
    })
  })
})

describe('a clock that does not repeat', () => {
  it('is missed once', () => {
    const timed = made(opened(lifecycle, iso(NOW), undefined, { wait: 30 }), 'go', NOW)
    const late = made(timed, 'lapse', NOW + 1000)
    expect(late).toMatchObject({ late: true, dueAt: iso(NOW + 1000) })
    const again = decide(lifecycle, late, { wait: 0 }, 'lapse', ['clock'], iso(NOW + 9000))
    expect(again).toEqual({ ok: false, why: 'notDue' })
    expect(movesFor(lifecycle, late, { wait: 0 }, ['clock'], iso(NOW + 9000))).toEqual([])
  })

  it('starts anew by a move that winds it, late or not; any other move leaves it', () => {
    const late = made(made(opened(lifecycle, iso(NOW), undefined, { wait: 1 }), 'go', NOW), 'lapse', NOW + 1000)
    expect(made(late, 'touch', NOW + 1500)).toEqual(late)
    expect(made(late, 'wind', NOW + 1500)).toMatchObject({ late: false, dueAt: iso(NOW + 2500), roundAt: late.roundAt })
  })
})

it('whatever is done, a clock runs where there is one, never from before its round', () => {
  const step = fc.record({
    move: fc.constantFrom<Move>('go', 'ring', 'lapse', 'touch', 'wind', 'again', 'end'),
    party: fc.constantFrom<'clock' | 'person'>('clock', 'person'),
    later: fc.integer({ min: 0, max: 3000 }),
    wait: fc.integer({ min: 0, max: 3000 }),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let now = NOW
      let standing = opened(lifecycle, iso(now), undefined, { wait: 10 })
      for (const { move, party, later, wait } of steps) {
        now += later
        const decision = decide(lifecycle, standing, { wait }, move, [party], iso(now))
        if (decision.ok) standing = decision.next
        expect(standing.dueAt !== undefined).toBe(standing.state !== 'over')
        if (standing.dueAt) expect(Date.parse(standing.dueAt)).toBeGreaterThanOrEqual(Date.parse(standing.roundAt))
      }
    }),
  )
})
