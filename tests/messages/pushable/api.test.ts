/** Who can be sent a message, noted where they live: the hint is what the credits say, whatever happens in whatever order. */
import { beforeEach, describe, expect, it } from 'vitest'
import { parseBuilding } from '../../../functions/areas/building.ts'
import { isPushable, peopleOf } from '../../../functions/households/occupancy.ts'
import { parsePerson } from '../../../functions/people/actor.ts'
import { keys } from '../../../functions/platform/table.ts'
import { eraseAll } from '../../../functions/privacy/erase/erase.ts'
import { building1, building2, grid1, grid2, type PersonName, people } from '../../support/district.ts'
import { counted, countsOf, enrol, homeAt, settle } from '../../support/households.ts'
import { meanwhile } from '../../support/meanwhile.ts'
import { heldBy } from '../../support/message-scenes.ts'
import { draft } from '../../support/notices.ts'
import { newKey } from '../../support/scenes.ts'
import { makeStage, type Stage } from '../../support/stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await makeStage()
})

const accept = (who: PersonName) =>
  stage.ok(who, 'keepCredits', {
    key: newKey(),
    body: { results: [{ template: 'notice', result: 'accept' }] },
  })
const room = (building: string, number: number) => homeAt({ building, unit: 1, room: number })
const peopleIn = async (household: string) => peopleOf((await stage.table.read([keys.joined(household)]))[0])

/** Counts are rows, and rows are what the credits of each say. */
async function holds(...buildings: string[]) {
  for (const building of buildings) {
    const counts = await countsOf(stage, building)
    expect(counts).toEqual(await counted(stage, building))
    const { items } = await stage.table.query({
      pk: { name: 'pk', value: `HOUSEHOLDS#${building}` },
      sk: { name: 'sk', beginsWith: 'JOINED#' },
      ascending: true,
    })
    for (const item of items)
      for (const [person, pushable] of Object.entries(peopleOf(item)))
        expect([person, pushable > 0]).toEqual([person, (await heldBy(stage, person)) > 0])
  }
}

const join = async (who: PersonName, number: number) => {
  const body = { building: building1, unit: 1, room: number, relation: 'family' as const }
  const { id } = await stage.ok(who, 'requestJoin', { key: newKey(), body })
  return () => stage.ok('worker', 'approveJoin', { params: { joinId: id }, key: newKey() })
}

describe('who accepts', () => {
  it('can be sent messages wherever they live; once more changes nothing, and nobody else', async () => {
    const home = room(building1, 1)
    await settle(stage, people.resident, home)
    await settle(stage, people.neighbour, room(building1, 2))
    expect(await countsOf(stage, building1)).toEqual({ households: 2, joined: 2, pushable: 0 })
    await accept('resident')
    expect(await countsOf(stage, building1)).toEqual({ households: 2, joined: 2, pushable: 1 })
    const before = await peopleIn(home.household)
    await accept('resident')
    expect(await peopleIn(home.household)).toEqual(before)
    await holds(building1)
  })

  it('in two homes can in both; one household with two of them counts once', async () => {
    await settle(stage, people.resident, room(building1, 1))
    await settle(stage, people.neighbour, room(building1, 1))
    const [one, other] = [room(building1, 1), room(building2, 5)]
    await settle(stage, people.resident, other)
    await stage.table.write([
      { update: keys.person(people.resident.id), changes: { set: { homes: [one, other] }, add: { version: 1 } } },
    ])
    await accept('resident')
    await accept('neighbour')
    expect((await countsOf(stage, building1)).pushable).toBe(1)
    expect((await countsOf(stage, building2)).pushable).toBe(1)
    await stage.ok('resident', 'leaveHousehold', { params: { household: one.household }, key: newKey() })
    expect((await countsOf(stage, building1)).pushable).toBe(1)
    await stage.ok('neighbour', 'leaveHousehold', { params: { household: one.household }, key: newKey() })
    expect(await countsOf(stage, building1)).toEqual({ households: 1, joined: 0, pushable: 0 })
    await holds(building1, building2)
  })

  it('sets right what was not written down', async () => {
    const home = room(building1, 1)
    await settle(stage, people.resident, home)
    await accept('resident')
    await stage.table.write([
      { update: keys.joined(home.household), changes: { set: { people: { [people.resident.id]: 0 } } } },
      { update: keys.area(building1), changes: { set: {}, add: { pushable: -1, 'card.pushable': -1 } } },
    ])
    await accept('resident')
    await holds(building1)
    expect((await countsOf(stage, building1)).pushable).toBe(1)
  })
})

