/** Help for somebody else who agreed, where they are. */
import { beforeEach, expect, it } from 'vitest'
import { copyHelp } from '../../../functions/help/copy.ts'
import { keys } from '../../../functions/platform/table.ts'
import type { NewHelp } from '../../../shared/help/request.ts'
import { HOUR } from '../../../shared/lifecycle.ts'
import { building1, building2, farBuilding, people } from '../../support/district.ts'
import { asking } from '../../support/help.ts'
import { anew, at, nothingFailed, seen, stage } from './scene.ts'

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
