/** Transactions that meet at one item, in a time of their own: DynamoDB Local lets none of them fail for it. */
import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import { reachWrites } from '../../functions/notices/reach.ts'
import { connectTable, pauseOf, type Write } from '../../functions/platform/dynamo.ts'
import { localCredentials, localRegion } from '../../infra/local/credentials.ts'
import { building1 } from '../support/district.ts'

const least = (bytes: number) => new Uint8Array(bytes)
const most = (bytes: number) => new Uint8Array(bytes).fill(255)

/** Whoever sleeps is woken when everybody else does too, the first to be woken first. */
function ownTime() {
  let now = 0
  const asleep: { at: number; wake: () => void }[] = []
  return {
    now: () => now,
    sleep: (milliseconds: number) =>
      new Promise<void>((wake) => {
        asleep.push({ at: now + milliseconds, wake })
      }),
    async until(done: Promise<unknown>): Promise<void> {
      let over = false
      done.finally(() => {
        over = true
      })
      for (;;) {
        // The SDK takes some turns of the loop between a call and what it sends.
        for (let turn = 0; turn < 20 && !over; turn++) await new Promise((resolve) => setImmediate(resolve))
        if (over) return
        asleep.sort((one, other) => other.at - one.at)
        const next = asleep.pop()
        if (!next) continue
        now = next.at
        next.wake()
      }
    },
  }
}

/** A table whose transactions take so long, and are cancelled where they come to an item that another is at. */
function tableOf(time: ReturnType<typeof ownTime>, takes: number, random: (bytes: number) => Uint8Array) {
  const client = new DynamoDBClient({ region: localRegion, credentials: localCredentials })
  const held = new Set<string>()
  const seen = { conflicts: 0, written: 0 }
  client.middlewareStack.add(
    () => async (given) => {
      const { TransactItems = [] } = given.input as {
        TransactItems?: Record<string, { Item?: object; Key?: object }>[]
      }
      const names = TransactItems.map((part) => {
        const { pk, sk } = { ...part.Put?.Item, ...part.Update?.Key } as Record<string, unknown>
        return JSON.stringify([pk, sk])
      })
      const meets = names.map((name) => held.has(name))
      if (meets.includes(true)) {
        seen.conflicts++
        throw new TransactionCanceledException({
          message: 'Transaction cancelled',
          $metadata: {},
          CancellationReasons: meets.map((met) => ({ Code: met ? 'TransactionConflict' : 'None' })),
        })
      }
      for (const name of names) held.add(name)
      await time.sleep(takes)
      for (const name of names) held.delete(name)
      seen.written++
      return { output: { $metadata: {} }, response: {} } as never
    },
    { step: 'initialize', priority: 'low', name: 'contended' },
  )
  return { table: connectTable({ tableName: 'any', region: localRegion, pause: time.sleep, random }, client), seen }
}

/** Always the same, and evenly spread. */
function seeded(seed: number) {
  let state = seed
  return (bytes: number) =>
    Uint8Array.from({ length: bytes }, () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      return (state >> 16) & 255
    })
}

/** What opening a notice writes, of a household of a building that is counted already. */
const opened = (i: number): Write[] => {
  const household = `${building1}01${String(i).padStart(4, '0')}`
  return reachWrites('ntc_x', building1, { card: {} }, [{ household, found: undefined, set: ['opened'] }], '2026-03-02')
}

describe('a pause before what was held by another is tried again', () => {
  it('grows, up to less than a second, and is drawn from half of its length to one and a half', () => {
    const tries = Array.from({ length: 9 }, (_, i) => i + 1)
    expect(tries.map((round) => pauseOf(round, least))).toEqual([5, 10, 20, 40, 80, 160, 320, 320, 320])
    expect(tries.map((round) => pauseOf(round, most))).toEqual([15, 30, 60, 120, 240, 480, 960, 960, 960])
  })

  it.each([1, 2, 3])('lets fifty households of a building open a notice at the same moment (%i)', async (seed) => {
    const time = ownTime()
    const { table, seen } = tableOf(time, 15, seeded(seed))
    const all = Promise.all(Array.from({ length: 50 }, (_, i) => table.write(opened(i))))
    await time.until(all)
    expect(await all).toEqual(Array.from({ length: 50 }, () => ({ written: true })))
    expect(seen.written).toBe(50)
    expect(seen.conflicts).toBeGreaterThan(100)
    // Done one after another it would be 750.
    expect(time.now()).toBeLessThan(4_000)
  })

  it('of the same length for all would let them meet again until they give up', async () => {
    const time = ownTime()
    const { table } = tableOf(time, 15, () => Uint8Array.of(128, 0))
    const all = Promise.allSettled(Array.from({ length: 50 }, (_, i) => table.write(opened(i))))
    await time.until(all)
    expect((await all).filter(({ status }) => status === 'rejected').length).toBeGreaterThan(10)
  })
})
