/** Escalation: walks the alerts whose clock has run out, and nothing else; so nothing else holds them up. */
import { missAlertDeadline } from '../alerts/miss-deadline.ts'
import type { RingPorts } from '../alerts/ports.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item } from '../platform/dynamo.ts'
import { indexes, URGENT_SHARDS, urgentShard } from '../platform/table.ts'

/** Alerts that are worked on together: one that takes its time holds up no other. */
const AT_ONCE = 20

export interface Escalated {
  due: number
  moved: number
  failed: number
}

/** Once over all shards, together. An alert that fails is due still, and a shard that can't be read keeps no other from its turn. */
export async function escalate(ports: RingPorts): Promise<Escalated> {
  const total: Escalated = { due: 0, moved: 0, failed: 0 }
  await Promise.all(
    Array.from({ length: URGENT_SHARDS }, async (_, shard) => {
      try {
        await escalateShard(ports, shard, total)
      } catch (error) {
        total.failed++
        ports.log.error('What is due could not be read', { shard, error: String(error) })
      }
    }),
  )
  return total
}

async function escalateShard(ports: RingPorts, shard: number, total: Escalated): Promise<void> {
  const { pk, sk } = indexes.byDue
  let after: Item | undefined
  do {
    const page = await ports.table.query({
      index: 'byDue',
      pk: { name: pk, value: urgentShard(shard) },
      sk: { name: sk, atMost: isoTime(ports.clock.now()) },
      ascending: true,
      limit: AT_ONCE,
      after,
    })
    await Promise.all(page.items.map(({ pk }) => escalateOne(ports, String(pk).slice('ALERT#'.length), total)))
    after = page.last
  } while (after)
}

async function escalateOne(ports: RingPorts, id: string, total: Escalated): Promise<void> {
  total.due++
  try {
    if (await missAlertDeadline(ports, id)) total.moved++
  } catch (error) {
    total.failed++
    ports.log.error('An alert could not be taken up', { id, error: String(error) })
  }
}
