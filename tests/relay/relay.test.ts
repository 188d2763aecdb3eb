import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { warnedIn, warningWrites } from '../../functions/duty/gaps/warned.ts'
import { signToken } from '../../functions/http/token.ts'
import { keys, topics } from '../../functions/platform/table.ts'
import { wakes } from '../../infra/stream-filters.ts'
import { MINUTE } from '../../shared/lifecycle.ts'
import { isAbout } from '../../shared/sockets/contract.ts'
import { lift } from '../support/cases.ts'
import { bearerOf, community, grid2, type PersonName, people, personNames } from '../support/district.ts'
import { meanwhile } from '../support/meanwhile.ts'
import { answer, connect, passOf, type Relayed, runRelay, socketEvent, until } from '../support/sockets.ts'
import { makeStage, type Stage, TOKEN_SECRET } from '../support/stage.ts'
import { ownActivity } from '../support/teams.ts'

let stage: Stage
let relayed: Relayed
beforeEach(async () => {
  stage = await makeStage({ stream: true })
  relayed = await runRelay(stage)
})
afterEach(() => relayed.poller.stop())

const told = (ticketId: string, version: number) =>
  [...relayed.frames]
    .flatMap(([socket, frames]) =>
      frames.some((each) => isAbout(each, ticketId) && each.type === 'caseChanged' && each.version === version)
        ? [socket]
        : [],
    )
    .sort()
/** Who was told of a version, once everything before a later sign was relayed. */
async function toldOf(ticketId: string, version: number): Promise<string[]> {
  await connect(stage, 'newcomer', 'sign')
  const { id } = await stage.ok('newcomer', 'openTicket', { body: { ...lift, place: { area: grid2 } } })
  await until(() => expect(told(id, 1)).toContain('sign'))
  return told(ticketId, version)
}
/** Who oversees the grids of the community, from above. */
const above = ['administrator', 'communityStaff', 'districtStaff', 'streetStaff', 'supervisor']
const everybody = () => Promise.all(personNames.map((name) => connect(stage, name)))
const file = async (who: PersonName = 'resident') => (await stage.ok(who, 'openTicket', { body: lift })).id

describe('a gap in the duty', () => {
  it('is told to who serves the grid and to its community, once', async () => {
    await everybody()
    const from = '2026-03-02T10:00:00.000Z'
    const gap = { area: grid2, name: '第2网格', kind: 'uncovered' as const, from, to: '2026-03-03T01:00:00.000Z' }
    await stage.table.write(warningWrites([], [gap], stage.clock.now()))
    const known = await warnedIn(stage.table, community)
    await stage.table.write(warningWrites(known, [{ ...gap, to: '2026-03-03T02:00:00.000Z' }], stage.clock.now()))
    await toldOf(await file(), 1)
    const heard = [...relayed.frames].flatMap(([socket, frames]) =>
      frames.flatMap((each) => (each.type === 'dutyGap' ? [{ socket, ...each }] : [])),
    )
    const staff = ['communityStaff', 'otherWorker', 'worker']
    expect(heard.map(({ socket }) => socket).sort()).toEqual(staff)
    expect(heard[0]).toMatchObject({ type: 'dutyGap', area: grid2, from })
  })
})

describe('a report of an activity', () => {
  it('is told to the staff of its community and above, from the first on, and says neither who nor why', async () => {
    const activityId = await ownActivity(stage)
    await everybody()
    await stage.ok('resident', 'reportActivity', { params: { activityId }, body: { reason: '像是推销' } })
    await toldOf(await file(), 1)
    expect(told(activityId, 3)).toEqual(above)
    const at = new Date(stage.clock.now()).toISOString()
    expect(relayed.frames.get('communityStaff')?.[0]).toEqual({ type: 'caseChanged', id: activityId, version: 3, at })
    const row = keys.activityReport(activityId, people.resident.id)
    expect(wakes('relay', { eventName: 'INSERT', dynamodb: { Keys: { pk: { S: row.pk }, sk: { S: row.sk } } } })).toBe(
      true,
    )
  })
})

