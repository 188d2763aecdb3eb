/** The end of a delivery: when every chunk is planned and done, or when it was stopped. */

import type { Ports } from '../../http/operation.ts'
import { isoTime } from '../../platform/clock.ts'
import { atVersion } from '../../platform/expressions.ts'
import { keys } from '../../platform/table.ts'
import { parseCounts, parseDelivery } from './delivery.ts'

/** Whether it is over, now or since before. Whoever does the last of it looks, and the sweep. */
export async function endDelivery({ table, clock }: Pick<Ports, 'table' | 'clock'>, id: string): Promise<boolean> {
  const [item, countsItem] = await table.read([keys.deliveryPlan(id), keys.deliveryCounts(id)])
  const [delivery, counts] = [parseDelivery(item), parseCounts(countsItem)]
  if (!delivery || !counts) return false
  if (delivery.state === 'done') return true
  if (!counts.stopped && !(counts.whole && counts.done === counts.planned)) return false
  const over = { state: 'done', endedAt: isoTime(clock.now()), version: delivery.version + 1 }
  const { written } = await table.write([
    {
      update: keys.deliveryPlan(id),
      changes: { set: { ...over, due: undefined, dueAt: undefined } },
      when: atVersion(delivery.version),
    },
  ])
  return written
}
