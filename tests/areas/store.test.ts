import { beforeEach, describe, expect, it } from 'vitest'
import { countWrites } from '../../functions/areas/building.ts'
import { HOUSEHOLDS_A_PIECE } from '../../functions/areas/move-piece.ts'
import { householdsIn } from '../../functions/households/move-household.ts'
import { comes } from '../../functions/households/occupancy.ts'
import { parsePerson } from '../../functions/people/actor.ts'
import type { Table, Write } from '../../functions/platform/dynamo.ts'
import { keys } from '../../functions/platform/table.ts'
import { grantItem } from '../../functions/roles/grant.ts'
import { community, grid1, grid2, people } from '../support/district.ts'
import { seededHelp, storedHelpOf } from '../support/help.ts'
import { makeStage, type Stage } from '../support/stage.ts'
import { caredForIn, type Lived, liveIn, livesAt, queueOfGrid, type Room } from './support/lived-in.ts'
import { sweeping } from './support/sweeping.ts'

const rooms: Room[] = [
  { unit: 1, room: 101, members: 2, waiting: 1, dependants: 2 },
  { unit: 1, room: 102, members: 0 },
  { unit: 1, room: 201, members: 0, waiting: 2 },
  { unit: 2, room: 101, members: 1 },
  { unit: 2, room: 9901, members: 0, waiting: 1, listed: false },
]

/** One of each kind, for what is done over and over. */
const few: Room[] = [
  { unit: 1, room: 101, members: 1, waiting: 1, dependants: 1 },
  { unit: 2, room: 102, members: 0 },
  { unit: 2, room: 9901, members: 0, waiting: 1, listed: false },
]

let stage: Stage
let from: string
let to: string
let lived: Lived[]
beforeEach(async () => {
  stage = await makeStage()
  from = (await stage.ok('communityStaff', 'addArea', { body: { parent: grid1, name: '东塔' } })).code
  to = `${grid2}002`
  lived = await liveIn(stage.table, from, rooms)
})

const move = async () => {
  const body = { buildings: [{ area: from }], grid: grid2 }
  return stage.ok('communityStaff', 'moveBuildings', { params: { area: community }, body })
}
const personOf = async (id: string) => parsePerson((await stage.table.read([keys.person(id)]))[0])

/** What must hold when a move is over, whatever happened on the way. */
async function holdsAfter(before: Awaited<ReturnType<typeof livesAt>>) {
  const after = await livesAt(stage.table, to)
  expect(after).toEqual({ ...before, card: { ...before.card, code: to, fullName: '大江园社区第2网格东塔' } })
  expect(after.counts).toEqual({
    households: after.rows.length,
    joined: after.joined.length,
    pushable: after.pushable,
  })
  expect(after.pushable).toBe(before.pushable)
  const left = await livesAt(stage.table, from)
  expect(left).toMatchObject({ rows: [], joined: [], inside: {}, counts: { households: 0, joined: 0, pushable: 0 } })
  expect(left.card).toBeUndefined()
  for (const { household, person, join } of lived) {
    const code = `${to}${household.slice(18)}`
    expect(
      (await stage.table.read([keys.member(household, person), keys.waiting(household, person)])).filter(Boolean),
    ).toEqual([])
    const { homes = [] } = (await personOf(person)) ?? {}
    expect(homes).toHaveLength(1)
    expect(homes[0]).toMatchObject({
      household: code,
      building: to,
      buildingName: '大江园社区第2网格东塔',
      lineage: [{ area: grid2 }, { area: community }, { name: '花桥街道' }],
    })
    const [item] = await stage.table.read([keys.join(join)])
    expect(item?.card).toMatchObject({ household: code, building: to, buildingName: '大江园社区第2网格东塔' })
  }
  const dependants = Object.values(after.inside)
    .flat()
    .filter((sk) => sk.startsWith('DEPENDANT#'))
  expect(await caredForIn(stage.table, grid2)).toHaveLength(dependants.length)
  expect(await caredForIn(stage.table, grid1)).toEqual([])
  const keptAt = await stage.table.read(dependants.map((sk) => keys.keptAt(sk.slice('DEPENDANT#'.length))))
  expect(keptAt.every((item) => String(item?.household).startsWith(to))).toBe(true)
  const waiting = lived.length - before.members
  expect(await queueOfGrid(stage.table, grid1)).toEqual([])
  expect(await queueOfGrid(stage.table, grid2)).toHaveLength(waiting)
}

