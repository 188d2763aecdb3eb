/** Where it is, said afterwards, with others at it: who pressed beside, who goes, and what goes on there. */
import { describe, expect, it } from 'vitest'
import { copyAlert } from '../../../functions/alerts/copy.ts'
import { forgetPersonInAlerts } from '../../../functions/alerts/forget-person.ts'
import { parseEntry } from '../../../functions/alerts/store.ts'
import { toldItem, toldOf } from '../../../functions/alerts/told.ts'
import { entriesOf } from '../../../functions/cases/entries.ts'
import { brokenAt } from '../../../functions/cases/timeline.ts'
import { escalate } from '../../../functions/escalation/escalate.ts'
import { queryAll } from '../../../functions/platform/query-all.ts'
import { keys } from '../../../functions/platform/table.ts'
import type { Described } from '../../../shared/alerts/alert.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import { going, raise, storedAlert } from '../../support/alerts.ts'
import {
  building1,
  building2,
  community,
  farBuilding,
  farCommunity,
  type PersonName,
  people,
} from '../../support/district.ts'
import { open as openIncident } from '../../support/incidents.ts'
import { makeStage, type Stage } from '../../support/stage.ts'
import { home, PHONES, upstairs, withKin } from '../beside/kin.ts'
import { waysStage } from '../ways/stage.ts'

const [farHome] = people.farResident.homes
if (!farHome) throw new Error('The far resident lives somewhere')

const say = (stage: Stage, alertId: string, body: Partial<Described>, who: PersonName = 'resident') =>
  stage.ok(who, 'describeAlert', { params: { alertId }, body: { photos: [], voices: [], ...body } })
const see = (stage: Stage, alertId: string, who: PersonName) => stage.ok(who, 'getAlert', { params: { alertId } })
const rungOf = async (stage: Stage, alertId: string, who: PersonName) =>
  (await toldOf(stage.table, alertId)).get(people[who].id)?.rung
const listed = async (stage: Stage, who: PersonName, area: string) =>
  (await stage.ok(who, 'listAlerts', { params: { area }, query: {} })).items.map(({ id }) => id)
async function climb(stage: Stage, rounds: number) {
  const table = grantedTable('escalation', stage.table)
  for (let round = 0; round < rounds; round++) {
    stage.clock.pass(30_000)
    await escalate({ ...stage.ports, table, line: { post: async () => 'gone' as const }, unreached: () => undefined })
  }
}

/** A fire, at which the neighbour pressed too. */
async function fire(stage: Stage) {
  const id = await raise(stage, 'resident', { kind: 'fire' })
  await stage.ok('neighbour', 'raiseAlert', { body: { area: building1 } })
  return id
}

