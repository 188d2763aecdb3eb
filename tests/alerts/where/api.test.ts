/** 在家 or 就在这里: where it is, said after the press, and what that makes of who comes and whom it tells. */
import { describe, expect, it } from 'vitest'
import { toldOf } from '../../../functions/alerts/told.ts'
import { tellWays } from '../../../functions/alerts/ways/tell-ways.ts'
import { escalate } from '../../../functions/escalation/escalate.ts'
import { memberItem } from '../../../functions/households/member.ts'
import { keys } from '../../../functions/platform/table.ts'
import { watch } from '../../../functions/watchdog/watch.ts'
import type { Described } from '../../../shared/alerts/alert.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import { raise, storedAlert, witnessed } from '../../support/alerts.ts'
import {
  building1,
  building2,
  community,
  farBuilding,
  farCommunity,
  type PersonName,
  people,
} from '../../support/district.ts'
import { makeStage, type Stage } from '../../support/stage.ts'
import { waysStage } from '../ways/stage.ts'

const [home] = people.resident.homes
const [farHome] = people.farResident.homes
if (!home || !farHome) throw new Error('Both live somewhere')

const describeBy = (stage: Stage, who: PersonName, alertId: string, body: Partial<Described>) =>
  stage.call(who, 'describeAlert', { params: { alertId }, body: { photos: [], voices: [], ...body } })
const say = (stage: Stage, alertId: string, body: Partial<Described>) =>
  stage.ok('resident', 'describeAlert', { params: { alertId }, body: { photos: [], voices: [], ...body } })
const rungOf = async (stage: Stage, alertId: string) => {
  const told = await toldOf(stage.table, alertId)
  return (who: PersonName) => told.get(people[who].id)?.rung
}
const ring = (stage: Stage, name: 'escalation' | 'watchdog' = 'escalation') => ({
  ...stage.ports,
  table: grantedTable(name, stage.table),
  line: { post: async () => 'gone' as const },
  unreached: () => undefined,
})
const listed = async (stage: Stage, who: PersonName, area: string) =>
  (await stage.ok(who, 'listAlerts', { params: { area }, query: {} })).items.map(({ id }) => id)

/** The resident has the far home too, and somebody lives with them in each. */
async function twoHomes(stage: Stage) {
  const member = (household: string, person: string) => ({
    put: memberItem(household, {
      person,
      join: `joi_${'0'.repeat(26)}`,
      relation: 'family',
      child: false,
      since: '2026-01-01T00:00:00.000Z',
    }),
  })
  await stage.table.write([
    { update: keys.person(people.resident.id), changes: { set: { homes: [home, farHome] } } },
    { update: keys.person(people.newcomer.id), changes: { set: { homes: [home] } } },
    member(home?.household ?? '', people.newcomer.id),
    member(farHome?.household ?? '', people.farResident.id),
  ])
}

describe('refused', () => {
  it('is a word on it by who pressed beside, by who does not go, and after the end', async () => {
    const stage = await makeStage()
    const id = await witnessed(stage)
    for (const who of ['neighbour', 'communityStaff'] as const)
      expect(await describeBy(stage, who, id, { where: 'here' })).toMatchObject({ status: 403 })
    expect(await describeBy(stage, 'farResident', id, { where: 'here' })).toMatchObject({ status: 404 })
    const other = await raise(stage, 'farResident')
    await stage.ok('farResident', 'cancelAlert', { params: { alertId: other } })
    expect(await describeBy(stage, 'farResident', other, { where: 'here' })).toMatchObject({ status: 409 })
  })

  it('is a home that is not theirs, a building that is none, and a drill that moves', async () => {
    const stage = await makeStage()
    const id = await raise(stage)
    const nowhere = `${building1.slice(0, -3)}999`
    for (const body of [
      { where: 'home', household: farHome.household },
      { where: 'here', area: nowhere },
      { where: 'here', area: community },
    ] as const)
      expect(await describeBy(stage, 'resident', id, body)).toMatchObject({ status: 404 })
    expect((await storedAlert(stage, id)).card).toMatchObject({ version: 1, place: { area: building1 } })
    await stage.ok('worker', 'acknowledgeAlert', { params: { alertId: id }, body: { eta: 5 } })
    const body = { kind: 'medical' } as const
    const drill = await stage.ok('farCommunityStaff', 'runDrill', { params: { area: farBuilding }, body })
    const going = { params: { alertId: drill.id }, body: { eta: 5 } }
    await stage.ok('farWorker', 'acknowledgeAlert', going)
    expect(await describeBy(stage, 'farWorker', drill.id, { where: 'here' })).toMatchObject({ status: 409 })
    // Who goes says whether it is at home; which of somebody's homes, they don't choose.
    const theirs = { where: 'home', household: home.household } as const
    expect(await describeBy(stage, 'worker', id, theirs)).toMatchObject({ status: 404 })
  })
})

