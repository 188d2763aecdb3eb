import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { keys, topics } from '../../../functions/platform/table.ts'
import { answerSocket } from '../../../functions/sockets/gateway.ts'
import { ASKED_MAX } from '../../../shared/sockets/contract.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import {
  building1,
  building2,
  community,
  district,
  farBuilding,
  farCommunity,
  grid1,
  grid2,
  type PersonName,
  people,
  sessionOf,
  street,
} from '../../support/district.ts'
import { interestThat } from '../../support/interests.ts'
import { meanwhile } from '../../support/meanwhile.ts'
import { publish } from '../../support/notices.ts'
import { runs } from '../../support/properties.ts'
import { passOf, socketEvent } from '../../support/sockets.ts'
import { makeStage, type Stage, TOKEN_SECRET } from '../../support/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await makeStage({ stream: true })
})

type Event = ReturnType<typeof socketEvent>
/** As the gateway's own rights let it. */
const answer = (event: Event) =>
  answerSocket(event, { ...stage.ports, table: grantedTable('gateway', stage.table) }, TOKEN_SECRET)
let opened = 0
async function open(who: PersonName): Promise<string> {
  const socket = `${who}-${++opened}`
  const pass = await passOf(stage, who)
  expect(await answer(socketEvent('CONNECT', socket, pass))).toMatchObject({ statusCode: 200 })
  return socket
}
const says = (socket: string, body?: string) =>
  answer({ ...socketEvent('MESSAGE', socket), ...(body === undefined ? {} : { body }) })
const asks = (socket: string, channel: unknown) => says(socket, JSON.stringify({ listen: channel }))

/** What a socket listens to: as it says of itself, each of which must be so in the table. */
async function heard(socket: string): Promise<string[]> {
  const [item] = await stage.table.read([keys.socket(socket)])
  const said = (item?.topics ?? []) as string[]
  const rows = await stage.table.read(said.map((topic) => keys.listener(topic, socket)))
  expect(rows.every((row) => row?.socket === socket)).toBe(true)
  return [...said].sort()
}
const listens = async (socket: string, channel: string) => {
  const [row] = await stage.table.read([keys.listener(topics.channel(channel), socket)])
  expect((await heard(socket)).includes(topics.channel(channel))).toBe(row !== undefined)
  return row !== undefined
}
const channels = (...codes: string[]) => codes.map(topics.channel)
/** The warnings of a community, and of what it lies in. */
const warned = [community, street, district].map(topics.warned)

describe('a socket listens', () => {
  it('to its person, to the channels of where they verifiably live or work, to their grids, and to warnings where they work', async () => {
    const heardBy = async (who: PersonName) => heard(await open(who))
    expect(await heardBy('resident')).toEqual(
      [topics.person(people.resident.id), ...channels(building1, grid1, community), topics.lives(grid1)].sort(),
    )
    expect(await heardBy('unverified')).toEqual([topics.person(people.unverified.id), ...warned].sort())
    expect(await heardBy('newcomer')).toEqual([topics.person(people.newcomer.id)])
    expect(await heardBy('otherWorker')).toEqual(
      [topics.person(people.otherWorker.id), topics.area(grid2), ...channels(grid2, community), ...warned].sort(),
    )
  })

  it('to the interest channels that its person joined', async () => {
    const id = await interestThat('open')(stage)
    const before = await open('neighbour')
    await stage.ok('neighbour', 'joinInterest', { params: { interest: id } })
    expect(await listens(await open('neighbour'), id)).toBe(true)
    // One that was open already asks for it.
    expect(await listens(before, id)).toBe(false)
    await asks(before, id)
    expect(await listens(before, id)).toBe(true)
  })

  it('to all that a worker of dozens of grids serves, and forgets all of it', async () => {
    const roles = Array.from({ length: 60 }, (_, i) => ({
      role: 'gridWorker' as const,
      area: `${community.slice(0, 9)}${String(100 + i)}001`,
      areaName: `第${i}网格`,
    }))
    const { id } = people.farWorker
    const before = people.farWorker.roles
    await stage.table.write([{ update: keys.person(id), changes: { set: { roles } } }])
    const socket = await open('farWorker')
    const all = await heard(socket)
    // Its grid, two channels and the warnings of its community for each; those of the street and the district once.
    expect(all.length).toBe(1 + 60 * 4 + 2)
    await answer(socketEvent('DISCONNECT', socket))
    const left = await stage.table.read([keys.socket(socket), ...all.map((topic) => keys.listener(topic, socket))])
    expect(left.filter(Boolean)).toEqual([])
    await stage.table.write([{ update: keys.person(id), changes: { set: { roles: before } } }])
  })
})