describe('while who pressed beside is not looked after', () => {
  it('it stays with them wherever the raiser is: its lists, its street, and their next press; the place said is told as well', async () => {
    const stage = await makeStage()
    const id = await fire(stage)
    expect(await say(stage, id, { where: 'here', area: farBuilding })).toMatchObject({
      place: { area: building1 },
      elsewhere: true,
      spot: farHome.buildingName,
    })
    expect(await listed(stage, 'communityStaff', community)).toEqual([id])
    expect(await listed(stage, 'farCommunityStaff', farCommunity)).toEqual([])
    expect(await rungOf(stage, id, 'worker')).toBe(3)
    expect(await see(stage, id, 'farWorker')).toMatchObject({ spot: farHome.buildingName, parties: ['responder'] })
    await climb(stage, 4)
    expect([...(await toldOf(stage.table, id)).keys()]).toContain(people.streetStaff.id)
    const press = await stage.ok('neighbour', 'raiseAlert', { body: { area: building1 } })
    expect(press).toMatchObject({ id, place: { area: building1 } })
    const params = { alertId: id }
    await stage.ok('worker', 'acknowledgeAlert', { params, body: { eta: 5 } })
    await stage.ok('worker', 'accountWitness', { params, body: { person: people.neighbour.id } })
    expect(await say(stage, id, { where: 'here', area: farBuilding })).toMatchObject({ place: { area: farBuilding } })
    expect((await storedAlert(stage, id)).card).not.toHaveProperty('elsewhere')
  })

  it('more words do not take the building’s name away, and home is the address again', async () => {
    const stage = await makeStage()
    const id = await fire(stage)
    await say(stage, id, { where: 'here', area: farBuilding })
    expect(await say(stage, id, { where: 'here', spot: '地下室' })).toMatchObject({
      spot: `${farHome.buildingName} 地下室`,
    })
    const back = await say(stage, id, { where: 'home' })
    expect([back.where, back.elsewhere, back.spot, back.place.detail]).toEqual([
      'home',
      undefined,
      undefined,
      home.room,
    ])
  })

  it('neither a witness nor their kin reads where the raiser is, also once it has moved there', async () => {
    const { stage } = await withKin()
    const id = await fire(stage)
    await say(stage, id, { where: 'here', area: farBuilding, spot: '地下室' })
    const params = { alertId: id }
    const theirs = async () => {
      for (const who of ['neighbour', 'newcomer'] as const) {
        const whole = await see(stage, id, who)
        expect(whole.place).toEqual({ area: building1, name: home.buildingName })
        const { ringing } = await stage.ok(who, 'listMyAlerts', { query: {} })
        for (const card of [whole, ...ringing])
          expect(JSON.stringify(card)).not.toMatch(new RegExp(`地下室|elsewhere|"where"|${farHome?.buildingName}`))
      }
    }
    await theirs()
    await stage.ok('worker', 'saveDutyPhone', { body: { phone: '13800000005' } })
    await stage.ok('farWorker', 'saveDutyPhone', { body: { phone: '13800000006' } })
    await stage.ok('worker', 'acknowledgeAlert', { params, body: { eta: 5 } })
    await stage.ok('worker', 'accountWitness', { params, body: { person: people.neighbour.id } })
    await say(stage, id, { where: 'here', area: farBuilding })
    await theirs()
    for (const who of ['neighbour', 'newcomer'] as const)
      expect((await see(stage, id, who)).calls.map(({ phone }) => phone)).toEqual(['13800000005'])
    expect((await see(stage, id, 'resident')).calls.map(({ phone }) => phone)).toEqual(['13800000006'])
  })

  it('what who goes found out of where the raiser is stands in no line that a witness reads', async () => {
    const stage = await makeStage()
    const id = await fire(stage)
    await stage.ok('worker', 'acknowledgeAlert', { params: { alertId: id }, body: { eta: 5 } })
    await say(stage, id, { where: 'here', spot: '菜场' }, 'worker')
    expect((await see(stage, id, 'resident')).entries.at(-1)?.whereabouts).toBe('不在家，在菜场')
    const { entries } = await see(stage, id, 'neighbour')
    expect(entries.at(-1)).toMatchObject({ move: 'describe' })
    expect(JSON.stringify(entries)).not.toContain('菜场')
  })

  it('their contacts are told where they pressed, also when the raiser is elsewhere by then', async () => {
    const ways = await withKin()
    const id = await fire(ways.stage)
    await say(ways.stage, id, { where: 'here', spot: '菜场' })
    await ways.contacts(id, people.neighbour.id)
    await ways.walk(1000)
    expect((await ways.told(PHONES.contact)).map(({ words }) => words)).toEqual([
      [people.neighbour.name, home.buildingName],
    ])
  })

  it('their kin and contacts are told of that press once, wherever the raiser goes', async () => {
    const ways = await withKin()
    const { stage } = ways
    const id = await fire(stage)
    await ways.contacts(id, people.neighbour.id)
    await ways.walk(1000)
    await say(stage, id, { where: 'here', spot: '菜场' })
    await ways.walk(1000)
    for (const phone of [PHONES.newcomer, PHONES.contact])
      expect((await ways.told(phone)).map(({ words }) => words)).toEqual([[people.neighbour.name, home.buildingName]])
  })
})

