import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { signToken } from '../../functions/http/token.ts'
import { newPerson } from '../../functions/people/store.ts'
import { keys } from '../../functions/platform/table.ts'
import { HOUR, MINUTE } from '../../shared/lifecycle.ts'
import { TOKEN_LIFE } from '../../shared/people/session.ts'
import type { TicketCard } from '../../shared/tickets/ticket.ts'
import { lift } from '../support/cases.ts'
import {
  bearerOf,
  community,
  farCommunity,
  farGrid,
  grid1,
  grid2,
  type PersonName,
  people,
  signedInAt,
  street,
} from '../support/district.ts'
import { MORNING, makeStage, type Stage, TOKEN_SECRET } from '../support/stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await makeStage()
})

const file = async (who: PersonName = 'resident', body: object = {}) =>
  (await stage.ok(who, 'openTicket', { body: { ...lift, ...body } })).id
const ids = (cards: TicketCard[]) => cards.map(({ id }) => id)

/** A queue read to its end, page by page. */
async function pages(who: PersonName | { token: string }, query: object): Promise<TicketCard[][]> {
  const all: TicketCard[][] = []
  let cursor: string | undefined
  do {
    const { status, body } = await stage.call(who, 'listTicketQueue', {
      query: { ...query, ...(cursor ? { cursor } : {}) },
    })
    expect(status, JSON.stringify(body)).toBe(200)
    all.push(body.items)
    cursor = body.cursor
  } while (cursor)
  return all
}

describe('a queue', () => {
  it('has the oldest clock first, whatever was filed first', async () => {
    const slow = await file()
    await stage.ok('worker', 'acceptTicket', { params: { ticketId: slow } })
    stage.clock.pass(MINUTE)
    const first = await file()
    stage.clock.pass(MINUTE)
    const second = await file()
    expect(ids((await pages('worker', {})).flat())).toEqual([first, second, slow])
  })

  it('has its stages apart: to be worked on, waiting for the resident, over (newest first)', async () => {
    const [open, waiting, closed, withdrawn] = [await file(), await file(), await file(), await file()]
    for (const ticketId of [waiting, closed]) {
      await stage.ok('worker', 'acceptTicket', { params: { ticketId } })
      await stage.ok('worker', 'resolveTicket', { params: { ticketId }, body: { text: '已经修好。' } })
    }
    await stage.ok('resident', 'confirmTicket', { params: { ticketId: closed } })
    stage.clock.pass(MINUTE)
    await stage.ok('resident', 'withdrawTicket', { params: { ticketId: withdrawn }, body: {} })
    expect(ids((await pages('worker', {})).flat())).toEqual([open])
    expect(ids((await pages('worker', { stage: 'waiting' })).flat())).toEqual([waiting])
    expect(ids((await pages('worker', { stage: 'closed' })).flat())).toEqual([withdrawn, closed])
  })

  it('shows each what is held in their areas, and nothing of others', async () => {
    const [near, next, far] = [await file('resident'), await file('neighbour'), await file('farResident')]
    const seen = async (who: PersonName, area?: string) => ids((await pages(who, area ? { area } : {})).flat()).sort()
    expect(await seen('worker')).toEqual([near, next].sort())
    expect(await seen('otherWorker')).toEqual([next])
    expect(await seen('worker', grid1)).toEqual([near])
    expect(await seen('communityStaff')).toEqual([near, next].sort())
    expect(await seen('communityStaff', grid2)).toEqual([next])
    expect(await seen('streetStaff', community)).toEqual([near, next].sort())
    expect(await seen('farWorker')).toEqual([far])
    expect(await seen('farStreetStaff', farGrid)).toEqual([far])
  })

  it('of an area out of scope is refused, be it above, beside or unheard of', async () => {
    const asks: [PersonName, string][] = [
      ['worker', community],
      ['worker', farGrid],
      ['otherWorker', grid1],
      ['communityStaff', street],
      ['communityStaff', farCommunity],
      ['streetStaff', '420102'],
      ['streetStaff', '4201'],
      ['farStreetStaff', grid1],
      ['worker', '999999999999999'],
    ]
    for (const [who, area] of asks) {
      const { status, body } = await stage.call(who, 'listTicketQueue', { query: { area } })
      expect([status, body.error?.code], `${who} ${area}`).toEqual([403, 'notAllowed'])
    }
  })

  it('leaves when the ticket leaves: passed up, it is gone from the grid and there for the community', async () => {
    const ticketId = await file()
    await stage.ok('worker', 'passTicket', { params: { ticketId }, body: { reason: '需社区协调' } })
    expect((await pages('worker', {})).flat()).toEqual([])
    expect(ids((await pages('communityStaff', {})).flat())).toEqual([ticketId])
  })
})

describe('paging through the merged queue of two grids', () => {
  const filed: string[] = []
  beforeAll(() => filed.splice(0))

  it.each([1, 2, 3, 4, 5])('gives every ticket once and in order, %i at a time', async (limit) => {
    const expected: string[] = []
    // Uneven, in runs, and two of the same moment in different grids.
    for (const who of [
      'resident',
      'neighbour',
      'neighbour',
      'resident',
      'resident',
      'resident',
      'neighbour',
      'neighbour',
    ] as const) {
      expected.push(await file(who))
      stage.clock.pass(MINUTE)
    }
    const together = [await file('resident'), await file('neighbour')]
    const all = await pages('worker', { limit })
    const seen = ids(all.flat())
    expect(seen.slice(0, 8)).toEqual(expected)
    expect(seen.slice(8).sort()).toEqual(together.sort())
    expect(all.every((page) => page.length <= limit)).toBe(true)
    for (const page of all.slice(0, -1)) expect(page.length).toBe(limit)
  })

  it('goes on where it was when tickets come and go meanwhile', async () => {
    const filedThen: string[] = []
    for (let i = 0; i < 6; i++) {
      filedThen.push(await file(i % 2 ? 'resident' : 'neighbour'))
      stage.clock.pass(MINUTE)
    }
    const first = await stage.ok('worker', 'listTicketQueue', { query: { limit: 2 } })
    await stage.ok('worker', 'acceptTicket', { params: { ticketId: filedThen[0] ?? '' } })
    stage.clock.pass(HOUR)
    const late = await file()
    const rest = await stage.ok('worker', 'listTicketQueue', { query: { limit: 50, cursor: first.cursor } })
    expect(ids(first.items)).toEqual(filedThen.slice(0, 2))
    // What was accepted has a new clock and comes again, behind; nothing is skipped.
    expect(ids(rest.items)).toEqual([...filedThen.slice(2), late, filedThen[0]])
  })
})

it('a worker of fifty grids can page through all of them', async () => {
  const grids = Array.from({ length: 50 }, (_, i) => `${community}${String(i + 101)}`)
  await stage.table.write(
    grids.map((code) => ({ put: { ...keys.area(code), code, level: 'grid', name: code, fullName: code } })),
  )
  const roles = grids.map((area) => ({ role: 'gridWorker' as const, area, areaName: area }))
  const person = { ...people.worker, id: `per_${'7'.repeat(26)}`, openid: 'openid-many', roles }
  await stage.table.write([...newPerson(person), signedInAt(person.id, MORNING)])
  const token = await signToken(TOKEN_SECRET, bearerOf(person.id), 'api', MORNING, TOKEN_LIFE)
  const filed: string[] = []
  for (const area of [...grids, ...grids]) {
    filed.push(await file('resident', { place: { area } }))
    stage.clock.pass(1000)
  }
  expect(ids((await pages({ token }, { limit: 50 })).flat())).toEqual(filed)
})
