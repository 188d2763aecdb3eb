import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Act,
  calm,
  type Damped,
  damp,
  FLAPS,
  heldUntil,
  mostAnHour,
  SAY_APART,
  type SignalKind,
  unhold,
} from '../../shared/devices/damping.ts'
import type { DeviceKind } from '../../shared/devices/kinds.ts'
import { HOUR, MINUTE } from '../../shared/lifecycle.ts'
import { runs } from '../support/properties.ts'

const SECOND = 1000
const START = Date.parse('2026-03-02T01:00:00.000Z')

/** A story: signals (`a`larm, `c`lear, `h`eartbeat) and `e`nds by people, each so many seconds after the one before; and what became of each. */
const stories: [string, DeviceKind, [string, number, Act | 'ended'][]][] = [
  [
    'an alarm raises, its clear is said',
    'smoke',
    [
      ['a', 0, 'raise'],
      ['c', 30, 'say'],
    ],
  ],
  [
    'an alarm after a clear rings again',
    'smoke',
    [
      ['a', 0, 'raise'],
      ['c', 30, 'say'],
      ['a', 30, 'again'],
    ],
  ],
  [
    'a sensor that goes on alarming is said once a minute, and rings for nobody',
    'smoke',
    [
      ['a', 0, 'raise'],
      ['a', 10, 'count'],
      ['a', 10, 'count'],
      ['a', 40, 'say'],
      ['a', 59, 'count'],
    ],
  ],
  [
    'the fourth change in ten minutes is flapping: it is counted, and said once a minute',
    'smoke',
    [
      ['a', 0, 'raise'],
      ['c', 5, 'say'],
      ['a', 5, 'again'],
      ['c', 5, 'count'],
      ['a', 5, 'count'],
      ['c', 60, 'say'],
    ],
  ],
  [
    'what was counted last is said with the next sign of life',
    'smoke',
    [
      ['a', 0, 'raise'],
      ['c', 5, 'say'],
      ['a', 5, 'again'],
      ['c', 5, 'count'],
      ['h', 30, 'none'],
      ['h', 60, 'say'],
      ['h', 60, 'none'],
    ],
  ],
  [
    'after ten minutes it flaps no more',
    'smoke',
    [
      ['a', 0, 'raise'],
      ['c', 5, 'say'],
      ['a', 5, 'again'],
      ['c', 5, 'count'],
      ['a', 601, 'again'],
    ],
  ],
  [
    'a clear without an alarm is nothing',
    'smoke',
    [
      ['c', 0, 'none'],
      ['h', 5, 'none'],
    ],
  ],
  [
    'after it was ended by people an alarm raises anew, four times in an hour; the fifth is held',
    'smoke',
    [
      ...Array.from({ length: 4 }, (): [string, number, Act | 'ended'][] => [
        ['a', 60, 'raise'],
        ['e', 60, 'ended'],
      ]).flat(),
      ['a', 60, 'hold'],
      ['c', 60, 'none'],
    ],
  ],
  [
    'each press of a button rings again, but for a second one in ten seconds',
    'sos',
    [
      ['a', 0, 'raise'],
      ['a', 5, 'count'],
      ['a', 5, 'again'],
      ['a', 12, 'again'],
      ['c', 1, 'count'],
    ],
  ],
]

it.each(stories)('%s', (_, kind, steps) => {
  let [state, now, open]: [Damped, number, boolean] = [calm, START, false]
  const words = { a: 'alarm', c: 'clear', h: 'heartbeat' } as const
  const became = steps.map(([what, after]) => {
    now += after * SECOND
    if (what === 'e') {
      open = false
      return 'ended'
    }
    const { after: next, act } = damp(state, words[what as 'a'], kind, open, now)
    state = next
    open ||= act === 'raise'
    return act
  })
  expect(became).toEqual(steps.map(([, , act]) => act))
})

