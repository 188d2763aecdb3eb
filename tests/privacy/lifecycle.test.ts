import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { workingDays } from '../../functions/platform/calendar.ts'
import { requestParties as partiesTo } from '../../functions/privacy/request-policy.ts'
import { decide, movesFor, opened } from '../../shared/lifecycle.ts'
import {
  type RequestMove,
  type RequestParty,
  type RequestState,
  requestLifecycle,
  requestMoves,
  requestParties,
  requestStates,
} from '../../shared/privacy/lifecycle.ts'
import { grid1, people } from '../support/district.ts'

const ASKED = '2026-03-02T01:00:00.000Z'
const DUE = workingDays(ASKED, 15)
const later = (moment: string, milliseconds: number) => new Date(Date.parse(moment) + milliseconds).toISOString()

/** From where to where each move leads, and who alone may make it. */
const table: [RequestMove, RequestParty, RequestState, RequestState][] = [
  ['answer', 'operator', 'asked', 'answered'],
  ['add', 'asker', 'asked', 'asked'],
  ['withdraw', 'asker', 'asked', 'withdrawn'],
  ['missAnswer', 'clock', 'asked', 'asked'],
]

describe('a request', () => {
  it('is open for fifteen working days', () => {
    expect(opened(requestLifecycle, ASKED, workingDays)).toEqual({
      state: 'asked',
      roundAt: ASKED,
      dueAt: DUE,
      late: false,
    })
  })

  it('moves as the table says, and in no other way', () => {
    for (const move of requestMoves)
      for (const party of requestParties)
        for (const state of requestStates) {
          const standing = { state, roundAt: ASKED, dueAt: DUE, late: false }
          const decision = decide(requestLifecycle, standing, undefined, move, [party], DUE, workingDays)
          const row = table.find(([name, by, from]) => name === move && by === party && from === state)
          expect(decision.ok && decision.next.state, `${move} ${party} ${state}`).toBe(row ? row[3] : false)
        }
  })

  it('stays closed, whatever comes, and is late once at most, and never before its time', () => {
    const step = fc.record({
      move: fc.constantFrom(...requestMoves),
      party: fc.constantFrom(...requestParties),
      wait: fc.integer({ min: 0, max: 40 * 24 * 3_600_000 }),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let standing = opened(requestLifecycle, ASKED, workingDays)
        let now = ASKED
        let late = 0
        for (const { move, party, wait } of steps) {
          now = later(now, wait)
          const closed = standing.state !== 'asked'
          const decision = decide(requestLifecycle, standing, undefined, move, [party], now, workingDays)
          if (!decision.ok) continue
          expect(closed).toBe(false)
          if (move === 'missAnswer') {
            late++
            expect(now >= DUE).toBe(true)
          }
          standing = decision.next
          if (standing.state !== 'asked') {
            expect(standing.dueAt).toBeUndefined()
            expect(movesFor(requestLifecycle, standing, undefined, [...requestParties], now)).toEqual([])
          }
        }
        expect(late).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('who stands how to a request', () => {
  const of = (ownerId: string, area?: string) => ({ ownerId, ...(area ? { area } : {}) })

  it('is asker or operator, never both, and nothing to all others', () => {
    expect(partiesTo(people.resident, of(people.resident.id, grid1))).toEqual(['asker'])
    expect(partiesTo(people.administrator, of(people.administrator.id, grid1))).toEqual(['asker'])
    expect(partiesTo(people.administrator, of(people.resident.id, grid1))).toEqual(['operator'])
    const others = Object.values(people).filter(({ id }) => ![people.resident.id, people.administrator.id].includes(id))
    for (const who of others) {
      expect(partiesTo(who, of(people.resident.id, grid1)), who.name).toEqual([])
      expect(partiesTo(who, of(people.resident.id)), who.name).toEqual([])
    }
  })

  it('of who lives nowhere here, is for administrators of a district or a city', () => {
    const administers = (area: string) => ({ id: 'x', roles: [{ role: 'administrator' as const, area, areaName: '' }] })
    for (const [area, top] of [
      ['4201', true],
      ['420102', true],
      ['420102015', false],
      [grid1, false],
    ] as const)
      expect(partiesTo(administers(area), of(people.newcomer.id)), area).toEqual(top ? ['operator'] : [])
  })
})
