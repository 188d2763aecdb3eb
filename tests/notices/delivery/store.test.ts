import { beforeEach, describe, expect, it } from 'vitest'
import { changeMarks, parseMarks } from '../../../functions/channels/marks.ts'
import { joinedItem, peopleOf } from '../../../functions/households/occupancy.ts'
import { creditsItem, noCredits } from '../../../functions/messages/credits.ts'
import { missTold } from '../../../functions/messages/miss-told.ts'
import { tellAgain } from '../../../functions/messages/tell.ts'
import { parseTold } from '../../../functions/messages/told.ts'
import { stopDelivery } from '../../../functions/notices/delivery/delivery.ts'
import { lateNoticeNews } from '../../../functions/notices/delivery/quiet.ts'
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
import { homeAt } from '../../support/households.ts'
import { heldBy } from '../../support/message-scenes.ts'
import { publish } from '../../support/notices.ts'
import { type DeliveryStage, deliveryStage, rosterOf } from './stage.ts'

let on: DeliveryStage
beforeEach(async () => {
  on = await deliveryStage()
})

const roster = (building: string, households: number) =>
  on.stage.table.write([{ put: rosterOf(building, building, households) }])
const sentTo = (id: string) => on.sent.filter(({ notice }) => notice === id).map(({ openid }) => openid)

describe('in quiet hours of somebody', () => {
  const hours = (from: number, to: number) => {
    const time = (each: number) => new Date(on.stage.clock.now() + (8 + each) * HOUR).toISOString().slice(11, 16)
    return { quiet: { from: time(from), to: time(to) } }
  }
  const wake = async (id: string, person: string) => {
    const key = keys.sent(`${id}:quiet`, person)
    await missTold(on.stage.ports, `${id}:quiet#${person}`)
    const told = parseTold((await on.stage.table.read([key]))[0])
    if (told) await tellAgain({ ...on.ports, notTaken: () => undefined }, told, await lateOf(id, person))
  }
  const lateOf = (id: string, person: string) => lateNoticeNews(on.stage.table, id, person, on.stage.clock.now())

  it('a notice waits for the end of them, once, and what presses does not', async () => {
    const [sleeps = '', wakes = '', other = ''] = await on.settle(building1, 1, [3, 3, 3])
    await on.stage.table.write([
      changeMarks(sleeps, parseMarks(undefined), hours(-1, 2)),
      changeMarks(wakes, parseMarks(undefined), hours(1, 2)),
    ])
    const id = await on.open()
    on.answer(({ openid }) => ({ outcome: openid.endsWith(other) ? 'again' : 'sent' }))
    await on.drain(id)
    on.answer(() => ({ outcome: 'sent' }))
    expect([sentTo(id), await heldBy(on.stage, sleeps)]).toEqual([[`openid of ${wakes}`], 2])
    // The chunk rested for another, and comes by again when the hours are over.
    on.stage.clock.pass(2 * HOUR)
    await on.sweep(id)
    await on.drain(id)
    expect(sentTo(id)).toEqual([wakes, other].map((person) => `openid of ${person}`))
    for (let i = 0; i < 2; i++) await wake(id, sleeps)
    expect(sentTo(id).slice(2)).toEqual([`openid of ${sleeps}`])
    expect(await heldBy(on.stage, sleeps)).toBe(2)
    await on.stage.table.write([
      { update: keys.reading(sleeps), changes: { set: hours(-1, 2) } },
      { update: keys.reading(wakes), changes: { set: hours(-1, 2) } },
    ])
    const urgent = await on.open([building1], undefined, true)
    await on.drain(urgent)
    expect(sentTo(urgent)).toHaveLength(3)
    // Taken back meanwhile, it is not told.
    const gone = await on.open([building1])
    await on.drain(gone)
    await on.stage.table.write([stopDelivery(gone)])
    on.stage.clock.pass(2 * HOUR)
    await wake(gone, sleeps)
    expect([sentTo(gone), await heldBy(on.stage, sleeps)]).toEqual([[`openid of ${other}`], 1])
  })
})

