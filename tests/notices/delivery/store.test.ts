import { beforeEach, describe, expect, it } from 'vitest'
import { joinedItem } from '../../../functions/households/occupancy.ts'
import { missNoticeDeadline } from '../../../functions/notices/miss-deadline.ts'
import { keys } from '../../../functions/platform/table.ts'
import { keepSocket } from '../../../functions/sockets/store.ts'
import { HOUR, MINUTE } from '../../../shared/lifecycle.ts'
import {
  building1,
  building2,
  community,
  district,
  farCommunity,
  grid1,
  people,
  sessionOf,
  street,
} from '../../support/district.ts'
import { heldBy } from '../../support/message-scenes.ts'
import { publish } from '../../support/notices.ts'
import { type DeliveryStage, deliveryStage, rosterOf } from './stage.ts'

let on: DeliveryStage
beforeEach(async () => {
  on = await deliveryStage()
})

const roster = (building: string, households: number) =>
  on.stage.table.write([{ put: rosterOf(building, building, households) }])

describe('a delivery', () => {
  it('reaches each member with a credit once, takes one credit of each, and counts households and people', async () => {
    await roster(building1, 12)
    await roster(building2, 3)
    const [a = '', b = '', c = ''] = await on.settle(building1, 1, [2, 1, 0])
    const [d = ''] = await on.settle(building1, 2, [0])
    const [e = ''] = await on.settle(building2, 1, [1])
    const id = await on.open()
    await on.drain(id)
    expect(on.sentTo(id).sort()).toEqual([a, b, e].map((person) => `openid of ${person}`).sort())
    expect(await Promise.all([a, b, c, d, e].map((person) => heldBy(on.stage, person)))).toEqual([1, 0, 0, 0, 0])
    expect(await on.counts(id)).toMatchObject({
      planned: 2,
      done: 2,
      targeted: 15,
      told: 0,
      messaged: 2,
      sent: 3,
      refused: 0,
      failed: 0,
      unsure: 0,
    })
    expect(await on.marked(id, building1, 'message')).toEqual([`${building1}010001`])
    expect(await on.card(id, building1)).toMatchObject({ message: 1, reached: 1, socket: 0 })
    expect(await on.card(id, building2)).toMatchObject({ message: 1, reached: 1 })
    expect(await on.delivery(id)).toMatchObject({ state: 'done', endedAt: expect.any(String) })
    expect(await on.chunk(id)).toMatchObject({ state: 'done', targeted: 12, messaged: 1, sent: 2 })
  })

  it('goes to the grids under its targets and no others, and to the buildings of one where only those are meant', async () => {
    const [inside = ''] = await on.settle(building1, 1, [1])
    await on.settle(building2, 1, [1])
    const id = await on.open([building1])
    await on.drain(id)
    expect(on.sentTo(id)).toEqual([`openid of ${inside}`])
    expect((await on.counts(id)).planned).toBe(1)
    for (const [targets, planned] of [
      [[district], 3],
      [[street], 2],
      [[community, farCommunity], 3],
      [[grid1], 1],
    ] as const) {
      const another = await on.open(targets)
      await on.drain(another)
      expect(await on.counts(another)).toMatchObject({ planned, done: planned, whole: true })
    }
  })

  it('sends one message to who has two homes there, and marks both', async () => {
    const [person = ''] = await on.settle(building1, 1, [5])
    const [item] = await on.stage.table.read([keys.member(`${building1}010001`, person)])
    await on.settle(building2, 7, [])
    await on.stage.table.write([{ put: joinedItem(`${building2}010007`, { [person]: 1 }) }])
    await on.stage.table.write([{ put: { ...item, ...keys.member(`${building2}010007`, person) } }])
    const id = await on.open()
    await on.drain(id)
    expect(on.sentTo(id)).toHaveLength(1)
    expect(await on.counts(id)).toMatchObject({ sent: 1, messaged: 2 })
    expect(await on.marked(id, building2, 'message')).toEqual([`${building2}010007`])
  })

  it('goes on from where its time was over, handful by handful', async () => {
    for (let room = 1; room <= 9; room++) await on.settle(building1, room, [1])
    const id = await on.open()
    await on.drain(id, on.ports, { slice: 0, handful: 4, parallel: 2 })
    expect(on.sentTo(id)).toHaveLength(9)
    expect(await on.counts(id)).toMatchObject({ sent: 9, messaged: 9 })
    expect((await on.chunk(id)).turn).toBeGreaterThan(2)
  })

  it('tells who looks into the app, counts their households, and forgets sockets that are gone', async () => {
    const listen = (name: 'resident' | 'neighbour', socket: string) =>
      keepSocket(
        on.stage.table,
        { socket, session: sessionOf(people[name].id), openedAt: on.stage.clock.now() - HOUR },
        people[name],
        [],
      )
    for (const socket of ['one', 'two']) await listen('resident', socket)
    await listen('neighbour', 'gone')
    const posted: string[] = []
    const line = {
      post: async (socket: string, data: string) => {
        posted.push(`${socket} ${data}`)
        return socket === 'gone' ? ('gone' as const) : ('sent' as const)
      },
    }
    const id = await on.open()
    await on.drain(id, { ...on.ports, line })
    const frame = JSON.stringify({ type: 'noticeCame', id })
    expect(posted.sort()).toEqual([`gone ${frame}`, `one ${frame}`, `two ${frame}`])
    expect(await on.counts(id)).toMatchObject({ told: 1, messaged: 0 })
    expect(await on.marked(id, building1, 'socket')).toEqual([people.resident.homes[0]?.household])
    expect((await on.stage.table.read([keys.socket('gone')]))[0]).toBeUndefined()
    const elsewhere = await on.open([building2])
    posted.length = 0
    await on.drain(elsewhere, { ...on.ports, line })
    expect(posted).toEqual([])
  })
})