describe('a change is told', () => {
  it('to who filed the ticket and to the staff of its grid, its community and its street; to nobody else', async () => {
    await everybody()
    const id = await file()
    expect(await toldOf(id, 1)).toEqual([...above, 'resident', 'worker'].sort())
  })

  it('to those whom it leaves as well as to those to whom it comes', async () => {
    await everybody()
    const id = await file()
    const params = { ticketId: id }
    await stage.ok('worker', 'passTicket', { params, body: { reason: '需社区协调' } })
    await stage.ok('communityStaff', 'reassignTicket', { params, body: { area: grid2, reason: '请二网格办理' } })
    await stage.ok('otherWorker', 'acceptTicket', { params })
    expect(await toldOf(id, 2)).toEqual([...above, 'resident', 'worker'].sort())
    expect(told(id, 3)).toEqual([...above, 'otherWorker', 'resident', 'worker'].sort())
    expect(told(id, 4)).toEqual([...above, 'otherWorker', 'resident', 'worker'].sort())
  })

  it('by a frame that holds no more than which ticket, which version and when', async () => {
    await connect(stage, 'resident')
    const id = await file()
    await toldOf(id, 1)
    const at = new Date(stage.clock.now()).toISOString()
    expect(relayed.frames.get('resident')).toEqual([{ type: 'caseChanged', id, version: 1, at }])
  })

  it('once to each socket, on every device, also to who is owner and staff at once', async () => {
    await connect(stage, 'worker', 'phone')
    await connect(stage, 'worker', 'screen')
    const { id } = await stage.ok('worker', 'openTicket', { body: { ...lift, place: { area: grid2 } } })
    expect(await toldOf(id, 1)).toEqual(['phone', 'screen'])
    expect(relayed.frames.get('phone')?.length).toBe(1 + 1)
  })

  it('in the order in which it happened', async () => {
    await connect(stage, 'resident')
    const id = await file()
    const params = { ticketId: id }
    await stage.ok('worker', 'acceptTicket', { params })
    for (let i = 0; i < 12; i++) await stage.ok('resident', 'addTicketNote', { params, body: { text: `补充 ${i}` } })
    await toldOf(id, 14)
    const versions = relayed.frames.get('resident')?.map((each) => each.type === 'caseChanged' && each.version)
    expect(versions).toEqual(Array.from({ length: 14 }, (_, i) => i + 1))
  })

  it('to nobody who came two hours later, as long as any socket lives; to who came sooner, however late the relay is', async () => {
    await relayed.poller.stop()
    const old = await file()
    stage.clock.pass(31 * MINUTE)
    const young = await file()
    stage.clock.pass(90 * MINUTE)
    await connect(stage, 'resident')
    relayed = await runRelay(stage)
    expect(await toldOf(young, 1)).toEqual(['resident'])
    expect(told(old, 1)).toEqual([])
  })

  it('to no socket that has closed, nor to one whose time is over', async () => {
    await connect(stage, 'resident', 'closed')
    await connect(stage, 'resident', 'old')
    await answer(stage, socketEvent('DISCONNECT', 'closed'))
    stage.clock.pass(3 * 60 * MINUTE)
    await connect(stage, 'resident', 'new')
    expect(await toldOf(await file(), 1)).toEqual(['new'])
  })
})

describe('a socket', () => {
  it('opens by a pass that is fresh and for sockets, else not at all', async () => {
    const now = stage.clock.now()
    const person = bearerOf(people.resident.id)
    const good = await passOf(stage, 'resident')
    const wrong: Record<string, string | undefined> = {
      none: undefined,
      empty: '',
      words: 'let me in',
      'a token for the API': await stage.token('resident'),
      'by another secret': await signToken('another secret, of at least 32 characters', person, 'socket', now, MINUTE),
      'of nobody': await signToken(TOKEN_SECRET, bearerOf(`per_${'9'.repeat(26)}`), 'socket', now, MINUTE),
      'of yesterday': await signToken(TOKEN_SECRET, person, 'socket', now - 2 * MINUTE, MINUTE),
    }
    for (const [what, pass] of Object.entries(wrong))
      expect(await answer(stage, socketEvent('CONNECT', what, pass)), what).toMatchObject({ statusCode: 401 })
    expect(await answer(stage, socketEvent('CONNECT', 'good', good))).toMatchObject({ statusCode: 200 })
    expect(await toldOf(await file(), 1)).toEqual(['good'])
  })

  it('that opens while a role is taken away does not listen to what it opened; none opens while its session ends', async () => {
    const pass = await passOf(stage, 'otherWorker')
    const { id } = people.otherWorker
    const params = { person: id, role: 'gridWorker' as const, area: grid2 }
    meanwhile(stage, () => stage.ok('communityStaff', 'revokeRole', { params }))
    expect(await answer(stage, socketEvent('CONNECT', 'late', pass))).toMatchObject({ statusCode: 200 })
    const [socket, listens] = await stage.table.read([keys.socket('late'), keys.listener(topics.area(grid2), 'late')])
    expect([socket?.topics, listens]).toEqual([[topics.person(id)], undefined])
    const other = await passOf(stage, 'otherWorker')
    meanwhile(stage, () => stage.ok('otherWorker', 'endSession', { params: { session: bearerOf(id).session } }))
    expect(await answer(stage, socketEvent('CONNECT', 'ended', other))).toMatchObject({ statusCode: 401 })
    expect(await stage.table.read([keys.socket('ended')])).toEqual([undefined])
  })

  it('takes what is said to it without a word, and closes twice as well as once', async () => {
    await connect(stage, 'resident')
    for (const type of ['MESSAGE', 'DISCONNECT', 'DISCONNECT'] as const)
      expect(await answer(stage, socketEvent(type, 'resident'))).toMatchObject({ statusCode: 200 })
    expect(await answer(stage, socketEvent('DISCONNECT', 'never was'))).toMatchObject({ statusCode: 200 })
  })
})
