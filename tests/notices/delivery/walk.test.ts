/** A delivery that is broken off anywhere, and one that two workers are at: nobody is sent a second message, and the counts are what happened. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { planSlice } from '../../../functions/notices/delivery/plan.ts'
import type { DeliveryPorts } from '../../../functions/notices/delivery/ports.ts'
import { IN_WORK } from '../../../functions/notices/delivery/send-chunk.ts'
import { workChunk } from '../../../functions/notices/delivery/work-chunk.ts'
import { reachWrites } from '../../../functions/notices/reach.ts'
import { keys } from '../../../functions/platform/table.ts'
import { keepSocket } from '../../../functions/sockets/store.ts'
import { MINUTE } from '../../../shared/lifecycle.ts'
import { building1, building2, community, grid1, people, sessionOf } from '../../support/district.ts'
import { heldBy } from '../../support/message-scenes.ts'
import { type DeliveryStage, deliveryStage } from './stage.ts'

const PACE = { slice: MINUTE, handful: 4, parallel: 2 }
const ROOMS = 5
let on: DeliveryStage
let everybody: string[]
let members = 0

beforeAll(async () => {
  on = await deliveryStage()
  everybody = []
  for (let room = 1; room <= ROOMS; room++) everybody.push(...(await on.settle(building1, room, [99, 99])))
  everybody.push(...(await on.settle(building2, 1, [99])))
  members = everybody.length
})
/** A socket is known for three hours. */
beforeEach(async () => {
  const { resident } = people
  const opened = { socket: 'one', session: sessionOf(resident.id), openedAt: on.stage.clock.now() }
  await keepSocket(on.stage.table, opened, resident, [])
})

class Killed extends Error {}

/** A worker that is killed at the nth write: before it is done, or after; from then on it does nothing any more. */
function killedAt(nth: number, after: boolean): { ports: DeliveryPorts; killed: () => boolean } {
  let writes = 0
  let dead = false
  const step = async <T>(write: () => Promise<T>): Promise<T> => {
    if (dead) throw new Killed()
    if (++writes < nth) return write()
    dead = true
    if (after) await write()
    throw new Killed()
  }
  const { table, messenger } = on.ports
  const ports: DeliveryPorts = {
    ...on.ports,
    table: { ...table, write: (all) => step(() => table.write(all)) },
    messenger: {
      send: async (message) => {
        if (dead) throw new Killed()
        return messenger.send(message)
      },
    },
    log: { ...on.ports.log, error: () => undefined, warn: () => undefined },
  }
  return { ports, killed: () => dead }
}

const held = async () =>
  (await Promise.all(everybody.map((person) => heldBy(on.stage, person)))).reduce((sum, each) => sum + each, 0)
const sentOf = (id: string) => on.sent.filter(({ notice }) => notice === id).map(({ openid }) => openid)

async function holds(id: string, before: number) {
  const sent = sentOf(id)
  const counts = await on.counts(id)
  expect(new Set(sent).size, 'nobody twice').toBe(sent.length)
  expect(counts.sent + counts.unsure, 'everybody is counted').toBe(members)
  expect(counts.sent).toBeLessThanOrEqual(sent.length)
  expect(sent.length).toBeLessThanOrEqual(counts.sent + counts.unsure)
  expect([counts.refused, counts.failed, counts.told]).toEqual([0, 0, 1])
  expect(before - (await held()), 'a credit of each').toBe(members)
  const marked = [...(await on.marked(id, building1, 'message')), ...(await on.marked(id, building2, 'message'))]
  expect(counts.messaged).toBe(marked.length)
  expect((await on.card(id, building1))?.message ?? 0).toBe((await on.marked(id, building1, 'message')).length)
  expect((await on.card(id, building1))?.socket).toBe(1)
  expect([counts.planned, counts.done, (await on.delivery(id)).state]).toEqual([2, 2, 'done'])
  return counts
}

const cases = Array.from({ length: 24 }, (_, i) => i + 1).flatMap((nth) => [
  [nth, 'before', false] as const,
  [nth, 'after', true] as const,
])

