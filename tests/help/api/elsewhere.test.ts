/** Help for somebody else who agreed, where they are. */
import { beforeEach, expect, it } from 'vitest'
import { carryHelp } from '../../../functions/help/carry-help.ts'
import { copyHelp } from '../../../functions/help/copy.ts'
import { livesNear } from '../../../functions/help/policy.ts'
import { codeIn } from '../../../functions/households/move-household.ts'
import { keys } from '../../../functions/platform/table.ts'
import { askedBefore } from '../../../miniprogram/src/help/ask/form.ts'
import type { NewHelp } from '../../../shared/help/request.ts'
import { HOUR } from '../../../shared/lifecycle.ts'
import { building1, building2, farBuilding, grid2, people } from '../../support/district.ts'
import { asking, storedHelpOf } from '../../support/help.ts'
import { anew, at, nothingFailed, seen, stage, swept } from './scene.ts'

beforeEach(anew)

const ROOM = '1单元201，门口有盆花'
const AGREED = '早上打电话问过，她说好'
const there = { whose: 'other', elsewhere: { building: building2, room: ROOM }, agreed: AGREED } as const
const opened = (more: Partial<NewHelp> = {}) =>
  stage.call('resident', 'openHelp', { body: asking(stage, { ...there, ...more }) })
const near = async (who: 'neighbour' | 'unverified') => (await stage.ok(who, 'listNearHelp')).items

it('is in the building of who agreed: neighbours there find it, who comes alone learns where exactly, and the word is on record', async () => {
  const { body } = await opened({ scope: 'building' })
  const params = { helpId: body.id }
  const place = { area: building2, name: '大江园社区第2网格1号楼' }
  expect(body.place).toEqual(place)
  expect(await near('neighbour')).toMatchObject([{ id: body.id, place, distance: 'building' }])
  const stranger = await seen('neighbour', body.id)
  expect(JSON.stringify(stranger)).not.toMatch(/盆花|打电话/)
  const agreed = { words: AGREED, at: at(0) }
  expect(await seen('resident', body.id)).toMatchObject({ room: ROOM, agreed })
  await stage.ok('neighbour', 'offerHelp', { params, body: {} })
  const helper = await seen('neighbour', body.id)
  expect([helper.room, helper.agreed]).toEqual([ROOM, undefined])
  expect(await seen('communityStaff', body.id)).toMatchObject({ agreed })
  const [item] = await stage.table.read([keys.help(body.id)])
  if (!item) throw new Error('It is not there')
  expect(JSON.stringify(await copyHelp(stage.table, item, people.resident.id))).toContain(AGREED)
  await stage.ok('resident', 'handOverHelp', { params, body: {} })
  const { ticket = '' } = await seen('resident', body.id)
  const { place: where } = await stage.ok('worker', 'getTicket', { params: { ticketId: ticket } })
  expect(where).toMatchObject({ ...place, detail: ROOM })
})

it('is for somebody else who agreed, in a building of one’s own community', async () => {
  const fields = async (more: object) => {
    const { status, body } = await stage.call('resident', 'openHelp', { body: { ...asking(stage, there), ...more } })
    return [status, Object.keys(body.error?.fields ?? {})]
  }
  expect(await fields({ whose: 'me' })).toEqual([400, ['elsewhere', 'agreed']])
  expect(await fields({ agreed: undefined })).toEqual([400, ['agreed']])
  for (const building of [farBuilding, building2.slice(0, 15), building2.replace(/001$/, '999')])
    expect(await fields({ elsewhere: { building, room: ROOM } })).toEqual([400, ['elsewhere.building']])
  // What whom it is for agreed to stands with one’s own home too.
  const own = (await opened({ elsewhere: undefined })).body
  expect([own.place.area, (await seen('resident', own.id)).agreed?.words]).toEqual([building1, AGREED])
})

it('comes again there a week later, and the words of it are checked with the others', async () => {
  const { body } = await opened({ weekly: true, at: at(2 * HOUR), until: at(3 * HOUR) })
  stage.clock.pass(3 * HOUR)
  for (let i = 0; i < 3; i++) await nothingFailed()
  const { next = '' } = await seen('resident', body.id)
  const again = await seen('resident', next)
  expect([again.place.area, again.room, again.agreed?.words]).toEqual([building2, ROOM, AGREED])
  expect((await opened({ elsewhere: { building: building2, room: '违规词' } })).body.heldBack).toBe('risky')
})

