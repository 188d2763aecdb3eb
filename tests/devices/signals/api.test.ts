import { beforeEach, describe, expect, it } from 'vitest'
import { parseEntry } from '../../../functions/alerts/store.ts'
import { parseTold } from '../../../functions/alerts/told.ts'
import { entriesOf } from '../../../functions/cases/entries.ts'
import { brokenAt } from '../../../functions/cases/timeline.ts'
import { queryAll } from '../../../functions/platform/query-all.ts'
import { keys } from '../../../functions/platform/table.ts'
import { sweep } from '../../../functions/sweep/sweep.ts'
import { HOUR, MINUTE } from '../../../shared/lifecycle.ts'
import { SYSTEM } from '../../../shared/people/system.ts'
import { storedAlert } from '../../support/alerts.ts'
import {
  alarm,
  asSweep,
  button,
  codeOf,
  household,
  listedIn,
  newNonce,
  register,
  send,
  signalRows,
  smokeSensor,
  storedDevice,
  type TestDevice,
} from '../../support/devices.ts'
import { building1, grid1, people } from '../../support/district.ts'
import { makeStage, type Stage } from '../../support/stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await makeStage()
})

/** People end it, as those who went there. */
async function end(alertId: string) {
  const params = { alertId }
  await stage.ok('worker', 'acknowledgeAlert', { params, body: { eta: 1 } })
  await stage.ok('worker', 'callOffAlert', { params, body: { by: 'door' } })
}