describe('who moves in', () => {
  it('brings along whether messages can be sent to them', async () => {
    const approve = await join('newcomer', 7)
    await accept('newcomer')
    expect((await countsOf(stage, building1)).pushable).toBe(0)
    await approve()
    expect(await countsOf(stage, building1)).toEqual({ households: 1, joined: 1, pushable: 1 })
    await holds(building1)
  })

  it('just while they accept, is not overlooked', async () => {
    for (const first of ['join', 'credit'] as const) {
      stage = await makeStage()
      const approve = await join('newcomer', 7)
      const [inside, outside] =
        first === 'join' ? [approve, () => accept('newcomer')] : [() => accept('newcomer'), approve]
      // Between the reading and the writing of the one the other is done whole.
      meanwhile(stage, outside)
      await inside()
      expect((await countsOf(stage, building1)).pushable).toBe(1)
      await holds(building1)
    }
  })

  it('all at once with many who accept leaves every count right', async () => {
    for (const [i, who] of (['resident', 'neighbour', 'farResident'] as const).entries())
      await settle(stage, people[who], room(building1, 1 + (i % 2)))
    const approve = await join('newcomer', 1)
    await Promise.all([
      approve(),
      ...(['resident', 'neighbour', 'farResident', 'newcomer'] as const).map((who) => accept(who)),
      stage.ok('farResident', 'leaveHousehold', {
        params: { household: room(building1, 1).household },
        key: newKey(),
      }),
    ])
    await holds(building1)
  })
})

describe('who leaves with their account', () => {
  it('is noted nowhere any more', async () => {
    const home = room(building1, 1)
    await settle(stage, people.resident, home)
    await settle(stage, people.neighbour, home)
    await accept('resident')
    const person = parsePerson((await stage.table.read([keys.person(people.resident.id)]))[0])
    if (!person) throw new Error('There is no resident')
    await eraseAll(stage.ports, person, '2026-03-02T02:00:00.000Z')
    expect(Object.keys(await peopleIn(home.household))).toEqual([people.neighbour.id])
    expect(await countsOf(stage, building1)).toEqual({ households: 1, joined: 1, pushable: 0 })
    expect((await stage.table.read([keys.credits(people.resident.id)]))[0]).toBeUndefined()
    await holds(building1)
  })
})

describe('a building that moves', () => {
  it('takes along who can be sent messages, and who accepts meanwhile is not refused', async () => {
    const home = room(building1, 1)
    await settle(stage, people.resident, home)
    await stage.table.write([
      { update: keys.area(building1), changes: { set: { closedAt: '2026-03-02T01:00:00.000Z', movedTo: building2 } } },
    ])
    await accept('resident')
    const [item] = await stage.table.read([keys.area(building1)])
    expect(parseBuilding(item)).toMatchObject({ pushable: 1 })
  })
})

describe('before a notice goes out', () => {
  it('staff see how each household can be told of it, area by area down to the rooms', async () => {
    await settle(stage, people.resident, room(building1, 1))
    await settle(stage, people.neighbour, room(building1, 2))
    await enrol(stage, { building: building1, unit: 1, room: 3 }, ['13812345678'])
    await settle(stage, people.farResident, room(building2, 1))
    await accept('resident')
    const noticeId = await draft(stage)
    const preview = (area?: string) =>
      stage.ok('communityStaff', 'previewNotice', { params: { noticeId }, query: area ? { area } : {} })
    const all = { households: 4, joined: 3, pushable: 1 }
    expect(await preview()).toMatchObject({ ...all, items: [all] })
    expect(await preview(grid1.slice(0, 12))).toMatchObject({
      ...all,
      items: [
        { area: grid1, level: 'grid', households: 3, joined: 2, pushable: 1 },
        { area: grid2, level: 'grid', households: 1, joined: 1, pushable: 0 },
      ],
    })
    expect((await preview(grid1)).items).toMatchObject([{ area: building1, level: 'building', pushable: 1 }])
    const elsewhere = { params: { noticeId }, query: { area: '420102009' } }
    expect((await stage.call('communityStaff', 'previewNotice', elsewhere)).status).toBe(404)

    const params = { building: building1 }
    const doors = await stage.ok('worker', 'listUnpushable', { params })
    expect(doors).toMatchObject({ households: 3, joined: 2, pushable: 1 })
    expect(doors.items.map(({ room: words, joined }) => [words, joined])).toEqual([
      ['1单元2室', true],
      ['1单元3室', false],
    ])
    expect(JSON.stringify(doors)).not.toMatch(/138|演示|per_/)
    const audited = await stage.ok('administrator', 'listAudit', { query: { area: grid1 } })
    expect(audited.items[0]).toMatchObject({ operation: 'listUnpushable', area: building1 })
    for (const who of ['resident', 'farWorker'] as const)
      expect((await stage.call(who, 'listUnpushable', { params })).status).toBe(403)
  })
})

it('says of people only who they are', async () => {
  await settle(stage, people.resident, room(building1, 1))
  await accept('resident')
  const [item] = await stage.table.read([keys.joined(room(building1, 1).household)])
  expect(isPushable(peopleOf(item))).toBe(true)
  expect(Object.keys(item ?? {}).sort()).toEqual(['people', 'pk', 'sk'])
})