describe('a worker that breaks while it sends', () => {
  it('sends nobody a second one: who was just being sent to is unsure, who was not is sent it later', async () => {
    for (let room = 1; room <= 8; room++) await on.settle(building1, room, [2])
    let sends = 0
    const breaking = {
      ...on.ports,
      messenger: {
        send: async (message: Parameters<typeof on.ports.messenger.send>[0]) => {
          const became = await on.ports.messenger.send(message)
          if (++sends === 3) throw new Error('Out of sockets')
          return became
        },
      },
    }
    const id = await on.open()
    await expect(on.drain(id, breaking, { slice: MINUTE, handful: 9, parallel: 2 })).rejects.toThrow('Out of sockets')
    for (let i = 0; i < 3; i++) {
      on.stage.clock.pass(6 * MINUTE)
      await on.sweep(id)
      await on.drain(id)
    }
    const sent = on.sentTo(id)
    expect(new Set(sent).size).toBe(sent.length)
    expect(sent).toHaveLength(8)
    expect(await on.counts(id)).toMatchObject({ sent: 7, unsure: 1, messaged: 7, done: 2 })
  })
})

describe('a published notice', () => {
  it('begins its delivery, whose progress its staff see; taken back, it stops where it is', async () => {
    for (let room = 1; room <= 16; room++) await on.settle(building1, room, [1])
    const noticeId = await publish(on.stage)
    const params = { noticeId }
    expect(await on.stage.ok('communityStaff', 'getDelivery', { params: { announcementId: noticeId } })).toMatchObject({
      state: 'planning',
      grids: { planned: 0, done: 0 },
    })
    on.answer(() => {
      // In the middle of it.
      return { outcome: 'sent' }
    })
    const [plan] = await on.stage.table.read([keys.deliveryPlan(noticeId)])
    expect(plan).toMatchObject({ targets: [community], message: { kind: '停水停电', title: '明天上午停水' } })
    let sends = 0
    const stopping = {
      ...on.ports,
      messenger: {
        send: async (message: Parameters<typeof on.ports.messenger.send>[0]) => {
          if (++sends === 2)
            await on.stage.ok('communityStaff', 'withdrawNotice', {
              params,
              key: 'taken-back',
              body: { reason: '内容有误' },
            })
          return on.ports.messenger.send(message)
        },
      },
    }
    await on.drain(noticeId, stopping, { slice: MINUTE, handful: 3, parallel: 1 })
    expect(on.sentTo(noticeId).length).toBeLessThan(16)
    const progress = await on.stage.ok('communityStaff', 'getDelivery', { params: { announcementId: noticeId } })
    expect(progress.state).toBe('stopped')
    expect(await on.chunk(noticeId)).toMatchObject({ state: 'stopped' })
    // Who was sent nothing has the credit still, or was counted as sent.
    await on.drain(noticeId)
    expect((await on.stage.call('resident', 'getDelivery', { params: { announcementId: noticeId } })).status).toBe(403)
  })

  it('begins it at its time, by the sweep', async () => {
    const startsAt = new Date(on.stage.clock.now() + HOUR).toISOString()
    const noticeId = await publish(on.stage, { startsAt })
    expect(
      (await on.stage.call('communityStaff', 'getDelivery', { params: { announcementId: noticeId } })).status,
    ).toBe(404)
    on.stage.clock.pass(HOUR)
    await missNoticeDeadline(on.stage.ports, noticeId)
    await on.drain(noticeId)
    expect(await on.stage.ok('communityStaff', 'getDelivery', { params: { announcementId: noticeId } })).toMatchObject({
      state: 'done',
      grids: { planned: 2, done: 2 },
    })
  })
})