describe('a signal', () => {
  let device: TestDevice
  beforeEach(async () => {
    device = await register(stage)
  })

  it('is taken from the device alone; an unknown device and a wrong signature look the same', async () => {
    const wrong = await send(stage, device, alarm, { secret: 'x'.repeat(43) })
    const unknown = await send(stage, { ...device, id: `dev_${'0'.repeat(26)}` }, alarm)
    const changed = await send(stage, device, alarm, { body: '{"kind":"alarm","value":86}' })
    expect([wrong.status, wrong.body]).toEqual([
      401,
      { error: { code: 'deviceRefused', message: '设备编号或签名不对' } },
    ])
    expect([unknown.status, unknown.body]).toEqual([wrong.status, wrong.body])
    expect([changed.status, changed.body]).toEqual([wrong.status, wrong.body])
    expect(await listedIn(stage, 'alert')).toEqual([])
  })

  it('of another time is refused with the right one, whether there is such a device or not', async () => {
    const now = Math.floor(stage.clock.now() / 1000)
    for (const off of [-301_000, 301_000])
      for (const each of [device, { ...device, id: `dev_${'0'.repeat(26)}` }]) {
        const { status, body } = await send(stage, each, alarm, { off })
        expect([status, body.error.code, body.error.fields]).toEqual([
          401,
          'clockOff',
          { timestamp: `现在是 ${now} 秒` },
        ])
      }
    expect((await send(stage, device, alarm, { off: -299_000 })).status).toBe(200)
  })

  it('told again is refused, and did its work once', async () => {
    const nonce = newNonce()
    expect((await send(stage, device, alarm, { nonce })).status).toBe(200)
    for (let i = 0; i < 2; i++) expect(codeOf(await send(stage, device, alarm, { nonce }))).toBe('signalTaken')
    stage.clock.pass(4 * MINUTE)
    expect(codeOf(await send(stage, device, alarm, { nonce, off: -4 * MINUTE }))).toBe('signalTaken')
    expect(await signalRows(stage, device.id)).toHaveLength(1)
    expect(await listedIn(stage, 'alert')).toHaveLength(1)
  })

  it('told ten times at once is taken once', async () => {
    const nonce = newNonce()
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(stage, device, alarm, { nonce })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter((answer) => codeOf(answer) === 'signalTaken')).toHaveLength(9)
    const [id = '', ...others] = await listedIn(stage, 'alert')
    expect([others, (await storedAlert(stage, id)).card.again]).toEqual([[], 0])
  })

  it('an alarm raises an alert of its kind at its place, and rings for who is there', async () => {
    const { body } = await send(stage, device, alarm)
    expect(body).toEqual({ now: new Date(stage.clock.now()).toISOString(), state: 'alarming', every: 60 })
    const [id = ''] = await listedIn(stage, 'alert')
    const { card, text } = await storedAlert(stage, id)
    expect(card).toMatchObject({
      kind: 'fire',
      state: 'raised',
      raiserName: '一楼烟感',
      place: { area: building1, name: '大江园社区第1网格1号楼', detail: '一楼走廊' },
    })
    expect(card.raiser).toBeUndefined()
    expect(text).toBe('一楼烟感报警，读数 85')
    const told = await queryAll(stage.table, {
      pk: { name: 'pk', value: keys.alert(id).pk },
      sk: { name: 'sk', beginsWith: 'TOLD#' },
      ascending: true,
    })
    const who = told.map((item) => parseTold(item)?.who)
    expect(who).toContain(people.worker.id)
    expect(who).toContain(people.communityStaff.id)
    expect(await stage.ok('worker', 'getAlert', { params: { alertId: id } })).toMatchObject({
      raisedBy: '一楼烟感',
      sensed: true,
    })
    expect((await storedDevice(stage, device.id)).alert).toBe(id)
  })

  it('a clear is said, rings for nobody, and ends nothing; a person does', async () => {
    await send(stage, device, alarm)
    stage.clock.pass(MINUTE)
    expect((await send(stage, device, { kind: 'clear' })).body.state).toBe('normal')
    const [id = ''] = await listedIn(stage, 'alert')
    const entries = (await entriesOf(stage.table, keys.alert(id))).map(parseEntry)
    expect(entries.map(({ move, by }) => [move, by.party])).toEqual([
      ['open', 'device'],
      ['say', 'device'],
    ])
    expect(entries[1]?.text).toContain('恢复正常')
    expect(brokenAt(entries)).toBeUndefined()
    expect((await storedAlert(stage, id)).card).toMatchObject({ state: 'raised', again: 0 })
    await end(id)
    expect(await listedIn(stage, 'alert')).toEqual([])
    const { signals } = await stage.ok('worker', 'getDevice', { params: { deviceId: device.id } })
    expect(signals.map(({ kind, became }) => [kind, became])).toEqual([
      ['clear', 'said'],
      ['alarm', 'raised'],
    ])
  })

  it('that flaps is damped: one alert, a few rings, one ticket, every signal counted and kept', async () => {
    for (let i = 0; i < 20; i++) {
      await send(stage, device, { kind: i % 2 ? 'clear' : 'alarm' })
      stage.clock.pass(5000)
    }
    const [id = '', ...others] = await listedIn(stage, 'alert')
    expect(others).toEqual([])
    const { card } = await storedAlert(stage, id)
    expect(card.again).toBe(1)
    expect(await signalRows(stage, device.id)).toHaveLength(20)
    const shown = await stage.ok('worker', 'getDevice', { params: { deviceId: device.id } })
    expect(shown).toMatchObject({ flapping: true, changes: 20, alert: id })
    const [ticket, ...more] = await listedIn(stage, 'ticket')
    expect([shown.task, more]).toEqual([ticket, []])
    const texts = (await entriesOf(stage.table, keys.alert(id))).map((entry) => parseEntry(entry).text)
    expect(texts.some((text) => text?.includes('次信号'))).toBe(true)
    // What was only counted is said with the next sign of life.
    stage.clock.pass(MINUTE)
    await send(stage, device, { kind: 'heartbeat' })
    expect((await storedDevice(stage, device.id)).damped.unsaid).toBe(0)
  })

  it('a fifth alarm within the hour, after each was ended, is held, and raised when the hour is over', async () => {
    for (let i = 0; i < 4; i++) {
      await send(stage, device, alarm)
      const [id = ''] = await listedIn(stage, 'alert')
      await end(id)
      stage.clock.pass(5 * MINUTE)
      await send(stage, device, { kind: 'clear' })
      stage.clock.pass(MINUTE)
    }
    await send(stage, device, alarm)
    expect(await listedIn(stage, 'alert')).toEqual([])
    expect((await signalRows(stage, device.id)).at(-1)).toMatchObject({ kind: 'alarm', became: 'held' })
    const { dueAt } = await storedDevice(stage, device.id)
    stage.clock.set(Date.parse(dueAt ?? ''))
    expect(await sweep(asSweep(stage))).toMatchObject({ moved: expect.any(Number), failed: 0 })
    expect(await listedIn(stage, 'alert')).toHaveLength(1)
    expect((await storedDevice(stage, device.id)).damped.held).toBe(false)
    expect(stage.logged).toEqual([])
  })

  it('beyond what one device may say in a minute is turned away, alarms apart', async () => {
    for (let i = 0; i < 30; i++) expect((await send(stage, device, { kind: 'heartbeat' })).status).toBe(200)
    expect(codeOf(await send(stage, device, { kind: 'heartbeat' }))).toBe('tooMany')
    expect((await send(stage, device, alarm)).status).toBe(200)
    stage.clock.pass(MINUTE)
    expect((await send(stage, device, { kind: 'heartbeat' })).status).toBe(200)
  })

  it('that breaks off is as if it had not come: sent again, it is taken whole', async () => {
    const nonce = newNonce()
    const { write } = stage.table
    let broke = 0
    stage.table.write = async (writes) => {
      if (broke++ === 0) throw Object.assign(new Error('cut'), { code: 'ECONNRESET' })
      return write(writes)
    }
    expect((await send(stage, device, alarm, { nonce })).status).toBe(503)
    stage.table.write = write
    expect(await listedIn(stage, 'alert')).toEqual([])
    expect((await send(stage, device, alarm, { nonce })).status).toBe(200)
    expect(await listedIn(stage, 'alert')).toHaveLength(1)
  })

  it('of two sensors of one building at once is one alert, of another kind another', async () => {
    const second = await register(stage, { ...smokeSensor, name: '二楼烟感' })
    const answers = await Promise.all([device, second].map((each) => send(stage, each, alarm)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const [id = '', ...others] = await listedIn(stage, 'alert')
    expect([others, (await storedAlert(stage, id)).card.again]).toEqual([[], 1])
    const sos = await register(stage, button)
    await send(stage, sos, { kind: 'alarm' })
    expect(await listedIn(stage, 'alert')).toHaveLength(2)
  })
})

describe('a button', () => {
  it("is its person's own press: theirs to add to, and one with what they pressed themselves", async () => {
    const sos = await register(stage, button)
    const own = await stage.ok('resident', 'raiseAlert', { body: {} })
    stage.clock.pass(HOUR)
    await send(stage, sos, { kind: 'alarm' })
    expect((await storedAlert(stage, own.id)).card.again).toBe(1)
    await end(own.id)
    await send(stage, sos, { kind: 'alarm' })
    const [id = ''] = await listedIn(stage, 'alert')
    expect((await storedAlert(stage, id)).card).toMatchObject({
      kind: 'medical',
      raiser: people.resident.id,
      raiserName: `${people.resident.name}的紧急按钮`,
      household,
      place: { detail: '1单元301室' },
    })
    const mine = await stage.ok('resident', 'getAlert', { params: { alertId: id } })
    expect(mine.moves).toContain('describe')
    // Pressing on the phone is the same one.
    expect((await stage.ok('resident', 'raiseAlert', { body: {} })).id).toBe(id)
  })

  it('that hangs at home is no press at where its person says to be instead', async () => {
    const sos = await register(stage, button)
    const { id } = await stage.ok('resident', 'raiseAlert', { body: {} })
    const body = { where: 'here' as const, spot: '菜场', photos: [], voices: [] }
    await stage.ok('resident', 'describeAlert', { params: { alertId: id }, body })
    await send(stage, sos, { kind: 'alarm' })
    expect((await storedAlert(stage, id)).card.again).toBe(0)
    const [another = ''] = (await listedIn(stage, 'alert')).filter((each) => each !== id)
    expect((await storedAlert(stage, another)).card).toMatchObject({ household, place: { detail: '1单元301室' } })
  })

  it('pressed again rings again each time', async () => {
    const sos = await register(stage, button)
    for (let i = 0; i < 4; i++) {
      await send(stage, sos, { kind: 'alarm' })
      stage.clock.pass(15_000)
    }
    const [id = '', ...others] = await listedIn(stage, 'alert')
    expect([others, (await storedAlert(stage, id)).card.again]).toEqual([[], 3])
  })

  it('of who moved away is of the household still', async () => {
    const sos = await register(stage, button)
    await stage.table.write([{ update: keys.person(people.resident.id), changes: { set: { homes: [] } } }])
    await send(stage, sos, { kind: 'alarm' })
    const [id = ''] = await listedIn(stage, 'alert')
    const { card } = await storedAlert(stage, id)
    expect([card.raiser, card.household]).toEqual([undefined, household])
  })
})

describe('water pressure', () => {
  let gauge: TestDevice
  beforeEach(async () => {
    gauge = await register(stage, { kind: 'waterPressure', name: '屋顶水箱压力', area: building1 })
  })

  it('that is low is a fault: a ticket for the grid, withdrawn when it is well again before anybody began', async () => {
    await send(stage, gauge, { kind: 'alarm', value: 0.12 })
    expect(await listedIn(stage, 'alert')).toEqual([])
    const [ticketId = ''] = await listedIn(stage, 'ticket')
    const ticket = await stage.ok('worker', 'getTicket', { params: { ticketId } })
    expect(ticket).toMatchObject({
      openedBy: '系统',
      category: 'workSafety',
      holder: { area: grid1 },
      visibility: 'private',
    })
    expect(ticket.text).toContain('0.12 MPa')
    stage.clock.pass(20 * MINUTE)
    await send(stage, gauge, { kind: 'clear', value: 0.4 })
    expect([await listedIn(stage, 'ticket'), await listedIn(stage, 'ticket', 'closed')]).toEqual([[], [ticketId]])
    expect(SYSTEM).not.toBe(people.worker.id)
  })

  it('that is low still is told to who took it on, and one that was said to be mended is opened anew', async () => {
    await send(stage, gauge, { kind: 'alarm', value: 0.12 })
    const [ticketId = ''] = await listedIn(stage, 'ticket')
    const params = { ticketId }
    await stage.ok('worker', 'acceptTicket', { params })
    stage.clock.pass(20 * MINUTE)
    await send(stage, gauge, { kind: 'clear', value: 0.4 })
    expect((await stage.ok('worker', 'getTicket', { params })).timeline.at(-1)).toMatchObject({ move: 'note' })
    await stage.ok('worker', 'resolveTicket', { params, body: { text: '已经修好。' } })
    stage.clock.pass(HOUR)
    await send(stage, gauge, { kind: 'alarm', value: 0.1 })
    expect((await stage.ok('worker', 'getTicket', { params })).state).toBe('reopened')
    expect(await listedIn(stage, 'ticket')).toEqual([ticketId])
  })

  it('that is gone is an alert', async () => {
    await send(stage, gauge, { kind: 'alarm', value: 0.12 })
    stage.clock.pass(MINUTE)
    await send(stage, gauge, { kind: 'alarm', value: 0 })
    const [id = ''] = await listedIn(stage, 'alert')
    expect((await storedAlert(stage, id)).card.kind).toBe('other')
  })
})
