/** Walks those who are to be told of an alert by another way now. */
import { isoTime } from '../../platform/clock.ts'
import type { Item } from '../../platform/dynamo.ts'
import { indexes, WAY_SHARDS, wayShard } from '../../platform/table.ts'
import type { WaysPorts } from './ports.ts'
import { tellOne } from './tell-one.ts'

/** People of a shard who are told together: one whose provider is slow holds up few others. */
const AT_ONCE = 100

export interface Told {
  /** Rows that were looked at. */
  due: number
  /** Ways by which something was sent, or tried to be. */
  sent: number
  failed: number
}

/** Once over all shards, together. Who fails is due still. */
export async function tellWays(ports: WaysPorts): Promise<Told> {
  const total: Told = { due: 0, sent: 0, failed: 0 }
  await Promise.all(
    Array.from({ length: WAY_SHARDS }, async (_, shard) => {
      try {
        await tellShard(ports, shard, total)
      } catch (error) {
        total.failed++
        ports.log.error('Who is to be told could not be read', { shard, error: String(error) })
      }
    }),
  )
  return total
}

async function tellShard(ports: WaysPorts, shard: number, total: Told): Promise<void> {
  const { pk, sk } = indexes.byDue
  let after: Item | undefined
  do {
    const page = await ports.table.query({
      index: 'byDue',
      pk: { name: pk, value: wayShard(shard) },
      sk: { name: sk, atMost: isoTime(ports.clock.now()) },
      ascending: true,
      limit: AT_ONCE,
      after,
    })
    await Promise.all(page.items.map((item) => tellDue(ports, item, total)))
    after = page.last
  } while (after)
}

async function tellDue(ports: WaysPorts, { pk, sk }: Item, total: Told): Promise<void> {
  total.due++
  try {
    total.sent += await tellOne(ports, { pk: String(pk), sk: String(sk) })
  } catch (error) {
    total.failed++
    ports.log.error('Somebody could not be told of an alert', { pk: String(pk), error: String(error) })
  }
}