describe('whatever a device sends, and whenever people end what it raised', () => {
  const step = fc.record({
    what: fc.constantFrom<SignalKind | 'ended'>('alarm', 'alarm', 'clear', 'heartbeat', 'ended'),
    after: fc.oneof(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 3600 })),
  })
  const kinds = fc.constantFrom<DeviceKind>('smoke', 'gas', 'eBikeShed', 'waterPressure', 'sos')

  /** Plays a story, with what is held raised when it is due; gives what was done, and when. */
  function play(kind: DeviceKind, steps: readonly { what: SignalKind | 'ended'; after: number }[]) {
    let [state, now, open]: [Damped, number, boolean] = [calm, START, false]
    const done: { at: number; what: string; act: Act; open: boolean; state: Damped }[] = []
    const note = (what: string, { after, act }: { after: Damped; act: Act }) => {
      state = after
      open ||= act === 'raise'
      done.push({ at: now, what, act, open, state })
    }
    const release = (until: number) => {
      for (let due = heldUntil(state, kind); due !== undefined && due <= until; due = heldUntil(state, kind)) {
        now = Math.max(now, due)
        note('due', unhold(state, kind, open, now))
      }
    }
    for (const { what, after } of steps) {
      const next = now + after * SECOND
      release(next)
      now = next
      if (what === 'ended') open = false
      else note(what, damp(state, what, kind, open, now))
    }
    release(Number.POSITIVE_INFINITY)
    return done
  }

  it('no alarm is lost: it is open, or it is held until it was raised or cleared, within the hour', () => {
    fc.assert(
      fc.property(kinds, fc.array(step, { maxLength: 60 }), (kind, steps) => {
        const done = play(kind, steps)
        for (const [i, { what, act, open, at, state }] of done.entries()) {
          if (what !== 'alarm') continue
          if (act !== 'hold') {
            expect(open).toBe(true)
            continue
          }
          expect(heldUntil(state, kind)).toBeLessThanOrEqual(at + HOUR)
          const end = done
            .slice(i + 1)
            .find((each) => each.what === 'clear' || each.act === 'raise' || each.act === 'say')
          expect(end?.at).toBeLessThanOrEqual(at + HOUR)
        }
      }),
      { numRuns: runs(500) },
    )
  })

  it('no more are raised in any hour than its kind may', () => {
    fc.assert(
      fc.property(kinds, fc.array(step, { maxLength: 80 }), (kind, steps) => {
        const raised = play(kind, steps).filter(({ act }) => act === 'raise')
        for (const [i, { at }] of raised.entries()) {
          const before = raised[i - mostAnHour(kind)]
          if (before) expect(at - before.at).toBeGreaterThanOrEqual(HOUR)
        }
      }),
      { numRuns: runs(500) },
    )
  })

  it('a sensor that flaps says so at most once a minute, and nothing that was counted is forgotten', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 30, maxLength: 200 }), (seconds) => {
        const steps = seconds.map((after, i) => ({ what: i % 2 ? ('clear' as const) : ('alarm' as const), after }))
        const done = play('smoke', [...steps, { what: 'heartbeat', after: 61 }])
        const said = done.slice(FLAPS).filter(({ act }) => act === 'say' || act === 'again')
        for (const [i, { at }] of said.entries()) {
          const before = said[i - 1]
          if (before) expect(at - before.at).toBeGreaterThanOrEqual(SAY_APART)
        }
        expect(done.filter(({ act }) => act === 'raise')).toHaveLength(1)
        expect(done.at(-1)?.state.unsaid).toBe(0)
      }),
      { numRuns: runs(200) },
    )
  })

  it('keeps no more of the past than it needs', () => {
    let state = calm
    for (let i = 0; i < 500; i++)
      state = damp(state, i % 2 ? 'clear' : 'alarm', 'smoke', true, START + i * SECOND).after
    expect(state.changes.length).toBeLessThanOrEqual(20)
    const later = damp(state, 'heartbeat', 'smoke', true, START + 11 * MINUTE + 500 * SECOND)
    expect([later.after.changes, later.flapping]).toEqual([[], false])
  })
})