describe('a building that comes to another grid', () => {
  it('takes along its roster, members, who waits, dependants, homes, joins and staff; its old code leads to it', async () => {
    const before = await livesAt(stage.table, from)
    expect(before).toMatchObject({ counts: { households: 4, joined: 2, pushable: 2 }, members: 3 })
    const manager = { role: 'propertyManager' as const, area: from, areaName: '大江园社区第1网格东塔' }
    await stage.table.write([
      { put: grantItem(people.propertyManager.id, manager, people.administrator.id, '2026-03-02T01:00:00.000Z') },
      {
        update: keys.person(people.propertyManager.id),
        changes: { set: { roles: [...people.propertyManager.roles, manager] } },
      },
    ])
    const job = await move()
    expect(job).toMatchObject({ kind: 'move', state: 'running', done: 0, total: 1 })
    const running = async () => (await stage.ok('supervisor', 'listAreaJobs', { params: { area: community } })).items
    expect(await running()).toEqual([job])
    const sweep = sweeping(stage)
    await sweep.toEnd()
    await holdsAfter(before)
    expect(await running()).toEqual([])
    const params = { area: community, jobId: job.id }
    expect(await stage.ok('supervisor', 'getAreaJob', { params })).toMatchObject({ state: 'done', done: 1, total: 1 })
    expect((await stage.ok('newcomer', 'getArea', { params: { area: from } })).area.code).toBe(to)
    const { roles = [] } = (await personOf(people.propertyManager.id)) ?? {}
    expect(roles).toContainEqual({ ...manager, area: to, areaName: '大江园社区第2网格东塔' })
    expect(roles).not.toContainEqual(manager)
    const rows = await stage.table.read(
      [from, to].map((area) => keys.grant(area, 'propertyManager', people.propertyManager.id)),
    )
    expect(rows.map(Boolean)).toEqual([false, true])
    // The roster's phones are compared as they were sealed.
    const [row] = await stage.table.read([keys.household(`${to}010101`)])
    expect(row).toMatchObject({ building: to, sealedAt: `${from}010101` })
    // And on: back again, under a third code.
    const body = { buildings: [{ area: to }], grid: grid1 }
    await stage.ok('communityStaff', 'moveBuildings', { params: { area: community }, body })
    await sweep.toEnd()
    expect((await stage.ok('newcomer', 'getArea', { params: { area: from } })).area.code).toBe(`${grid1}003`)
    expect((await livesAt(stage.table, `${grid1}003`)).rows).toEqual(before.rows)
  })

  it('is whole whatever write the work is killed at, or whose answer is lost', async () => {
    let kills = 0
    for (const lost of [false, true])
      for (let at = 1; ; at++) {
        stage = await makeStage()
        from = (await stage.ok('communityStaff', 'addArea', { body: { parent: grid1, name: '东塔' } })).code
        lived = await liveIn(stage.table, from, few)
        const before = await livesAt(stage.table, from)
        await move()
        const { table, killed } = dyingAt(stage.table, at, lost)
        await sweeping(stage, table).once()
        if (!killed()) break
        kills++
        // All the while nobody is counted twice or not at all.
        const [old, now] = [await livesAt(stage.table, from), await livesAt(stage.table, to)]
        expect(old.counts.households + now.counts.households).toBe(before.counts.households)
        expect(old.counts.joined + now.counts.joined).toBe(before.counts.joined)
        expect(old.counts.pushable + now.counts.pushable).toBe(before.counts.pushable)
        expect([...old.rows, ...now.rows].sort()).toEqual(before.rows)
        await sweeping(stage).toEnd()
        await holdsAfter(before)
      }
    expect(kills).toBeGreaterThan(12)
  }, 300_000)

  it('takes along a household of dozens in more than one transaction, and is whole wherever that is killed', async () => {
    const full: Room[] = [{ unit: 1, room: 101, members: 45, dependants: 12 }]
    let kills = 0
    // Joins and care records go one by one before it.
    for (const lost of [false, true])
      for (const core of [0, 1, 2]) {
        stage = await makeStage()
        from = (await stage.ok('communityStaff', 'addArea', { body: { parent: grid1, name: '东塔' } })).code
        lived = await liveIn(stage.table, from, full)
        const before = await livesAt(stage.table, from)
        await move()
        const { table, killed } = dyingAt(stage.table, 1 + 45 + 12 + core, lost)
        await sweeping(stage, table).once()
        if (killed()) kills++
        const [old, now] = [await livesAt(stage.table, from), await livesAt(stage.table, to)]
        expect(old.members + now.members).toBe(45)
        expect(old.counts.households + now.counts.households).toBe(1)
        expect(old.counts.joined + now.counts.joined).toBe(1)
        expect(old.counts.pushable + now.counts.pushable).toBe(1)
        await sweeping(stage).toEnd()
        await holdsAfter(before)
      }
    expect(kills).toBe(6)
  }, 300_000)

  it('is whole when two sweeps work at it at once', async () => {
    const before = await livesAt(stage.table, from)
    await move()
    const sweep = sweeping(stage)
    await Promise.all([sweep.once(), sweep.once(), sweep.once()])
    await sweep.toEnd()
    await holdsAfter(before)
  })

  it('is joined by nobody under its old code, and keeps who joins under its new one meanwhile', async () => {
    await move()
    const there = { household: `${from}010102`, people: {}, inRoster: true, credits: false }
    const { id } = people.newcomer
    expect(await stage.table.write(comes(there, id))).toMatchObject({ written: false })
    expect(await stage.table.write(countWrites(from, {}))).toMatchObject({ written: false })
    // Whoever scans the old code comes to the new one, where nothing is in the roster yet.
    expect(await stage.table.write(comes({ ...there, household: `${to}010102`, inRoster: false }, id))).toEqual({
      written: true,
    })
    await sweeping(stage).toEnd()
    const after = await livesAt(stage.table, to)
    expect(after.counts).toEqual({ households: 4, joined: 3, pushable: 2 })
    expect(after.rows).toEqual(['010101', '010102', '010201', '020101'])
    const [row] = await stage.table.read([keys.household(`${to}010102`)])
    expect(row?.phones).toEqual([{ index: `${from}010102`, sealed: `${from}010102` }])
  })

  it('of many households goes on piece by piece', async () => {
    const many = Array.from({ length: HOUSEHOLDS_A_PIECE + 5 }, (_, i) => ({ unit: 3, room: 101 + i, members: 0 }))
    await liveIn(stage.table, from, many)
    const { id } = await move()
    const sweep = sweeping(stage)
    await sweep.once()
    expect((await householdsIn(stage.table, from)).all).toHaveLength(10)
    const params = { area: community, jobId: id }
    expect(await stage.ok('worker', 'getAreaJob', { params }).catch(() => 'notAllowed')).toBe('notAllowed')
    expect(await stage.ok('communityStaff', 'getAreaJob', { params })).toMatchObject({ state: 'running', done: 0 })
    await sweep.toEnd()
    expect(await livesAt(stage.table, to)).toMatchObject({ counts: { households: many.length + 4, joined: 2 } })
  })

  it('merges a grid into another, which can be closed when all are through, and splits one', async () => {
    await stage.ok('communityStaff', 'addArea', { body: { parent: grid1, name: '西塔' } })
    const { items } = await stage.ok('resident', 'listAreas', { query: { parent: grid1 } })
    const buildings = items.map(({ code, name }) => ({
      area: code,
      name: name.slice(-2) === '号楼' ? '旧1号楼' : name.slice(-2),
    }))
    await stage.ok('communityStaff', 'moveBuildings', { params: { area: community }, body: { buildings, grid: grid2 } })
    const closing = () => stage.call('communityStaff', 'closeArea', { params: { area: grid1 } })
    expect((await closing()).body.error?.code).toBe('notEmpty')
    const sweep = sweeping(stage)
    await sweep.toEnd()
    expect((await closing()).status).toBe(200)
    const made = await stage.ok('communityStaff', 'addArea', { body: { parent: community, name: '新网格' } })
    const split = { buildings: [{ area: `${grid2}003` }], grid: made.code }
    await stage.ok('communityStaff', 'moveBuildings', { params: { area: community }, body: split })
    await sweep.toEnd()
    const check = await stage.ok('communityStaff', 'checkAreas', { params: { area: community } })
    expect(check.households).toBe(4)
    expect(check.faults.filter(({ kind }) => kind === 'buildingGone' || kind === 'miscounted')).toEqual([])
  })
})