const to = { building: `${grid2}009`, buildingName: '大江园社区第2网格9号楼', lineage: [] }
const [home] = people.resident.homes
const household = home?.household ?? ''
const moved = codeIn(to.building, household)

it.each([
  ['another building than its asker’s', building2, [building2, moved]],
  ['the building of its asker', building1, [to.building, moved]],
] as const)('in %s: its asker’s building comes to another grid, and their home stays theirs', async (_, at, after) => {
  const { id } = (await opened({ elsewhere: { building: at, room: ROOM } })).body
  await carryHelp(stage.table, building1, to)
  const { card } = await storedHelpOf(stage, id)
  expect([card.place.area, card.household]).toEqual(after)
  // Another of that home is no neighbour of theirs.
  const homes = people.resident.homes.map((each) => ({ ...each, ...to, household: moved }))
  expect(livesNear({ homes }, card)).toBe(false)
  await carryHelp(stage.table, building1, to)
  expect((await storedHelpOf(stage, id)).card.version).toBe(card.version)
  // And with the building that it is in it goes alone.
  await carryHelp(stage.table, card.place.area, { ...to, building: `${grid2}008` })
  expect((await storedHelpOf(stage, id)).card.place.area).toBe(`${grid2}008`)
})

it.each(['carried on', 'not carried yet'])(
  'is called off when its asker leaves the home that has come to another grid (%s)',
  async (how) => {
    const { id } = (await opened()).body
    if (how === 'carried on') await carryHelp(stage.table, building1, to)
    await stage.table.write([
      { update: keys.area(building1), changes: { set: { movedTo: to.building } } },
      { update: keys.person(people.resident.id), changes: { set: { homes: [] } } },
      { put: { ...keys.left(people.resident.id, moved), household: moved, due: 'DUE#0', dueAt: at(0) } },
    ])
    await nothingFailed()
    expect((await storedHelpOf(stage, id)).card.state).toBe('cancelled')
  },
)

const weekly = () => opened({ weekly: true, at: at(2 * HOUR), until: at(3 * HOUR) })
const aWeekLater = async (id: string) => {
  stage.clock.pass(3 * HOUR)
  for (let i = 0; i < 3; i++) await nothingFailed()
  return (await seen('resident', id)).next
}

it('comes again where its building is by then, and not in one that is no more', async () => {
  const { id } = (await weekly()).body
  const [node] = await stage.table.read([keys.area(building2)])
  await stage.table.write([
    { put: { ...node, ...keys.area(to.building), code: to.building, fullName: to.buildingName } },
    { update: keys.area(building2), changes: { set: { movedTo: to.building, closedAt: at(0) } } },
  ])
  const next = await aWeekLater(id)
  const again = await seen('resident', next ?? '')
  expect([again.place, again.room]).toEqual([{ area: to.building, name: to.buildingName }, ROOM])
  expect((await storedHelpOf(stage, again.id)).lineage).toHaveLength(3)

  const { id: closing } = (await weekly()).body
  await stage.table.write([{ update: keys.area(to.building), changes: { set: { closedAt: at(0) } } }])
  expect([await aWeekLater(closing), (await swept()).due]).toEqual([undefined, 0])
})

it('says to who asked that it was not at their home, whichever building it was in', async () => {
  const { id } = (await opened({ elsewhere: { building: building1, room: ROOM } })).body
  const own = (await opened({ elsewhere: undefined })).body
  const elsewhere = { building: building1, name: expect.anything() }
  const before = await seen('resident', id)
  expect(askedBefore(people.resident, before, '2026-11-24')).toMatchObject({ elsewhere, room: ROOM, agreed: '' })
  const atHome = await seen('resident', own.id)
  expect(askedBefore(people.resident, atHome, '2026-11-24')).toMatchObject({ building: building1, room: '' })
  expect([before.elsewhere, atHome.elsewhere, (await seen('neighbour', id)).elsewhere]).toEqual([
    true,
    undefined,
    undefined,
  ])
})