describe('another place', () => {
  it('is told to who is on the way by SMS and call, and not to who does not go', async () => {
    const ways = await waysStage()
    const { stage } = ways
    await stage.ok('worker', 'saveDutyPhone', { body: { phone: '13800000005' } })
    await stage.ok('communityStaff', 'saveDutyPhone', { body: { phone: '13800000006' } })
    const id = await raise(stage)
    await climb(stage, 2)
    await stage.ok('worker', 'acknowledgeAlert', { params: { alertId: id }, body: { eta: 5 } })
    expect(await rungOf(stage, id, 'communityStaff')).toBe(1)
    await say(stage, id, { where: 'here', spot: '菜场' })
    for (let walks = 0; walks < 15; walks++) await ways.walk(4000)
    expect((await ways.told('13800000005')).map(({ way }) => way)).toEqual(['sms', 'voice'])
    expect(await ways.told('13800000006')).toEqual([])
  })

  it('is told to those who are near and who go, however many were told before', async () => {
    const stage = await makeStage()
    const id = await going(stage)
    const at = new Date(stage.clock.now()).toISOString()
    const who = (n: number) => `per_${String(n).padStart(26, '0')}`
    const row = { alert: id, name: '网格员', title: '网格员', as: 'responder' as const, at, rung: 1, drill: false }
    for (let n = 100; n < 190; n++)
      await stage.table.write([{ put: toldItem({ ...row, who: who(n), level: 'community', ways: {} }) }])
    await say(stage, id, { where: 'here', area: farBuilding })
    expect([await rungOf(stage, id, 'farWorker'), await rungOf(stage, id, 'worker')]).toEqual([1, 2])
  })

  it('is told there at each level that was told where it was taken to be, however soon that was', async () => {
    const stage = await makeStage()
    await stage.table.write([{ update: keys.person(people.worker.id), changes: { set: { roles: [] } } }])
    const id = await raise(stage)
    expect(await rungOf(stage, id, 'communityStaff')).toBe(1)
    await say(stage, id, { where: 'here', area: farBuilding })
    expect([await rungOf(stage, id, 'farWorker'), await rungOf(stage, id, 'farCommunityStaff')]).toEqual([1, 1])
  })

  it('is shown to a neighbour who was asked to help there', async () => {
    const stage = await makeStage()
    const { id: person } = people.neighbour
    await stage.table.write([
      { update: keys.person(person), changes: { set: { homes: [upstairs] } } },
      { put: { ...keys.skilled(building1, person), person, skills: ['firstAid'] } },
    ])
    const id = await raise(stage, 'resident', { kind: 'medical' })
    await say(stage, id, { where: 'here', spot: '楼下花坛' })
    expect(await see(stage, id, 'neighbour')).toMatchObject({
      parties: ['neighbour'],
      where: 'here',
      elsewhere: true,
      spot: '楼下花坛',
    })
  })

  it('takes nobody from one that is open there', async () => {
    const stage = await makeStage()
    const id = await raise(stage)
    const there = await stage.ok('newcomer', 'raiseAlert', { body: { area: farBuilding } })
    await say(stage, id, { where: 'here', area: farBuilding })
    expect(await stage.ok('farResident', 'raiseAlert', { body: {} })).toMatchObject({ id: there.id })
  })

  it('has who presses there join it where the last one there has ended', async () => {
    const stage = await makeStage()
    const id = await raise(stage)
    const { id: ended } = await stage.ok('newcomer', 'raiseAlert', { body: { area: farBuilding } })
    await stage.ok('newcomer', 'cancelAlert', { params: { alertId: ended } })
    await say(stage, id, { where: 'here', area: farBuilding })
    expect(await stage.ok('farResident', 'raiseAlert', { body: {} })).toMatchObject({ id, parties: ['witness'] })
  })

  it('takes it into the incident that goes on there, which still counts it when it has ended', async () => {
    const stage = await makeStage()
    const incident = await openIncident(stage)
    const id = await raise(stage, 'farResident')
    await say(stage, id, { where: 'here', area: building2 }, 'farResident')
    const whole = () => stage.ok('communityStaff', 'getIncident', { params: { incidentId: incident } })
    expect((await whole()).figures).toMatchObject({ grouped: 1, open: 1 })
    await stage.ok('farResident', 'cancelAlert', { params: { alertId: id } })
    expect((await whole()).figures).toMatchObject({ grouped: 1, cancelled: 1 })
  })

  it('is no home of somebody whose home nobody knows, by who goes', async () => {
    const stage = await makeStage()
    const { id } = await stage.ok('unverified', 'raiseAlert', { body: { area: building2 } })
    await stage.ok('worker', 'acknowledgeAlert', { params: { alertId: id }, body: { eta: 5 } })
    const body = { photos: [], voices: [], where: 'home' as const }
    expect(await stage.call('worker', 'describeAlert', { params: { alertId: id }, body })).toMatchObject({
      status: 404,
    })
    expect((await storedAlert(stage, id)).card).not.toHaveProperty('where')
  })
})

it('who has left is nowhere in it any more: neither what they said of where they are, nor what who went found; the timeline is whole', async () => {
  const stage = await makeStage()
  const id = await going(stage)
  await say(stage, id, { where: 'home' })
  await say(stage, id, { where: 'here', spot: '女儿家门口' })
  await say(stage, id, { where: 'here', spot: '电梯里的老人' }, 'worker')
  const [item] = await stage.table.read([keys.alert(id)])
  const copy = await copyAlert(stage.table, item ?? {})
  expect(copy.您说的话).toContain(`在家：${home.buildingName} ${home.room}`)
  expect(copy.您说的话).toContain('不在家，在女儿家门口')
  expect(copy.您说的话).not.toContain('电梯里')
  const params = { alertId: id }
  await stage.ok('worker', 'arriveAtAlert', { params })
  await stage.ok('worker', 'resolveAlert', { params, body: { outcome: 'helped' } })
  const forget = () => forgetPersonInAlerts(stage.table, people.resident.id, '已注销', new Date().toISOString())
  await forget()
  await forget()
  const { pk } = keys.alert(id)
  const all = JSON.stringify(await queryAll(stage.table, { pk: { name: 'pk', value: pk }, ascending: true }))
  expect(all).not.toMatch(new RegExp(`${home.room}|女儿家|电梯里`))
  const entries = (await entriesOf(stage.table, keys.alert(id))).map(({ pk: _, sk: __, ...entry }) => entry)
  expect(brokenAt(entries.map((entry) => ({ ...entry, ...parseEntry(entry) })))).toBeUndefined()
  expect(entries.map((entry) => parseEntry(entry)).find(({ by }) => by.party === 'holder')?.by.personId).toBe(
    people.worker.id,
  )
})
