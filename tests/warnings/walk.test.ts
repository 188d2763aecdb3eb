/** How far a warning got, household by household: as of a notice, for each message of it apart; of what was told last, doors are ticked off. */
import { beforeEach, describe, expect, it } from 'vitest'
import { buildingItem } from '../../functions/areas/building.ts'
import type { OperationId } from '../../shared/routes.ts'
import { type DeliveryStage, deliveryStage } from '../notices/delivery/stage.ts'
import { counting } from '../support/client.ts'
import {
  building1,
  building2,
  community,
  farCommunity,
  grid1,
  grid2,
  type PersonName,
  street,
} from '../support/district.ts'
import { enrol } from '../support/households.ts'
import { newKey } from '../support/scenes.ts'
import { rainstorm, relay } from '../support/warnings.ts'

const HOUR = 3_600_000
const at = (room: number) => ({ building: building1, unit: 1, room })
const household = (room: number) => `${building1}01${String(room).padStart(4, '0')}`

let on: DeliveryStage
beforeEach(async () => {
  on = await deliveryStage()
})

const code = async (who: PersonName, operation: OperationId, sent: object) =>
  (await on.stage.call(who, operation, { key: newKey(), ...sent } as never)).body.error?.code
const reach = (id: string, who: PersonName = 'communityStaff', area = community) =>
  on.stage.ok(who, 'getReach', { params: { announcementId: id }, query: { area } })
const doors = async (id: string) =>
  (await on.stage.ok('worker', 'getWalkingList', { params: { announcementId: id, building: building1 } })).items
const tick = (id: string, room: number) => ({ params: { announcementId: id, household: household(room) } })
const opens = (id: string, who: PersonName = 'resident') =>
  on.stage.ok(who, 'openWarning', { params: { warningId: id } })

describe('how far a warning got', () => {
  it('is for staff of any part of where it goes to, of their own part; supervisors tick no door, others see nothing', async () => {
    await enrol(on.stage, at(1))
    const { id } = await relay(on.stage, { area: street }, 'streetStaff')
    const params = { announcementId: id }
    for (const who of ['resident', 'newcomer', 'responder', 'propertyManager'] as const) {
      expect(await code(who, 'getReach', { params, query: { area: community } }), who).toBe('notAllowed')
      expect(await code(who, 'getDelivery', { params }), who).toBe('notAllowed')
      expect(await code(who, 'getWalkingList', { params: { ...params, building: building1 } }), who).toBe('notAllowed')
      expect(await code(who, 'tickDoor', tick(id, 1)), who).toBe('notAllowed')
    }
    expect(await code('farCommunityStaff', 'getDelivery', { params })).toBe('notFound')
    expect(await code('farCommunityStaff', 'getReach', { params, query: { area: farCommunity } })).toBe('notFound')
    expect(await code('farCommunityStaff', 'getReach', { params, query: { area: community } })).toBe('notAllowed')
    expect(await code('communityStaff', 'getReach', { params, query: { area: street } })).toBe('notAllowed')
    expect(await code('otherWorker', 'getReach', { params, query: { area: grid1 } })).toBe('notAllowed')
    for (const who of ['supervisor', 'otherWorker'] as const) {
      expect(await code(who, 'getWalkingList', { params: { ...params, building: building1 } }), who).toBe('notAllowed')
      expect(await code(who, 'tickDoor', tick(id, 1)), who).toBe('notAllowed')
      expect(await code(who, 'untickDoor', tick(id, 1)), who).toBe('notAllowed')
    }
    const gone = { announcementId: `wrn_${'0'.repeat(26)}` }
    expect(await code('communityStaff', 'getReach', { params: gone, query: { area: community } })).toBe('notFound')
    expect(await code('worker', 'tickDoor', { params: { ...gone, household: household(1) } })).toBe('notFound')
    expect(await code('worker', 'tickDoor', tick(id, 2))).toBe('notFound')
    const elsewhere = await relay(on.stage, { area: farCommunity }, 'farCommunityStaff')
    expect(await code('worker', 'tickDoor', tick(elsewhere.id, 1))).toBe('notFound')

    expect(await reach(id, 'otherWorker', grid2)).toMatchObject({ items: [{ code: building2 }] })
    expect(await reach(id, 'communityStaff')).toMatchObject({ targeted: 1, reached: 0 })
    for (const who of ['supervisor', 'streetStaff', 'districtStaff', 'communityStaff', 'otherWorker'] as const)
      expect((await on.stage.ok(who, 'getDelivery', { params })).state, who).toBe('planning')
    expect((await reach(id, 'supervisor', street)).targeted).toBe(1)
    expect(await on.stage.ok('worker', 'tickDoor', tick(id, 1))).toMatchObject({ ticked: true })
  })

  it('is who was told over its delivery, who opened it, and who was told at the door; all rows add up', async () => {
    for (const room of [1, 2, 3]) await enrol(on.stage, at(room))
    await enrol(on.stage, { building: building2, unit: 1, room: 9 })
    await on.settle(building1, 1, [1])
    const { id } = await relay(on.stage)
    const params = { announcementId: id }
    await on.drain(id)
    expect(await on.stage.ok('supervisor', 'getDelivery', { params })).toMatchObject({
      state: 'done',
      grids: { planned: 2, done: 2 },
      households: { messaged: 1 },
      people: { sent: 1 },
    })
    expect(await reach(id)).toMatchObject({ targeted: 4, message: 1, opened: 0, confirmed: 0, reached: 1 })
    expect((await doors(id)).map(({ household: each }) => each)).toEqual([household(2), household(3)])
    await on.stage.ok('worker', 'tickDoor', tick(id, 2))
    expect(await doors(id)).toMatchObject([{ tickedAt: expect.any(String) }, { household: household(3) }])
    const { items, buildings = [], ...sum } = await reach(id)
    expect(sum).toMatchObject({ targeted: 4, message: 1, ticked: 1, reached: 2, settled: 1 })
    for (const rows of [items, buildings]) expect(rows.reduce((total, row) => total + row.reached, 0)).toBe(sum.reached)
    await on.stage.ok('worker', 'untickDoor', tick(id, 2))
    expect(await reach(id)).toMatchObject({ ticked: 0, reached: 1 })
    const audited = await on.stage.ok('administrator', 'listAudit', { query: { area: grid1 } })
    const kept = audited.items.filter(({ what }) => what === id).map(({ operation }) => operation)
    expect(kept).toEqual(expect.arrayContaining(['getWalkingList', 'tickDoor', 'untickDoor']))
  })

  it('counts a household once as having opened it: a verified one that it goes to, while it stands', async () => {
    const { id } = await relay(on.stage)
    for (const who of ['unverified', 'farResident', 'newcomer', 'communityStaff'] as const)
      expect(await opens(id, who), who).toEqual({ counted: false })
    expect(await reach(id)).toMatchObject({ opened: 0, reached: 0 })
    expect(await code('resident', 'openWarning', { params: { warningId: `wrn_${'0'.repeat(26)}` } })).toBe('notFound')
    for (let i = 0; i < 2; i++) expect(await opens(id)).toEqual({ counted: true })
    expect(await opens(id, 'neighbour')).toEqual({ counted: true })
    expect(await reach(id)).toMatchObject({ opened: 2, reached: 2 })
    const later = await relay(on.stage, { endsAt: new Date(on.stage.clock.now() + HOUR).toISOString() })
    on.stage.clock.pass(HOUR)
    expect(await opens(later.id)).toEqual({ counted: false })
  })

  it('is told of each message apart: what was told before stays, and doors are ticked off for what was told last', async () => {
    for (const room of [1, 2]) await enrol(on.stage, at(room))
    const first = await relay(on.stage)
    await on.stage.ok('worker', 'tickDoor', tick(first.id, 1))
    const update = await on.stage.ok('communityStaff', 'updateWarning', {
      params: { warningId: first.id },
      key: newKey(),
      body: { ...rainstorm(on.stage), level: 'red' },
    })
    await opens(first.id)
    expect(await reach(first.id)).toMatchObject({ ticked: 1, opened: 0 })
    expect((await on.stage.ok('supervisor', 'getDelivery', { params: { announcementId: first.id } })).state).toBe(
      'stopped',
    )
    for (const operation of ['tickDoor', 'untickDoor'] as const)
      expect(await code('worker', operation, tick(first.id, 1))).toBe('wrongState')
    expect(await doors(update.id)).toHaveLength(2)
    await on.stage.ok('worker', 'tickDoor', tick(update.id, 2))
    const cancel = await on.stage.ok('communityStaff', 'cancelWarning', {
      params: { warningId: update.id },
      key: newKey(),
      body: { reference: '武气警〔2026〕13号', text: '暴雨已经过去' },
    })
    expect(await code('worker', 'tickDoor', tick(update.id, 1))).toBe('wrongState')
    expect(await opens(cancel.id)).toEqual({ counted: true })
    await on.stage.ok('worker', 'tickDoor', tick(cancel.id, 1))
    expect(await reach(update.id)).toMatchObject({ ticked: 1, opened: 0 })
    expect(await reach(cancel.id)).toMatchObject({ ticked: 1, opened: 1 })
    // Who was not told in its time is told still.
    on.stage.clock.pass(24 * HOUR)
    await on.stage.ok('worker', 'tickDoor', tick(cancel.id, 2))
    expect(await reach(cancel.id)).toMatchObject({ ticked: 2 })
  })
})

