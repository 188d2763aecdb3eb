/** Who presses at the place of another's alert has people of their own: they are told as well, once, and as a witness's. */
import { expect, it } from 'vitest'
import { toldOf } from '../../../functions/alerts/told.ts'
import { tellContacts } from '../../../functions/alerts/ways/contacts.ts'
import type { Table } from '../../../functions/platform/dynamo.ts'
import { keys } from '../../../functions/platform/table.ts'
import { going, raise } from '../../support/alerts.ts'
import { people } from '../../support/district.ts'
import type { Stage } from '../../support/stage.ts'
import type { WaysStage } from '../ways/stage.ts'
import { home, PHONES, upstairs, withKin } from './kin.ts'

const press = (stage: Stage) => stage.ok('neighbour', 'raiseAlert', { body: {} })
const ofWitness = (ways: WaysStage, id: string) => ways.contacts(id, people.neighbour.id)

it('they are told who of theirs pressed, and see no more of the alert than the witness does', async () => {
  const ways = await withKin()
  const { stage } = ways
  const id = await raise(stage, 'resident', { text: '厨房着火了' })
  const params = { alertId: id }
  expect(await stage.call('newcomer', 'getAlert', { params })).toMatchObject({ status: 404 })
  await press(stage)
  expect((await stage.ok('newcomer', 'listMyAlerts', { query: {} })).ringing).toMatchObject([{ id, parties: ['kin'] }])
  const whole = await stage.ok('newcomer', 'getAlert', { params })
  expect(whole).toMatchObject({ parties: ['kin'], moves: [], witnesses: [{ name: people.neighbour.name }] })
  expect(JSON.stringify(whole)).not.toMatch(/厨房|301/)
  for (const move of ['pressAgain', 'cancelAlert'] as const)
    expect(await stage.call('newcomer', move, { params })).toMatchObject({ status: 403 })
  expect(await stage.ok('newcomer', 'seeAlert', { params })).toEqual({ seen: true })
  // Their own people are each one's own business; staff see whose they are.
  const mine = await stage.ok('neighbour', 'getAlert', { params })
  expect(mine.toldList).toMatchObject([{ title: '同处求助的家人', beside: people.neighbour.id }])
  expect((await stage.ok('resident', 'getAlert', { params })).toldList).toEqual([])
  const staff = await stage.ok('worker', 'getAlert', { params })
  expect(staff.toldList).toEqual(
    expect.arrayContaining([expect.objectContaining({ as: 'family', beside: people.neighbour.id })]),
  )
})

it('who lives there no more knows of it no more', async () => {
  const { stage } = await withKin()
  const id = await raise(stage)
  await press(stage)
  await stage.table.write([{ update: keys.person(people.newcomer.id), changes: { set: { homes: [home] } } }])
  expect(await stage.call('newcomer', 'getAlert', { params: { alertId: id } })).toMatchObject({ status: 404 })
})

it('family and contacts are told by phone with the witness’s name, once, and contacts that it is over', async () => {
  const ways = await withKin()
  const { stage } = ways
  const id = await going(stage)
  expect(await ways.contacts(id)).toBe(1)
  await press(stage)
  await press(stage)
  expect([await ofWitness(ways, id), await ofWitness(ways, id)]).toEqual([1, 1])
  await ways.walk()
  for (const phone of [PHONES.newcomer, PHONES.contact])
    expect((await ways.told(phone)).map(({ way, words }) => [way, words])).toEqual([
      ['sms', [people.neighbour.name, home.buildingName]],
    ])
  expect((await ways.told(PHONES.own)).map(({ words }) => words[0])).toEqual([people.resident.name])
  const row = await ways.row(id, `contact-1-${people.neighbour.id}`)
  expect(row).toMatchObject({ as: 'contact', beside: people.neighbour.id, ways: { sms: 'sent' } })
  const params = { alertId: id }
  await stage.ok('worker', 'arriveAtAlert', { params })
  await stage.ok('worker', 'accountWitness', { params, body: { person: people.neighbour.id } })
  await stage.ok('worker', 'resolveAlert', { params, body: { outcome: 'helped' } })
  for (let looks = 0; looks < 3; looks++) await ways.walk(30_000)
  expect((await ways.told(PHONES.contact)).map(({ template }) => template)).toEqual(['2000002', '2000005'])
  expect((await ways.told(PHONES.contact)).at(-1)?.words).toEqual([people.neighbour.name])
})

it('who lives with the raiser too is told once, as their family', async () => {
  const { stage } = await withKin()
  await stage.table.write([
    { update: keys.person(people.neighbour.id), changes: { set: { homes: [home] } } },
    { update: keys.person(people.resident.id), changes: { set: { homes: [upstairs] } } },
  ])
  const id = await raise(stage)
  const before = (await toldOf(stage.table, id)).get(people.newcomer.id)
  await stage.table.write([{ update: keys.person(people.neighbour.id), changes: { set: { homes: [upstairs] } } }])
  await press(stage)
  const after = (await toldOf(stage.table, id)).get(people.newcomer.id)
  expect([before?.beside, before?.rung, after?.beside, after?.rung]).toEqual([undefined, 1, undefined, 1])
})

it('nobody is told of whoever did not press there, and of no drill', async () => {
  const ways = await withKin()
  const id = await raise(ways.stage)
  expect(await ofWitness(ways, id)).toBe(0)
  await press(ways.stage)
  await ways.stage.table.write([{ update: keys.alert(id), changes: { set: { 'card.drill': true } } }])
  expect(await ofWitness(ways, id)).toBe(0)
})

it('broken off after any of its writes each is told all the same, and none twice', async () => {
  const ways = await withKin()
  const { stage } = ways
  const items = [1, 2, 3].map((n) => ({ name: '演示联系人', phone: `1390000003${n}`, relation: '女儿' }))
  await stage.ok('neighbour', 'saveContacts', { body: { items } })
  const id = await raise(stage)
  await press(stage)
  const { table, sealer } = ways.ports
  for (let left = 0; left <= items.length; left++) {
    let writes = 0
    const breaking: Table = {
      ...table,
      write: (all) => (writes++ < left ? stage.table.write(all) : Promise.reject(new Error('broken off'))),
    }
    await tellContacts({ table: breaking, clock: stage.clock, sealer }, id, people.neighbour.id).catch(() => undefined)
    await ways.walk(1000)
  }
  await ofWitness(ways, id)
  await ways.walk(1000)
  for (const { phone } of items) expect(await ways.told(phone)).toHaveLength(1)
})
