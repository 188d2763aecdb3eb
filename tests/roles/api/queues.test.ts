/** The queues of who runs one building, and of who oversees a city: neither has a list of its own. */
import { expect, it } from 'vitest'
import { keys } from '../../../functions/platform/table.ts'
import { grantItem } from '../../../functions/roles/grant.ts'
import { levelOf } from '../../../shared/areas/code.ts'
import type { HeldRole } from '../../../shared/roles/roles.ts'
import { lift } from '../../support/cases.ts'
import { building1, building2, community, farGrid, grid1, type PersonName, people } from '../../support/district.ts'
import { settleAll } from '../../support/households.ts'
import { asked } from '../../support/requests.ts'
import { anew, grant, idOf, rolesOf, stage } from './scene.ts'

const beside = `${grid1}009`

/** As founding does, before there is anybody who could give the role. */
async function give(who: PersonName, ...roles: Pick<HeldRole, 'role' | 'area'>[]) {
  const held = roles.map((each) => ({ ...each, areaName: each.area }))
  await stage.table.write([
    { update: keys.person(idOf(who)), changes: { set: { roles: held } } },
    ...held.map((each) => ({ put: grantItem(idOf(who), each, idOf('administrator'), '2026-03-01T00:00:00.000Z') })),
  ])
}

const idsOf = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id).sort()
const tickets = async (who: PersonName, query: { area?: string; limit?: number } = {}) =>
  idsOf(await stage.ok(who, 'listTicketQueue', { query }))
const file = async (who: PersonName, area: string) =>
  (await stage.ok(who, 'openTicket', { body: { ...lift, place: { area } } })).id

it('of one building are what of its grid’s is its own, and its administrator runs it', async () => {
  await anew()
  await settleAll(stage, ['resident', 'neighbour'])
  await give('newcomer', { role: 'administrator', area: building1 })
  const other = { code: beside, level: levelOf(beside), name: '9号楼', fullName: '大江园社区第1网格9号楼' }
  await stage.table.write([{ put: { ...keys.area(beside), ...other } }])
  // What is beside it fills the pages before.
  const others: string[] = []
  for (let n = 0; n < 3; n++) others.push(await file('neighbour', beside))
  const own = await file('resident', building1)
  expect(await tickets('newcomer', { limit: 1 })).toEqual([own])
  expect(await tickets('newcomer', { area: building1 })).toEqual([own])
  expect(await tickets('worker', { area: building1 })).toEqual([own])
  expect(await tickets('worker', { area: grid1 })).toEqual([...others, own].sort())
  expect((await stage.ok('newcomer', 'getTicket', { params: { ticketId: own } })).parties).toEqual(['observer'])

  const join = (unit: number, room: number, building: string) =>
    stage.ok('farResident', 'requestJoin', { body: { building, unit, room, relation: 'tenant' } })
  const [here, there] = [await join(1, 301, building1), await join(2, 502, building2)]
  expect(idsOf(await stage.ok('newcomer', 'listJoinQueue'))).toEqual([here.id])
  expect((await stage.call('newcomer', 'approveJoin', { params: { joinId: there.id }, body: {} })).status).toBe(404)
  await stage.ok('newcomer', 'approveJoin', { params: { joinId: here.id }, body: {} })

  const { id: request } = await stage.ok('resident', 'askRequest', { body: asked })
  await stage.ok('neighbour', 'askRequest', { body: asked })
  expect(idsOf(await stage.ok('newcomer', 'listRequestQueue'))).toEqual([request])
  await stage.ok('newcomer', 'answerRequest', {
    params: { requestId: request },
    body: { text: '房号已经改好了。', done: true },
  })
  for (const list of ['listModerationQueue', 'listCalls', 'listHelpQueue'] as const)
    expect((await stage.ok('newcomer', list)).items, list).toEqual([])

  for (const role of ['administrator', 'ownersCommittee', 'propertyManager'] as const)
    expect((await grant('newcomer', 'neighbour', role, building1)).status, role).toBe(200)
  expect((await grant('newcomer', 'neighbour', 'gridWorker', grid1)).status).toBe(403)
  expect(await rolesOf('neighbour')).toHaveLength(3)
  // Who also works a grid elsewhere keeps that one's queue beside it.
  await give('newcomer', { role: 'administrator', area: building1 }, { role: 'gridWorker', area: farGrid })
  const far = await file('farResident', people.farResident.homes[0]?.building ?? '')
  expect(await tickets('newcomer')).toEqual([own, far].sort())
})

it('of a city are those of its districts', async () => {
  await anew()
  await give('newcomer', { role: 'supervisor', area: '4201' })
  await give('neighbour', { role: 'administrator', area: '4201' })
  const all = [await file('resident', building1), await file('farResident', farGrid)].sort()
  expect(await tickets('newcomer')).toEqual(all)
  const join = await stage.ok('unverified', 'requestJoin', {
    body: { building: building2, unit: 2, room: 502, relation: 'family' },
  })
  expect(idsOf(await stage.ok('neighbour', 'listJoinQueue'))).toEqual([join.id])
  const { id } = await stage.ok('resident', 'writePost', {
    params: { channel: community },
    body: { text: '这里有待审词' },
  })
  expect(idsOf(await stage.ok('newcomer', 'listModerationQueue'))).toEqual([id])
  for (const list of ['listCalls', 'listHelpQueue'] as const)
    expect((await stage.ok('newcomer', list)).items, list).toEqual([])
})
