import { describe, expect, it } from 'vitest'
import { ringLate } from '../../../functions/alerts/ring.ts'
import { toldItem, toldOf } from '../../../functions/alerts/told.ts'
import { changePerson } from '../../../functions/people/actor.ts'
import { epochSeconds } from '../../../functions/platform/clock.ts'
import { keys, topics } from '../../../functions/platform/table.ts'
import type { Raised } from '../../../shared/alerts/alert.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import { building1, building2, people, sessionOf } from '../../support/district.ts'
import { MORNING, makeStage, type Stage } from '../../support/stage.ts'

const SECOND = 1000
const HOUR = 60 * 60 * SECOND
const home = people.resident.homes[0]?.household
const worker = people.worker.id

/** A phone of the grid worker's listens. */
const listen = ({ table }: Stage, socket: string) => {
  const kept = { socket, session: sessionOf(worker), expiresAt: epochSeconds(MORNING + HOUR) }
  return table.write([{ put: { ...keys.listener(topics.person(worker), socket), ...kept } }])
}

/** What is asked of the table from now on, by the name of the command. */
function askedOf({ client }: Stage): string[] {
  const asked: string[] = []
  client.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        asked.push(commandName ?? '')
        return next(args)
      },
    { step: 'initialize' },
  )
  return asked
}
const isRead = (command: string) => /^(Get|BatchGet|Query)/.test(command)

const tamper = (voucher = '') => `${voucher.slice(0, -2)}${voucher.endsWith('AA') ? 'BB' : 'AA'}`

