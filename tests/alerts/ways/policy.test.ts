import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  begun,
  CALLED_AFTER,
  LOOKED_AFTER_EVERY,
  LOOKED_WITHIN,
  MOST,
  MOVED_MOST,
  type OutsideWay,
  outsideWays,
  planOf,
  REACHED_WITHIN,
  type ToldSoFar,
} from '../../../functions/alerts/ways/policy.ts'
import { toldAs } from '../../../shared/alerts/alert.ts'

const at = '2026-03-02T01:00:00.000Z'
const start = Date.parse(at)
const raised = { open: true, nobodyGoes: true }
const going = { open: true, nobodyGoes: false }
const over = { open: false, nobodyGoes: false }

const told = (more: Partial<ToldSoFar> = {}): ToldSoFar => ({ as: 'responder', rung: 1, at, tried: {}, ...more })
const done = (...ways: OutsideWay[]) => Object.fromEntries(ways.map((way) => [way, begun(undefined, 1)]))

/** What is due so many milliseconds after the ring, and when the next is. */
const later = (milliseconds: number, row: ToldSoFar, alert = raised) => {
  const { due, next } = planOf(row, alert, start + milliseconds)
  return [due, next === undefined ? undefined : next - start]
}

it('asks who is there by a message each time, and by nothing else', () => {
  const tried = { message: { ...begun(undefined, 1), times: 1 } }
  expect(later(0, told({ rung: 2, tried }), going)).toEqual([[], undefined])
  expect(later(0, told({ rung: 2, asked: 1, tried }), going)).toEqual([['message'], undefined])
})

it('tells who is on the way that it is at another place, as if nobody went; nobody else, and not for later rings', () => {
  const tried = { message: { ...begun(undefined, 1), times: 1 } }
  const row = told({ rung: 2, moved: 1, movedRing: 2, tried })
  const goes = { ...going, goes: true }
  expect(later(REACHED_WITHIN, row, goes)).toEqual([['message', 'sms'], CALLED_AFTER])
  expect(later(CALLED_AFTER, row, goes)).toEqual([['message', 'sms', 'voice'], undefined])
  expect(later(CALLED_AFTER, { ...row, looked: 2 }, goes)).toEqual([['message'], undefined])
  expect(later(CALLED_AFTER, row, going)).toEqual([['message'], undefined])
  expect(later(CALLED_AFTER, { ...row, rung: 3, tried: {} }, goes)).toEqual([['message'], undefined])
})

it('sends so many messages more and no further, however often it is said to be at another place', () => {
  const row = (moved: number) =>
    told({ rung: moved + 1, moved, movedRing: moved + 1, tried: { message: { ...begun(undefined, 1), times: moved } } })
  expect(later(0, row(MOVED_MOST), going)[0]).toEqual(['message'])
  expect(later(0, row(MOVED_MOST + 1), going)[0]).toEqual([])
})

