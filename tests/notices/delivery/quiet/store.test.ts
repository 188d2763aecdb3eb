/** Whose hours are quiet is sent nothing until they end. */
import { beforeEach, describe, expect, it } from 'vitest'
import { changeMarks, parseMarks } from '../../../../functions/channels/marks.ts'
import { missTold } from '../../../../functions/messages/miss-told.ts'
import { tellAgain } from '../../../../functions/messages/tell.ts'
import { parseTold } from '../../../../functions/messages/told.ts'
import { stopDelivery } from '../../../../functions/notices/delivery/delivery.ts'
import { lateNoticeNews } from '../../../../functions/notices/delivery/quiet.ts'
import { keys } from '../../../../functions/platform/table.ts'
import { HOUR } from '../../../../shared/lifecycle.ts'
import { building1 } from '../../../support/district.ts'
import { heldBy } from '../../../support/message-scenes.ts'
import { type DeliveryStage, deliveryStage } from '../stage.ts'

let on: DeliveryStage
beforeEach(async () => {
  on = await deliveryStage()
})

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
    expect([on.sentTo(id), await heldBy(on.stage, sleeps)]).toEqual([[`openid of ${wakes}`], 2])
    // The chunk rested for another, and comes by again when the hours are over.
    on.stage.clock.pass(2 * HOUR)
    await on.sweep(id)
    await on.drain(id)
    expect(on.sentTo(id)).toEqual([wakes, other].map((person) => `openid of ${person}`))
    for (let i = 0; i < 2; i++) await wake(id, sleeps)
    expect(on.sentTo(id).slice(2)).toEqual([`openid of ${sleeps}`])
    expect(await heldBy(on.stage, sleeps)).toBe(2)
    await on.stage.table.write([
      { update: keys.reading(sleeps), changes: { set: hours(-1, 2) } },
      { update: keys.reading(wakes), changes: { set: hours(-1, 2) } },
    ])
    const urgent = await on.open([building1], undefined, true)
    await on.drain(urgent)
    expect(on.sentTo(urgent)).toHaveLength(3)
    // Taken back meanwhile, it is not told.
    const gone = await on.open([building1])
    await on.drain(gone)
    await on.stage.table.write([stopDelivery(gone)])
    on.stage.clock.pass(2 * HOUR)
    await wake(gone, sleeps)
    expect([on.sentTo(gone), await heldBy(on.stage, sleeps)]).toEqual([[`openid of ${other}`], 1])
  })
})