describe('where it is', () => {
  it('is the address with the position as long as nobody said anything, and 在家 when that was said: nothing rings for it', async () => {
    const stage = await makeStage()
    const id = await raise(stage, 'resident', { position: { latitude: 30.6, longitude: 114.3 } })
    const params = { alertId: id }
    const before = await stage.ok('worker', 'getAlert', { params })
    expect(before).toMatchObject({ place: { area: building1, detail: home.room }, position: { latitude: 30.6 } })
    expect(before).not.toHaveProperty('where')
    expect(await say(stage, id, { where: 'home' })).toMatchObject({ where: 'home', place: before.place })
    expect((await rungOf(stage, id))('worker')).toBe(1)
    const { entries } = await stage.ok('worker', 'getAlert', { params })
    expect(entries.at(-1)).toMatchObject({ move: 'describe', whereabouts: `在家：${home.buildingName} ${home.room}` })
  })

  it('is elsewhere by the person’s own words: whoever was told is told anew, and who pressed beside reads no more than before', async () => {
    const stage = await makeStage()
    await twoHomes(stage)
    const id = await witnessed(stage)
    const params = { alertId: id }
    const rung = await rungOf(stage, id)
    expect(await say(stage, id, { where: 'here', spot: '菜场北门' })).toMatchObject({ where: 'here', elsewhere: true })
    const anew = await rungOf(stage, id)
    for (const who of ['worker', 'newcomer'] as const) expect(anew(who)).toBe((rung(who) ?? 0) + 1)
    const whole = await stage.ok('worker', 'getAlert', { params })
    expect(whole).toMatchObject({ elsewhere: true, spot: '菜场北门', place: { area: building1 } })
    expect(whole.entries.at(-1)).toMatchObject({ whereabouts: '不在家，在菜场北门' })
    expect(JSON.stringify(await stage.ok('neighbour', 'getAlert', { params }))).not.toContain('菜场')
    // The same once more is no news; other words are.
    await say(stage, id, { where: 'here', spot: '菜场北门' })
    expect((await rungOf(stage, id))('worker')).toBe(anew('worker'))
    await say(stage, id, { where: 'home' })
    const back = await stage.ok('worker', 'getAlert', { params })
    expect([back.where, back.elsewhere, back.spot, back.place.detail]).toEqual([
      'home',
      undefined,
      undefined,
      home.room,
    ])
    expect((await rungOf(stage, id))('worker')).toBe((anew('worker') ?? 0) + 1)
  })

  it('may be said with the press', async () => {
    const stage = await makeStage()
    const id = await raise(stage, 'resident', { where: 'here' })
    expect((await storedAlert(stage, id)).card).toMatchObject({ where: 'here', elsewhere: true })
    const there = await raise(stage, 'newcomer', { area: building2, where: 'here' })
    expect((await storedAlert(stage, there)).card).not.toHaveProperty('elsewhere')
  })

  it('is said by who goes, when they found it out', async () => {
    const stage = await makeStage()
    const id = await raise(stage)
    await stage.ok('worker', 'acknowledgeAlert', { params: { alertId: id }, body: { eta: 5 } })
    expect((await describeBy(stage, 'worker', id, { where: 'here', spot: '楼下' })).status).toBe(200)
    const told = await rungOf(stage, id)
    expect([told('worker'), (await storedAlert(stage, id)).card.spot]).toEqual([1, '楼下'])
  })
})