describe('somebody is told', () => {
  it.each([
    ['a responder at once by a message', 0, told(), raised, [['message'], REACHED_WITHIN]],
    [
      'whom no socket reached by SMS',
      REACHED_WITHIN,
      told({ tried: done('message') }),
      raised,
      [['sms'], CALLED_AFTER],
    ],
    [
      'whom a socket reached not yet by SMS',
      REACHED_WITHIN,
      told({ pushed: 1, tried: done('message') }),
      raised,
      [[], LOOKED_WITHIN],
    ],
    [
      'who did not look by SMS',
      LOOKED_WITHIN,
      told({ pushed: 1, tried: done('message') }),
      raised,
      [['sms'], CALLED_AFTER],
    ],
    [
      'who still did not by a call',
      CALLED_AFTER,
      told({ pushed: 1, tried: done('message', 'sms') }),
      raised,
      [['voice'], undefined],
    ],
    ['who looked by nothing more', CALLED_AFTER, told({ looked: 1, tried: done('message') }), raised, [[], undefined]],
    [
      'who looked after a former ring as whoever did not',
      LOOKED_WITHIN,
      told({ rung: 2, pushed: 2, looked: 1, tried: done('message') }),
      raised,
      [['sms'], CALLED_AFTER],
    ],
    [
      'a responder not by phone when somebody goes',
      CALLED_AFTER,
      told({ tried: done('message') }),
      going,
      [[], undefined],
    ],
    ['family at once by message and SMS', 0, told({ as: 'family' }), raised, [['message', 'sms'], CALLED_AFTER]],
    ['family at once also when somebody goes', 1000, told({ as: 'family' }), going, [['message', 'sms'], undefined]],
    ['a contact at once by SMS', 0, told({ as: 'contact' }), raised, [['sms'], LOOKED_AFTER_EVERY]],
    [
      'a contact who was told, when it is over',
      99_000,
      told({ as: 'contact', tried: done('sms') }),
      over,
      [['over'], undefined],
    ],
    ['a contact who was not, of no end', 99_000, told({ as: 'contact' }), over, [[], undefined]],
    ['family, who have the app, of no end', 99_000, told({ as: 'family', tried: done('sms') }), over, [[], undefined]],
    [
      'a contact by a call while nobody goes',
      CALLED_AFTER,
      told({ as: 'contact', tried: done('sms') }),
      raised,
      [['voice'], CALLED_AFTER + LOOKED_AFTER_EVERY],
    ],
    [
      'a neighbour never by a call',
      CALLED_AFTER,
      told({ as: 'neighbour', tried: done('message', 'sms') }),
      raised,
      [[], undefined],
    ],
    ['nobody of what is over', CALLED_AFTER, told(), over, [[], undefined]],
    ['late, by all at once, after a stall', 90_000, told(), raised, [['message', 'sms', 'voice'], undefined]],
  ] as const)('%s', (_, milliseconds, row, alert, expected) => {
    expect(later(milliseconds, row, alert)).toEqual(expected)
  })

  it('once more of what was surely not sent, when its pause is over', () => {
    const again = new Date(start + 9000).toISOString()
    const row = told({
      looked: 1,
      as: 'family',
      tried: { ...done('message'), sms: { ring: 1, times: 1, tries: 2, again } },
    })
    expect(later(8000, row)).toEqual([[], 9000])
    expect(later(9000, row)).toEqual([['sms'], undefined])
    expect(begun(row.tried.sms, 1)).toEqual({ ring: 1, times: 1, tries: 3 })
  })

  it('so often in one alert, however often it rings', () => {
    for (const way of outsideWays) {
      let tried: ToldSoFar['tried'] = {}
      let times = 0
      for (let rung = 1; rung <= 30; rung++) {
        if (!planOf(told({ rung, tried }), raised, start + 60_000).due.includes(way)) continue
        times++
        tried = { ...tried, [way]: begun(tried[way], rung) }
      }
      expect(times, way).toBe(MOST[way])
    }
  })

  it('at most once a ring and way, and is looked at again later, never at once, when nothing is due', () => {
    const attempt = fc.record({
      ring: fc.integer({ min: 1, max: 3 }),
      times: fc.nat(12),
      tries: fc.integer({ min: 1, max: 4 }),
    })
    const some = fc.record({
      as: fc.constantFrom(...toldAs),
      rung: fc.integer({ min: 1, max: 3 }),
      at: fc.constant(at),
      pushed: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
      looked: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
      tried: fc.record({ message: attempt, sms: attempt, voice: attempt, over: attempt }, { requiredKeys: [] }),
    })
    fc.assert(
      fc.property(some, fc.boolean(), fc.nat(120_000), (row, nobodyGoes, milliseconds) => {
        const { due, next } = planOf(row, { open: true, nobodyGoes }, start + milliseconds)
        expect(new Set(due).size).toBe(due.length)
        for (const way of due) expect(row.tried[way]?.ring).not.toBe(row.rung)
        if (next !== undefined) expect(next).toBeGreaterThan(start + milliseconds)
      }),
    )
  })
})
