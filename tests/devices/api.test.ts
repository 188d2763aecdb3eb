import { beforeEach, describe, expect, it } from 'vitest'
import { forgetDevicesOf } from '../../functions/devices/copy.ts'
import { missSigns } from '../../functions/devices/miss-signs.ts'
import { keys } from '../../functions/platform/table.ts'
import { sweep } from '../../functions/sweep/sweep.ts'
import { HOUR, MINUTE } from '../../shared/lifecycle.ts'
import {
  alarm,
  asSweep,
  button,
  codeOf,
  household,
  listedIn,
  register,
  seedRow,
  send,
  signalRows,
  smokeSensor,
  storedDevice,
} from '../support/devices.ts'
import { building1, building2, community, farBuilding, grid1, people } from '../support/district.ts'
import { makeStage, type Stage } from '../support/stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await makeStage()
})

describe('registering', () => {
  it('is for who runs the place; the secret is told once, and kept sealed', async () => {
    const { id } = await stage.ok('communityStaff', 'registerDevice', { body: smokeSensor })
    const { secret } = await stage.ok('communityStaff', 'rotateSecret', { params: { deviceId: id }, body: {} })
    expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/)
    const all = await stage.table.read([keys.device(id)])
    expect(JSON.stringify(all)).not.toContain(secret)
    const whole = await stage.ok('worker', 'getDevice', { params: { deviceId: id } })
    expect(whole).toMatchObject({
      state: 'unheard',
      managed: false,
      every: 60,
      place: { area: building1, detail: '一楼走廊' },
    })
    expect(JSON.stringify(whole)).not.toContain(secret)
  })

  it('refuses a place that is none, a button of nobody, and somebody who does not live there', async () => {
    await seedRow(stage)
    const fieldsOf = async (body: object) =>
      Object.keys(
        (await stage.call('communityStaff', 'registerDevice', { body: { ...smokeSensor, ...body } })).body.error.fields,
      )
    expect(await fieldsOf({ area: `${grid1}999` })).toEqual(['area'])
    expect(await fieldsOf({ area: community })).toEqual(['area'])
    expect(await fieldsOf({ kind: 'sos' })).toEqual(['household'])
    expect(await fieldsOf({ kind: 'sos', household: `${building1}010999` })).toEqual(['household'])
    expect(await fieldsOf({ kind: 'sos', household: `${building2}010301` })).toEqual(['household'])
    expect(await fieldsOf({ kind: 'sos', household, person: people.neighbour.id })).toEqual(['person'])
    expect(await fieldsOf({ kind: 'sos', household, person: people.unverified.id })).toEqual(['person'])
  })

  it('lists by kind in the grid and all above it; a button only to who answers and watches', async () => {
    const smoke = await register(stage)
    const sos = await register(stage, button)
    await register(stage, { ...smokeSensor, area: farBuilding })
    const seen = async (who: 'worker' | 'propertyManager' | 'streetStaff', area: string, query: object) =>
      (await stage.ok(who, 'listDevices', { params: { area }, query })).items.map(({ id }) => id)
    expect(await seen('worker', grid1, { stage: 'waiting' })).toEqual([smoke.id, sos.id])
    expect(await seen('worker', grid1, { stage: 'waiting', kind: 'sos' })).toEqual([sos.id])
    expect(await seen('propertyManager', community, { stage: 'waiting' })).toEqual([smoke.id])
    expect(await seen('streetStaff', '420102015', { stage: 'waiting' })).toEqual([smoke.id, sos.id])
    expect(await seen('worker', grid1, {})).toEqual([])
    await send(stage, smoke, alarm)
    expect(await seen('worker', grid1, {})).toEqual([smoke.id])
    const whole = await stage.call('propertyManager', 'getDevice', { params: { deviceId: sos.id } })
    expect(codeOf(whole)).toBe('notFound')
  })

  it('a look at the button of somebody is kept with them, once an hour', async () => {
    const { id } = await register(stage, button)
    for (let i = 0; i < 2; i++) await stage.ok('worker', 'getDevice', { params: { deviceId: id } })
    const { items } = await stage.table.query({
      pk: { name: 'pk', value: keys.person(people.resident.id).pk },
      sk: { name: 'sk', beginsWith: 'LOOK#' },
      ascending: true,
    })
    expect(items).toMatchObject([{ what: id, by: people.worker.id }])
  })

  it('what is retired is heard no more, and missed no more', async () => {
    const device = await register(stage)
    await send(stage, device, { kind: 'heartbeat' })
    await stage.ok('communityStaff', 'retireDevice', { params: { deviceId: device.id } })
    expect(codeOf(await send(stage, device, alarm))).toBe('deviceRefused')
    stage.clock.pass(24 * HOUR)
    expect(await sweep(asSweep(stage))).toMatchObject({ due: 0 })
    expect(codeOf(await stage.call('communityStaff', 'retireDevice', { params: { deviceId: device.id } }))).toBe(
      'wrongState',
    )
  })
})