describe('a delivery', () => {
  it('reaches each member with a credit once, takes one credit of each, and counts households and people', async () => {
    await roster(building1, 12)
    await roster(building2, 3)
    const [a = '', b = '', c = ''] = await on.settle(building1, 1, [2, 1, 0])
    const [d = ''] = await on.settle(building1, 2, [0])
    const [e = ''] = await on.settle(building2, 1, [1])
    const id = await on.open()
    await on.drain(id)
    expect(sentTo(id).sort()).toEqual([a, b, e].map((person) => `openid of ${person}`).sort())
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
    expect(sentTo(id)).toEqual([`openid of ${inside}`])
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
    expect(sentTo(id)).toHaveLength(1)
    expect(await on.counts(id)).toMatchObject({ sent: 1, messaged: 2 })
    expect(await on.marked(id, building2, 'message')).toEqual([`${building2}010007`])
  })

  it('goes on from where its time was over, handful by handful', async () => {
    for (let room = 1; room <= 9; room++) await on.settle(building1, room, [1])
    const id = await on.open()
    await on.drain(id, on.ports, { slice: 0, handful: 4, parallel: 2 })
    expect(sentTo(id)).toHaveLength(9)
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

/** A household's people as the row says, and whether its building counts what its rows say. */
const peopleAt = async (building: string, room: number) =>
  peopleOf((await on.stage.table.read([keys.joined(`${building}01${String(room).padStart(4, '0')}`)]))[0])
const pushableOf = async (building: string) => Number((await on.stage.table.read([keys.area(building)]))[0]?.pushable)

describe('who has no credits left', () => {
  it('can be sent none from then on: their households say so, and the building counts it once a handful', async () => {
    const own: string[] = []
    for (let room = 1; room <= 12; room++) own.push(...(await on.settle(building1, room, [room % 3 ? 1 : 2])))
    expect(await pushableOf(building1)).toBe(12)
    let counted = 0
    const { table } = on.ports
    const watching = {
      ...on.ports,
      table: {
        ...table,
        write: (writes: Parameters<typeof table.write>[0]) => {
          if (writes.some((write) => 'update' in write && write.update.sk === `AREA#${building1}`)) counted++
          return table.write(writes)
        },
      },
    }
    const id = await on.open()
    await on.drain(id, watching, { slice: MINUTE, handful: 5, parallel: 4 })
    expect(sentTo(id)).toHaveLength(12)
    // Of four handfuls the last has nobody who is spent.
    expect(counted).toBe(3)
    expect(await pushableOf(building1)).toBe(4)
    expect(Object.values(await peopleAt(building1, 1))).toEqual([0])
    expect(Object.values(await peopleAt(building1, 3))).toEqual([1])
    // Nobody but these is looked at the next time.
    const again = await on.open()
    await on.drain(again)
    expect(sentTo(again).sort()).toEqual([2, 5, 8, 11].map((i) => `openid of ${own[i]}`).sort())
    expect(await pushableOf(building1)).toBe(0)
  })

  it('and whose household was not told so, since a worker was broken off, is found out by the next', async () => {
    const [person = ''] = await on.settle(building1, 1, [0, 0])
    const household = `${building1}010001`
    await on.stage.table.write([
      { put: joinedItem(household, { [person]: 2 }) },
      { update: keys.area(building1), changes: { set: {}, add: { pushable: 1, 'card.pushable': 1 } } },
    ])
    const id = await on.open()
    await on.drain(id)
    expect(sentTo(id)).toEqual([])
    expect([await peopleAt(building1, 1), await pushableOf(building1)]).toEqual([{ [person]: 0 }, 0])
  })

  it('but accepts one while the last is on its way, can be sent the next', async () => {
    const { resident } = people
    const household = `${building1}010001`
    await on.settle(building1, 1, [])
    await on.stage.table.write([
      { put: joinedItem(household, { [resident.id]: 1 }) },
      {
        put: creditsItem(resident.id, {
          ...noCredits(resident.openid),
          held: { notice: 1, callAnswered: 0, ticketMoved: 0 },
        }),
      },
      {
        update: keys.person(resident.id),
        changes: { set: { homes: [homeAt({ building: building1, unit: 1, room: 1 })] } },
      },
      { update: keys.area(building1), changes: { set: {}, add: { pushable: 1, 'card.pushable': 1 } } },
    ])
    const accepting = {
      ...on.ports,
      messenger: {
        send: async (message: Parameters<typeof on.ports.messenger.send>[0]) => {
          const results = [{ template: 'notice' as const, result: 'accept' as const }]
          await on.stage.ok('resident', 'keepCredits', { key: 'just-then', body: { results } })
          return on.ports.messenger.send(message)
        },
      },
    }
    const id = await on.open()
    await on.drain(id, accepting)
    expect(await heldBy(on.stage, resident.id)).toBe(1)
    expect([await peopleAt(building1, 1), await pushableOf(building1)]).toEqual([{ [resident.id]: 2 }, 1])
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
    const sent = sentTo(id)
    expect(new Set(sent).size).toBe(sent.length)
    expect(sent).toHaveLength(8)
    expect(await on.counts(id)).toMatchObject({ sent: 7, unsure: 1, messaged: 7, done: 2 })
  })
})

describe('what WeChat says', () => {
  it('no (43101): the person has no credits any more, and is counted as refused', async () => {
    const [person = ''] = await on.settle(building1, 1, [4])
    on.answer(() => ({ outcome: 'refused' }))
    const id = await on.open()
    await on.drain(id)
    expect(await heldBy(on.stage, person)).toBe(0)
    expect(await on.counts(id)).toMatchObject({ refused: 1, sent: 0, messaged: 0 })
    expect([await peopleAt(building1, 1), await pushableOf(building1)]).toEqual([{ [person]: 0 }, 0])
    expect(await on.card(id, building1)).toBeUndefined()
  })

  it('later: it is tried at once a few times, then rests, longer and longer, and is sent once in the end', async () => {
    const [person = ''] = await on.settle(building1, 1, [2])
    let tries = 0
    on.answer(() => {
      tries++
      return { outcome: 'again' }
    })
    const id = await on.open()
    await on.drain(id)
    expect([tries, await heldBy(on.stage, person)]).toEqual([3, 1])
    expect(await on.chunk(id)).toMatchObject({ state: 'waiting', rests: 1 })
    await on.sweep(id)
    await on.drain(id)
    on.stage.clock.pass(30_000)
    await on.sweep(id)
    await on.drain(id)
    expect([tries, (await on.chunk(id)).rests]).toEqual([6, 2])
    on.answer(() => ({ outcome: 'sent' }))
    on.stage.clock.pass(MINUTE)
    await on.sweep(id)
    await on.drain(id)
    expect(sentTo(id)).toHaveLength(1)
    expect(await heldBy(on.stage, person)).toBe(1)
    expect(await on.counts(id)).toMatchObject({ sent: 1, messaged: 1, done: 2 })
    expect(await on.delivery(id)).toMatchObject({ state: 'done' })
  })

  it('later, until it is over: then the credit is given back', async () => {
    const [person = ''] = await on.settle(building1, 1, [1])
    on.answer(() => ({ outcome: 'again' }))
    const id = await on.open([community], new Date(on.stage.clock.now() + HOUR).toISOString())
    await on.drain(id)
    expect(await heldBy(on.stage, person)).toBe(0)
    on.stage.clock.pass(2 * HOUR)
    await on.sweep(id)
    await on.drain(id)
    expect(await heldBy(on.stage, person)).toBe(1)
    expect([await peopleAt(building1, 1), await pushableOf(building1)]).toEqual([{ [person]: 1 }, 1])
    expect(await on.counts(id)).toMatchObject({ failed: 1, sent: 0, done: 2 })
  })

  it('that no such message can be sent: nobody else is tried, credits are given back, staff can see it', async () => {
    const own = await Promise.all(Array.from({ length: 6 }, (_, room) => on.settle(building1, room + 1, [1])))
    await on.settle(building2, 1, [1])
    let tries = 0
    on.answer(() => {
      tries++
      return { outcome: 'wrong', errcode: 40037 }
    })
    const id = await on.open()
    await on.drain(id, on.ports, { slice: MINUTE, handful: 4, parallel: 1 })
    expect(tries).toBe(1)
    expect(await Promise.all(own.flat().map((person) => heldBy(on.stage, person)))).toEqual([1, 1, 1, 1, 1, 1])
    expect(await on.counts(id)).toMatchObject({ wrong: 40037, done: 2, sent: 0 })
  })

  it('nothing that can be understood: nobody is sent a second one', async () => {
    await on.settle(building1, 1, [3])
    on.answer(() => ({ outcome: 'unsure' }))
    const id = await on.open()
    await on.drain(id)
    expect(await on.counts(id)).toMatchObject({ unsure: 1, messaged: 0, done: 2 })
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
    expect(sentTo(noticeId).length).toBeLessThan(16)
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