describe('what it asks of the table', () => {
  async function requests(operation: OperationId, who: PersonName, sent: object) {
    const count = counting(on.stage.client)
    await on.stage.ok(who, operation, { key: newKey(), ...sent } as never)
    count.stop()
    return count.counts
  }
  const move = { BatchGetItemCommand: 1, TransactWriteItemsCommand: 1 }

  it.each([10, 432_230])(
    'is the same to pass one on to %i households, and to see how far it got',
    async (households) => {
      const all = { code: building2, level: 'building' as const, name: '1号楼', fullName: '1号楼' }
      await on.stage.table.write([{ put: buildingItem(all, { households, joined: households }) }])
      for (const room of [1, 2]) await enrol(on.stage, at(room))
      const body = { ...rainstorm(on.stage), area: community }
      expect(await requests('relayWarning', 'communityStaff', { body })).toEqual(move)
      const { id } = await relay(on.stage)
      const params = { announcementId: id }
      expect({
        open: await requests('openWarning', 'resident', { params: { warningId: id } }),
        again: await requests('openWarning', 'resident', { params: { warningId: id } }),
        delivery: await requests('getDelivery', 'communityStaff', { params }),
        reach: await requests('getReach', 'communityStaff', { params, query: { area: community } }),
        doors: await requests('getWalkingList', 'worker', { params: { ...params, building: building1 } }),
        tick: await requests('tickDoor', 'worker', tick(id, 1)),
      }).toEqual({
        open: { BatchGetItemCommand: 2, TransactWriteItemsCommand: 1 },
        again: { BatchGetItemCommand: 2 },
        delivery: { BatchGetItemCommand: 1 },
        reach: { BatchGetItemCommand: 1, QueryCommand: 3 },
        doors: { BatchGetItemCommand: 1, QueryCommand: 3, TransactWriteItemsCommand: 1 },
        tick: move,
      })
      expect((await reach(id)).targeted).toBe(households + 2)
    },
  )
})
