/** What becomes of a delivery by what WeChat says to each message. */
import { beforeEach, describe, expect, it } from 'vitest'
import { HOUR, MINUTE } from '../../../../shared/lifecycle.ts'
import { building1, building2, community } from '../../../support/district.ts'
import { heldBy } from '../../../support/message-scenes.ts'
import { type DeliveryStage, deliveryStage } from '../stage.ts'

let on: DeliveryStage
beforeEach(async () => {
  on = await deliveryStage()
})

describe('what WeChat says', () => {
  it('no (43101): the person has no credits any more, and is counted as refused', async () => {
    const [person = ''] = await on.settle(building1, 1, [4])
    on.answer(() => ({ outcome: 'refused' }))
    const id = await on.open()
    await on.drain(id)
    expect(await heldBy(on.stage, person)).toBe(0)
    expect(await on.counts(id)).toMatchObject({ refused: 1, sent: 0, messaged: 0 })
    expect([await on.peopleAt(building1, 1), await on.pushableOf(building1)]).toEqual([{ [person]: 0 }, 0])
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
    expect(on.sentTo(id)).toHaveLength(1)
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
    expect([await on.peopleAt(building1, 1), await on.pushableOf(building1)]).toEqual([{ [person]: 1 }, 1])
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