describe('a press that was prepared while the phone counted down', () => {
  it('tells those whom it would have told, and nothing of them beforehand', async () => {
    const stage = await makeStage()
    const { prepared = '', ...named } = await stage.ok('resident', 'prepareAlert', { body: {} })
    expect(named).toEqual({ household: home })
    // Sealed, it says nothing: RFC 7516 has five parts, of which only the first can be read.
    const [header = '', ...rest] = prepared.split('.')
    expect(rest).toHaveLength(4)
    expect(Buffer.from(header, 'base64url').toString()).toBe('{"alg":"dir","enc":"A256GCM"}')
    const raised = await stage.ok('resident', 'raiseAlert', { body: { ...named, prepared } })
    expect(raised).toMatchObject({ state: 'raised', level: 'grid', told: 1, parties: ['raiser'] })
    const mine = await stage.ok('worker', 'listMyAlerts', { query: {} })
    expect(mine.ringing).toMatchObject([{ id: raised.id }])
  })

  it('is written without a read, with where it is, and the same press once', async () => {
    const stage = await makeStage()
    const named = await stage.ok('resident', 'prepareAlert', { body: {} })
    const asked = askedOf(stage)
    const body = { ...named, position: { latitude: 30.6, longitude: 114.3 } }
    const raised = await stage.ok('resident', 'raiseAlert', { body, key: 'press-of-the-resident' })
    expect(asked).toEqual(['TransactWriteItemsCommand'])
    expect(await stage.ok('resident', 'raiseAlert', { body, key: 'press-of-the-resident' })).toEqual(raised)
    const shown = await stage.ok('worker', 'getAlert', { params: { alertId: raised.id } })
    expect(shown).toMatchObject({ again: 0, position: { latitude: 30.6 } })
  })

  it.each([
    ['nothing was prepared', 0, () => ({ prepared: undefined })],
    ['it was too long ago', 16 * SECOND, () => ({})],
    ['it was for another kind', 0, () => ({ kind: 'fire' as const })],
    ['it was for another place', 0, () => ({ household: undefined, area: building2 })],
    ['it was for another part of it', 0, () => ({ detail: '地下车库' })],
    ['it was changed', 0, ({ prepared }: Raised) => ({ prepared: tamper(prepared) })],
    ['it is no voucher at all', 0, () => ({ prepared: '…' })],
  ])('is told as any other where %s', async (_, later, other) => {
    const stage = await makeStage()
    const named = await stage.ok('resident', 'prepareAlert', { body: {} })
    stage.clock.pass(later)
    const asked = askedOf(stage)
    const raised = await stage.ok('resident', 'raiseAlert', { body: { ...named, ...other(named) } })
    expect(raised.told).toBeGreaterThan(0)
    // Whom it tells was looked up anew.
    expect(asked.filter(isRead).length).toBeGreaterThan(1)
  })

  it('is of use to nobody else', async () => {
    const stage = await makeStage()
    const named = await stage.ok('resident', 'prepareAlert', { body: {} })
    const asked = askedOf(stage)
    const raised = await stage.ok('farResident', 'raiseAlert', { body: named })
    expect(asked.filter(isRead).length).toBeGreaterThan(1)
    expect(raised).toMatchObject({ parties: ['raiser'] })
    expect(await stage.ok('resident', 'listMyAlerts', { query: {} })).toMatchObject({ items: [] })
  })

  const session = keys.session(people.resident.id, sessionOf(people.resident.id))
  it.each([
    ['was ended', { remove: session }],
    // It is over, and DynamoDB has not deleted it yet.
    ['ran out', { update: session, changes: { set: { expiresAt: epochSeconds(MORNING) } } }],
  ])('is refused to whose session %s in between, and nothing is written', async (_, write) => {
    const stage = await makeStage()
    const named = await stage.ok('resident', 'prepareAlert', { body: {} })
    await stage.table.write([write])
    const refused = await stage.call('resident', 'raiseAlert', { body: named })
    expect(refused).toMatchObject({ status: 401, body: { error: { code: 'sessionEnded' } } })
    expect((await stage.ok('worker', 'listMyAlerts', { query: {} })).ringing).toEqual([])
  })

  it('says who they are by now, where that has changed in between', async () => {
    const stage = await makeStage()
    const named = await stage.ok('resident', 'prepareAlert', { body: {} })
    const { id, version } = people.resident
    await stage.table.write([changePerson({ id, version }, { name: '演示居民 新' })])
    const { id: alertId } = await stage.ok('resident', 'raiseAlert', { body: named })
    expect(await stage.ok('worker', 'getAlert', { params: { alertId } })).toMatchObject({ raisedBy: '演示居民 新' })
  })

  it('is pressed again with the same: the alert is one', async () => {
    const stage = await makeStage()
    const named = await stage.ok('resident', 'prepareAlert', { body: {} })
    const first = await stage.ok('resident', 'raiseAlert', { body: named })
    const second = await stage.ok('resident', 'raiseAlert', { body: named })
    expect(second).toMatchObject({ id: first.id, again: 1 })
    // Where one is open, there is nothing to make ready.
    expect(await stage.ok('resident', 'prepareAlert', { body: {} })).toEqual({ household: home })
  })

  it('joins a neighbour who pressed in between', async () => {
    const stage = await makeStage()
    const named = await stage.ok('resident', 'prepareAlert', { body: {} })
    const theirs = await stage.ok('neighbour', 'raiseAlert', { body: { area: building1 } })
    const joined = await stage.ok('resident', 'raiseAlert', { body: named })
    expect(joined).toMatchObject({ id: theirs.id, witnessCount: 1 })
  })

  it('rings also where somebody has come to listen since, as the stream brings it, and nowhere twice', async () => {
    const rung: string[] = []
    const line = {
      post: async (socket: string) => {
        rung.push(socket)
        return 'sent' as const
      },
    }
    const stage = await makeStage({ line })
    await listen(stage, 'before')
    const named = await stage.ok('resident', 'prepareAlert', { body: {} })
    await listen(stage, 'since')
    const { id } = await stage.ok('resident', 'raiseAlert', { body: named })
    expect(rung).toEqual(['before'])
    const ports = { ...stage.ports, table: grantedTable('relay', stage.table), line, unreached: () => undefined }
    for (let times = 0; times < 2; times++)
      for (const told of (await toldOf(stage.table, id)).values()) await ringLate(ports, toldItem(told))
    expect(rung).toEqual(['before', 'since'])
  })
})
