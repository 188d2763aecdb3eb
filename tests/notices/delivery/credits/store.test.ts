/** Who has no credits left: their household and their building say so. */
import { beforeEach, describe, expect, it } from 'vitest'
import { joinedItem } from '../../../../functions/households/occupancy.ts'
import { creditsItem, noCredits } from '../../../../functions/messages/credits.ts'
import { keys } from '../../../../functions/platform/table.ts'
import { MINUTE } from '../../../../shared/lifecycle.ts'
import { building1, people } from '../../../support/district.ts'
import { homeAt } from '../../../support/households.ts'
import { heldBy } from '../../../support/message-scenes.ts'
import { type DeliveryStage, deliveryStage } from '../stage.ts'

let on: DeliveryStage
beforeEach(async () => {
  on = await deliveryStage()
})

describe('who has no credits left', () => {
  it('can be sent none from then on: their households say so, and the building counts it once a handful', async () => {
    const own: string[] = []
    for (let room = 1; room <= 12; room++) own.push(...(await on.settle(building1, room, [room % 3 ? 1 : 2])))
    expect(await on.pushableOf(building1)).toBe(12)
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
    expect(on.sentTo(id)).toHaveLength(12)
    // Of four handfuls the last has nobody who is spent.
    expect(counted).toBe(3)
    expect(await on.pushableOf(building1)).toBe(4)
    expect(Object.values(await on.peopleAt(building1, 1))).toEqual([0])
    expect(Object.values(await on.peopleAt(building1, 3))).toEqual([1])
    // Nobody but these is looked at the next time.
    const again = await on.open()
    await on.drain(again)
    expect(on.sentTo(again).sort()).toEqual([2, 5, 8, 11].map((i) => `openid of ${own[i]}`).sort())
    expect(await on.pushableOf(building1)).toBe(0)
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
    expect(on.sentTo(id)).toEqual([])
    expect([await on.peopleAt(building1, 1), await on.pushableOf(building1)]).toEqual([{ [person]: 0 }, 0])
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
    expect([await on.peopleAt(building1, 1), await on.pushableOf(building1)]).toEqual([{ [resident.id]: 2 }, 1])
  })
})