describe('a socket that asks for a channel', () => {
  it('hears what its person may read, and nothing else', async () => {
    const staff = await open('streetStaff')
    for (const channel of [building1, building2, grid2, community]) await asks(staff, channel)
    for (const channel of [building1, building2, grid2, community]) expect(await listens(staff, channel)).toBe(true)
    for (const [who, channel] of [
      ['streetStaff', farCommunity],
      ['resident', building2],
      ['resident', farBuilding],
      ['otherWorker', building1],
      ['unverified', building1],
      ['newcomer', community],
    ] as const) {
      const socket = await open(who)
      expect(await asks(socket, channel)).toMatchObject({ statusCode: 200 })
      expect(await listens(socket, channel), `${who} ${channel}`).toBe(false)
    }
  })

  it('hears of a notice that it has open, where that goes to its person', async () => {
    const noticeId = await publish(stage)
    const hears = async (who: PersonName) => {
      const socket = await open(who)
      await asks(socket, noticeId)
      return (await heard(socket)).includes(topics.notice(noticeId))
    }
    for (const who of ['resident', 'communityStaff'] as const) expect(await hears(who), who).toBe(true)
    for (const who of ['farResident', 'farCommunityStaff', 'newcomer'] as const)
      expect(await hears(who), who).toBe(false)
  })

  it('hears at most so many of them; the oldest goes, and never what is its own', async () => {
    const socket = await open('communityStaff')
    const asked = Array.from({ length: ASKED_MAX + 3 }, (_, i) => `${grid1}${String(i + 1).padStart(3, '0')}`)
    for (const channel of asked) await asks(socket, channel)
    const own = [topics.person(people.communityStaff.id), topics.area(community), topics.channel(community), ...warned]
    expect(await heard(socket)).toEqual([...own, ...channels(...asked.slice(3))].sort())
    expect(await listens(socket, asked[0] ?? '')).toBe(false)
    await asks(socket, asked.at(-1))
    expect((await heard(socket)).length).toBe(own.length + ASKED_MAX)
  })

  it('hears nothing by a right that is taken away at that moment, nor once its session has ended', async () => {
    const worker = await open('worker')
    const params = { person: people.worker.id, role: 'gridWorker' as const, area: grid1 }
    meanwhile(stage, () => stage.ok('communityStaff', 'revokeRole', { params }))
    await asks(worker, building1)
    expect(await listens(worker, building1)).toBe(false)
    const ended = await open('districtStaff')
    await stage.ok('districtStaff', 'endSession', { params: { session: sessionOf(people.districtStaff.id) } })
    await asks(ended, building1)
    expect(await listens(ended, building1)).toBe(false)
  })

  it('may be two at once on one socket', async () => {
    const socket = await open('administrator')
    await Promise.all([asks(socket, building1), asks(socket, building2), asks(socket, building1)])
    expect([await listens(socket, building1), await listens(socket, building2)]).toEqual([true, true])
  })
})

it('whatever a client says, it is never a fault, and opens nothing', async () => {
  const socket = await open('resident')
  const before = await heard(socket)
  const word = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.jsonValue().map((value) => JSON.stringify({ listen: value })),
    fc.stringMatching(/^[0-9]{4,24}$/).map((listen) => JSON.stringify({ listen })),
    fc.constantFrom('', 'null', '[]', '{"listen":', `{"listen":"${'1'.repeat(5000)}"}`, '{"__proto__":{"listen":"1"}}'),
    fc.nat(9).map((size) => `{"listen":${'['.repeat(10 ** (size % 6))}`),
    fc.nat(5).map((size) => JSON.stringify({ listen: farBuilding, more: 'x'.repeat(10 ** size) })),
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
    fc
      .constantFrom(farBuilding, building2, farCommunity)
      .chain((listen) =>
        fc.constantFrom(
          JSON.stringify({ listen: [listen] }),
          JSON.stringify({ listen: { listen } }),
          JSON.stringify([{ listen }]),
          `{"listen":"${listen}","listen":"${listen}"}`,
          JSON.stringify({ listen: ` ${listen}` }),
          JSON.stringify({ listen: `CHANNEL#${listen}` }),
        ),
      ),
    fc.record({ listen: fc.constantFrom(farBuilding, building2, farCommunity), more: fc.anything() }).map((said) => {
      try {
        return JSON.stringify(said) ?? ''
      } catch {
        return ''
      }
    }),
  )
  await fc.assert(
    fc.asyncProperty(word, async (said) => {
      expect(await says(socket, said)).toEqual({ statusCode: 200, body: '' })
      expect(await says('a socket that never was', said)).toEqual({ statusCode: 200, body: '' })
    }),
    { numRuns: runs(300) },
  )
  expect(await heard(socket)).toEqual(before)
  expect(stage.logged).toEqual([])
})