describe('another area', () => {
  it('by a code there: its people are told as well, at each level that was; nobody who was told is told no more', async () => {
    const stage = await makeStage()
    const id = await raise(stage)
    const params = { alertId: id }
    stage.clock.pass(30_000)
    await escalate(ring(stage))
    const before = [...(await toldOf(stage.table, id)).keys()]
    const moved = await say(stage, id, { where: 'here', area: farBuilding })
    expect(moved).toMatchObject({ place: { area: farBuilding }, where: 'here', state: 'raised' })
    const after = await toldOf(stage.table, id)
    for (const who of before) expect(after.get(who)?.rung).toBeGreaterThan(1)
    expect([...after.keys()]).toEqual(
      expect.arrayContaining([people.farWorker.id, people.farCommunityStaff.id, people.communityStaff.id]),
    )
    // Its lists are those of where it is; whoever was told finds it all the same, and may go.
    expect(await listed(stage, 'farCommunityStaff', farCommunity)).toEqual([id])
    expect(await listed(stage, 'communityStaff', community)).toEqual([])
    for (const who of ['worker', 'farWorker'] as const)
      expect((await stage.ok(who, 'listMyAlerts', { query: {} })).ringing).toMatchObject([
        { id, rung: expect.any(Number) },
      ])
    await stage.ok('worker', 'acknowledgeAlert', { params, body: { eta: 5 } })
    expect(await watch(ring(stage, 'watchdog'))).toMatchObject({ open: 1, deserted: 0 })
    await stage.ok('worker', 'arriveAtAlert', { params })
    expect(await stage.ok('worker', 'resolveAlert', { params, body: { outcome: 'helped' } })).toMatchObject({
      state: 'resolved',
    })
  })

  it('goes on up from there, and takes the home back by one word', async () => {
    const stage = await makeStage()
    const id = await raise(stage)
    await say(stage, id, { where: 'here', area: farBuilding })
    stage.clock.pass(90_000)
    await escalate(ring(stage))
    expect([...(await toldOf(stage.table, id)).keys()]).toContain(people.farStreetStaff.id)
    expect(await say(stage, id, { where: 'home' })).toMatchObject({ place: { area: building1, detail: home.room } })
    expect([...(await toldOf(stage.table, id)).keys()]).toContain(people.streetStaff.id)
  })

  it('has neighbours there join, and nobody at the home, where nobody comes to', async () => {
    const stage = await makeStage()
    const id = await raise(stage)
    await say(stage, id, { where: 'here', area: building2 })
    expect(await stage.ok('neighbour', 'raiseAlert', { body: {} })).toMatchObject({ id, parties: ['witness'] })
    const own = await stage.ok('newcomer', 'raiseAlert', { body: { area: building1 } })
    expect(own).toMatchObject({ parties: ['raiser'], place: { area: building1 } })
  })

  it('is not joined at home either while nobody knows where it is', async () => {
    const stage = await makeStage()
    const id = await raise(stage)
    await say(stage, id, { where: 'here' })
    const own = await stage.ok('newcomer', 'raiseAlert', { body: { area: building1 } })
    expect(own.id).not.toBe(id)
  })

  it('is the other home of who has two: those who live there are told, and those of the first stay so', async () => {
    const stage = await makeStage()
    await twoHomes(stage)
    const id = await raise(stage)
    expect((await storedAlert(stage, id)).card.family).toEqual([people.newcomer.id])
    const moved = await say(stage, id, { where: 'home', household: farHome.household })
    expect(moved).toMatchObject({ where: 'home', place: { area: farBuilding, detail: farHome.room } })
    expect((await rungOf(stage, id))('farWorker')).toBe(1)
    const params = { alertId: id }
    for (const who of ['newcomer', 'farResident'] as const)
      expect(await stage.ok(who, 'getAlert', { params })).toMatchObject({ parties: ['family'], place: moved.place })
  })
})

describe('outside of the app', () => {
  it('an SMS says plainly that it is not at home, without the person’s own words', async () => {
    const ways = await waysStage()
    await ways.stage.ok('worker', 'saveDutyPhone', { body: { phone: '13800000005' } })
    await ways.hold('worker', 2)
    const id = await raise(ways.stage)
    await ways.walk(4000)
    await say(ways.stage, id, { where: 'here', spot: '我胸口疼，在菜场' })
    await ways.walk(4000)
    await say(ways.stage, id, { where: 'home' })
    await ways.walk(4000)
    expect((await ways.told()).map(({ words }) => words)).toEqual([
      [home.buildingName],
      ['不在家，请打开看位置'],
      [`在家，${home.buildingName}`],
    ])
    const [first, ...others] = ways.messages.map(({ data }) => data.thing2?.value)
    expect([first?.startsWith('不在家'), others[0]]).toEqual([false, '不在家，请打开看位置'])
    expect(JSON.stringify([ways.messages, await ways.told()])).not.toContain('菜场')
  })

  it('sent twice under one key it is said once', async () => {
    const ways = await waysStage()
    const id = await raise(ways.stage)
    const key = 'said-where-once-00'
    const body = { photos: [], voices: [], where: 'here' as const, area: farBuilding }
    const call = () => ways.stage.call('resident', 'describeAlert', { params: { alertId: id }, body, key })
    expect([(await call()).status, (await call()).status]).toEqual([200, 200])
    await tellWays(ways.ports)
    const told = await rungOf(ways.stage, id)
    expect([told('worker'), told('farWorker')]).toEqual([2, 1])
  })
})