describe('a name', () => {
  it('goes down to the help that is asked for there, and not to what was over by then', async () => {
    const [asked, over] = [await seededHelp(stage), await seededHelp(stage)]
    await stage.ok('resident', 'cancelHelp', { params: { helpId: over }, body: { reason: '不用了' } })
    const { card } = await storedHelpOf(stage, asked)
    await stage.ok('communityStaff', 'renameArea', { params: { area: card.place.area }, body: { name: '东楼' } })
    await sweeping(stage).toEnd()
    const name = '大江园社区第1网格东楼'
    expect((await storedHelpOf(stage, asked)).card).toMatchObject({ place: { name }, version: card.version + 1 })
    expect((await stage.ok('neighbour', 'listNearHelp')).items).toMatchObject([{ id: asked, place: { name } }])
    expect((await storedHelpOf(stage, over)).card.place).toEqual(card.place)
  })

  it('goes down to buildings, homes, joins and roles below it', async () => {
    const params = { area: grid1 }
    await stage.ok('communityStaff', 'renameArea', { params, body: { name: '江畔网格' } })
    await stage.ok('communityStaff', 'renameArea', { params: { area: from }, body: { name: '东楼' } })
    await sweeping(stage).toEnd()
    const { items } = await stage.ok('resident', 'listAreas', { query: { parent: grid1 } })
    expect(items.map(({ fullName }) => fullName)).toContain('大江园社区江畔网格东楼')
    for (const { person, join } of lived) {
      expect((await personOf(person))?.homes[0]).toMatchObject({
        household: expect.stringContaining(from),
        buildingName: '大江园社区江畔网格东楼',
        lineage: [{ area: grid1, name: '大江园社区江畔网格' }, {}, {}],
      })
      const [item] = await stage.table.read([keys.join(join)])
      expect(item?.card).toMatchObject({ buildingName: '大江园社区江畔网格东楼' })
    }
    expect((await stage.ok('worker', 'getMe')).roles[0]).toMatchObject({ area: grid1, areaName: '大江园社区江畔网格' })
    expect((await stage.ok('communityStaff', 'getCoverage', { params: { area: community } })).buildings).toContainEqual(
      {
        code: from,
        name: '东楼',
        level: 'building',
        households: 4,
        joined: 2,
      },
    )
  })
})

/** A table that dies at its nth write, before it or after. */
function dyingAt(table: Table, at: number, after: boolean) {
  let count = 0
  const write = async (writes: readonly Write[]) => {
    if (++count < at) return table.write(writes)
    if (count === at && after) await table.write(writes)
    throw new Error('Killed')
  }
  return { table: { ...table, write }, killed: () => count >= at }
}
