import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterMove } from '../../functions/incidents/after-move.ts'
import { partiesOf } from '../../functions/incidents/policy.ts'
import { lastWord } from '../../functions/incidents/rolls/said.ts'
import type { StoredIncident } from '../../functions/incidents/store.ts'
import { Refusal } from '../../shared/errors.ts'
import { doorFinds, rollAnswers } from '../../shared/incidents/finds.ts'
import { incidentLifecycle, incidentMoves, type incidentParties } from '../../shared/incidents/lifecycle.ts'
import { movesFor } from '../../shared/lifecycle.ts'
import { community, grid1, people, personNames } from '../support/district.ts'

const START = '2026-03-02T01:00:00.000Z'
const fresh: StoredIncident = {
  card: {
    id: `inc_${'0'.repeat(26)}`,
    version: 1,
    state: 'open',
    roundAt: START,
    late: false,
    changedAt: START,
    place: { area: community, level: 'community', name: '大江园社区' },
    name: '暴雨内涝',
    kind: 'weather',
    openedAt: START,
    openedBy: people.communityStaff.name,
  },
  rolling: [],
  entries: 1,
  lastHash: 'first',
}
const commander = {
  parties: ['commander'] as const,
  name: people.communityStaff.name,
  personId: people.communityStaff.id,
}
const roll = { id: `rol_${'0'.repeat(26)}`, areas: [community] }

describe('who may do what', () => {
  it('is: who commands it everything, while it runs; nobody else anything', () => {
    const moves = (rolling: boolean, state: 'open' | 'closed', party: (typeof incidentParties)[number]) =>
      movesFor(incidentLifecycle, { state, roundAt: START, late: false }, { rolling }, [party], START)
    expect(moves(false, 'open', 'commander')).toEqual(['note', 'group', 'ungroup', 'callRoll', 'close'])
    expect(moves(true, 'open', 'commander')).toEqual(['note', 'group', 'ungroup', 'endRoll', 'close'])
    expect(moves(true, 'closed', 'commander')).toEqual([])
    for (const party of ['observer', 'helper'] as const) expect(moves(true, 'open', party)).toEqual([])
  })

  it('follows from roles over the area, and in it', () => {
    const standings = Object.fromEntries(
      personNames.flatMap((name) => {
        const parties = partiesOf(people[name], fresh.card)
        return parties.length ? [[name, parties]] : []
      }),
    )
    expect(standings).toEqual({
      worker: ['helper'],
      otherWorker: ['helper'],
      communityStaff: ['commander', 'observer', 'helper'],
      streetStaff: ['commander', 'observer'],
      districtStaff: ['commander', 'observer'],
      administrator: ['commander', 'observer'],
      supervisor: ['observer'],
    })
    expect(partiesOf({ roles: [{ role: 'gridWorker', area: grid1, areaName: '' }] }, fresh.card)).toEqual(['helper'])
  })
})

describe('any sequence of moves', () => {
  it('has one roll call at a time, ends once, and asks nobody after its end', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...incidentMoves), { maxLength: 30 }), (moves) => {
        let incident = fresh
        let closed = 0
        for (const [i, move] of moves.entries()) {
          const now = new Date(Date.parse(START) + i * 1000).toISOString()
          const before = incident
          try {
            const text = '已经处置'
            incident = afterMove(
              incident,
              move,
              commander,
              { text, ...(move === 'callRoll' ? { roll } : {}) },
              now,
            ).incident
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal)
            expect(incident).toBe(before)
            continue
          }
          expect(incident.card.version).toBe(before.card.version + 1)
          if (move === 'close') closed++
          if (move === 'callRoll') expect(before.rolling).toEqual([])
        }
        expect(closed).toBe(incident.card.state === 'closed' ? 1 : 0)
        expect(incident.card.closedAt !== undefined).toBe(incident.card.state === 'closed')
        const running = incident.card.roll !== undefined && !incident.card.roll.endedAt
        expect(incident.rolling.length > 0).toBe(running)
        if (incident.card.state === 'closed') expect(running).toBe(false)
      }),
    )
  })
})

describe('what counts of a household', () => {
  const time = fc.integer({ min: 0, max: 5 }).map((n) => `2026-03-02T01:00:0${n}.000Z`)
  const own = fc.option(fc.record({ word: fc.constantFrom(...rollAnswers), at: time }), { nil: undefined })
  const door = fc.option(fc.record({ found: fc.constantFrom(...doorFinds), at: time }), { nil: undefined })

  it('is what was said or found last, and a closed door only where nothing was said', () => {
    fc.assert(
      fc.property(own, door, (said, found) => {
        const word = lastWord(said, found)
        if (!said) expect(word).toBe(found?.found)
        else if (!found || found.found === 'absent' || found.at <= said.at) expect(word).toBe(said.word)
        else expect(word).toBe(found.found)
      }),
    )
  })
})