describe('silence', () => {
  it('is a ticket for the grid, once; who speaks again withdraws it', async () => {
    const device = await register(stage)
    await send(stage, device, { kind: 'heartbeat', battery: 90 })
    stage.clock.pass(3 * HOUR - MINUTE)
    await sweep(asSweep(stage))
    expect(await listedIn(stage, 'ticket')).toEqual([])
    await send(stage, device, { kind: 'heartbeat' })
    stage.clock.pass(2 * MINUTE)
    // It was heard meanwhile: what is due is put off.
    expect(await sweep(asSweep(stage))).toMatchObject({ due: 1, moved: 1 })
    expect(await listedIn(stage, 'ticket')).toEqual([])
    stage.clock.pass(3 * HOUR)
    for (let i = 0; i < 3; i++) {
      await sweep(asSweep(stage))
      await missSigns(asSweep(stage), device.id)
      stage.clock.pass(HOUR)
    }
    const [ticketId = '', ...others] = await listedIn(stage, 'ticket')
    expect(others).toEqual([])
    expect((await stage.ok('worker', 'getTicket', { params: { ticketId } })).text).toContain('失联')
    const list = { params: { area: grid1 }, query: { stage: 'open' as const } }
    expect((await stage.ok('worker', 'listDevices', list)).items).toMatchObject([{ id: device.id, state: 'silent' }])
    await send(stage, device, { kind: 'heartbeat' })
    expect([await listedIn(stage, 'ticket'), await listedIn(stage, 'ticket', 'closed')]).toEqual([[], [ticketId]])
    expect((await storedDevice(stage, device.id)).card.state).toBe('normal')
    expect(stage.logged).toEqual([])
  })

  it('of who never spoke is one too, from when it got its secret; without a secret nothing is missed', async () => {
    await stage.ok('communityStaff', 'registerDevice', { body: smokeSensor })
    const device = await register(stage)
    stage.clock.pass(3 * HOUR)
    await sweep(asSweep(stage))
    expect(await listedIn(stage, 'ticket')).toHaveLength(1)
    expect((await storedDevice(stage, device.id)).card.state).toBe('silent')
  })

  it('a battery that runs low is for attention', async () => {
    const device = await register(stage)
    await send(stage, device, { kind: 'heartbeat', battery: 15 })
    const { items } = await stage.ok('worker', 'listDevices', { params: { area: grid1 }, query: {} })
    expect(items).toMatchObject([{ id: device.id, lowBattery: true, state: 'normal' }])
  })

  it('a sign of life costs no write to a list', async () => {
    const device = await register(stage)
    await send(stage, device, { kind: 'heartbeat', battery: 90 })
    const before = await storedDevice(stage, device.id)
    stage.clock.pass(HOUR)
    await send(stage, device, { kind: 'heartbeat', battery: 89 })
    const after = await storedDevice(stage, device.id)
    expect([after.card, after.dueAt]).toEqual([before.card, before.dueAt])
    expect(await signalRows(stage, device.id)).toHaveLength(1)
  })
})

describe('a secret', () => {
  it('that is new ends the former one with its first use, or after a day', async () => {
    const device = await register(stage)
    await send(stage, device, { kind: 'heartbeat' })
    const next = async (leaked = false) =>
      (await stage.ok('communityStaff', 'rotateSecret', { params: { deviceId: device.id }, body: { leaked } })).secret
    const unseen = await next()
    const secret = await next()
    expect(codeOf(await send(stage, device, { kind: 'heartbeat' }, { secret: unseen }))).toBe('deviceRefused')
    expect((await send(stage, device, { kind: 'heartbeat' })).status).toBe(200)
    expect((await send(stage, device, { kind: 'heartbeat' }, { secret })).status).toBe(200)
    expect(codeOf(await send(stage, device, { kind: 'heartbeat' }))).toBe('deviceRefused')
    await next()
    stage.clock.pass(24 * HOUR)
    expect(codeOf(await send(stage, device, { kind: 'heartbeat' }, { secret }))).toBe('deviceRefused')
  })

  it('that leaked ends at once', async () => {
    const device = await register(stage)
    await send(stage, device, { kind: 'heartbeat' })
    await stage.ok('communityStaff', 'rotateSecret', { params: { deviceId: device.id }, body: { leaked: true } })
    expect(codeOf(await send(stage, device, alarm))).toBe('deviceRefused')
  })
})

it('is in the copy of whose button it is, and names them no more when they have left', async () => {
  const { id } = await register(stage, button)
  const { sections } = await stage.ok('resident', 'getMyData', {})
  const own = sections.find(({ kind }) => kind === 'device')
  expect(own?.items[0]).toContainEqual({ name: '编号', value: id })
  await forgetDevicesOf(stage.table, people.resident.id)
  const stored = await storedDevice(stage, id)
  expect([stored.person, stored.household]).toEqual([undefined, household])
  const again = await stage.ok('resident', 'getMyData', {})
  expect(again.sections.find(({ kind }) => kind === 'device')?.items).toEqual([])
})

it('a device follows its building to another grid', async () => {
  const device = await register(stage, button)
  await stage.table.write([
    { update: keys.area(building1), changes: { set: { closedAt: '2026-03-02T00:00:00.000Z', movedTo: building2 } } },
  ])
  await send(stage, device, { kind: 'heartbeat' })
  const stored = await storedDevice(stage, device.id)
  expect(stored.card.place).toMatchObject({ area: building2, name: '大江园社区第2网格1号楼' })
  expect(stored.household).toBe(`${building2}${household.slice(building1.length)}`)
})