describe('a worker that is killed', () => {
  let reached = 0

  it.each(cases)('at its write %i, %s it is done: the next goes on', async (nth, _, after) => {
    const before = await held()
    const id = await on.open()
    const { ports, killed } = killedAt(nth, after)
    await on.drain(id, ports, PACE).catch((error) => {
      if (!(error instanceof Killed)) throw error
    })
    if (killed()) reached = Math.max(reached, nth)
    // Lambda tries again at once, and fails on what another may have in hand; later the sweep wakes it.
    await on.drain(id, on.ports, PACE)
    for (let i = 0; i < 3; i++) {
      on.stage.clock.pass(6 * MINUTE)
      await on.sweep(id)
      await on.drain(id, on.ports, PACE)
    }
    const counts = await holds(id, before)
    // At most so many handfuls were in hand.
    expect(counts.unsure).toBeLessThanOrEqual(IN_WORK * 2 * PACE.handful)
    if (!killed()) expect(counts.unsure).toBe(0)
  })

  it('was killed at every write that there is', () => {
    expect(reached).toBeGreaterThanOrEqual(12)
    expect(reached).toBeLessThan(24)
  })
})

describe('two workers at one chunk', () => {
  it.each([1, 2, 3])('at once, time %i: each does what the other does not', async () => {
    const before = await held()
    const id = await on.open()
    // The plan alone.
    const { turn } = await on.delivery(id)
    await Promise.all([planSlice(on.ports, id, turn, PACE), planSlice(on.ports, id, turn, PACE)])
    expect((await on.counts(id)).planned).toBe(2)
    const at = { id, area: grid1, turn: 1 }
    await Promise.all([workChunk(on.ports, at, PACE), workChunk(on.ports, at, PACE), workChunk(on.ports, at, PACE)])
    for (let i = 0; i < 3; i++) {
      on.stage.clock.pass(6 * MINUTE)
      await on.sweep(id)
      await on.drain(id, on.ports, PACE)
    }
    await holds(id, before)
  })

  it('one of whom was thought dead and woken by another: the turn of the other counts', async () => {
    const before = await held()
    const id = await on.open()
    let woken: Promise<void> | undefined
    const slow: DeliveryPorts = {
      ...on.ports,
      messenger: {
        send: async (message) => {
          // In the middle of it the sweep gives the chunk to another, which works through.
          woken ??= (async () => {
            on.stage.clock.pass(6 * MINUTE)
            await on.sweep(id)
            await on.drain(id, on.ports, PACE)
          })()
          await woken
          return on.ports.messenger.send(message)
        },
      },
    }
    await on.drain(id, slow, PACE)
    for (let i = 0; i < 3; i++) {
      on.stage.clock.pass(6 * MINUTE)
      await on.sweep(id)
      await on.drain(id, on.ports, PACE)
    }
    await holds(id, before)
  })
})

describe('a household that opens the notice at that moment', () => {
  it('is counted once, and hinders nobody', async () => {
    const before = await held()
    const id = await on.open([community])
    const { table } = on.ports
    let opened = 0
    const busy: DeliveryPorts = {
      ...on.ports,
      table: {
        ...table,
        write: async (writes) => {
          const marking = writes.some((write) => 'put' in write && String(write.put.sk).startsWith('HOUSEHOLD#'))
          if (marking && opened++ < 2) {
            const household = `${building1}010001`
            const found = await table.read([keys.reachOf(id, building1), keys.reached(id, household)])
            const set = [opened === 1 ? ('opened' as const) : ('confirmed' as const)]
            await table.write(
              reachWrites(id, building1, found[0], [{ household, found: found[1], set }], '2026-03-02T00:00:00.000Z'),
            )
          }
          return table.write(writes)
        },
      },
    }
    await on.drain(id, busy, PACE)
    await holds(id, before)
    expect(await on.card(id, building1)).toMatchObject({ opened: 1, confirmed: 1, message: ROOMS, reached: ROOMS + 1 })
  })
})
