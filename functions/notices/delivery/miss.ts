/** What the sweep does with a delivery, or a chunk of one, whose worker is silent or that rested long enough. */
import type { Ports } from '../../http/operation.ts'
import { isoTime } from '../../platform/clock.ts'
import { atVersion } from '../../platform/expressions.ts'
import { dueKeys, keys } from '../../platform/table.ts'
import { parseChunk, saveChunk } from './chunk.ts'
import { parseDelivery, SILENT } from './delivery.ts'
import { endDelivery } from './end.ts'

/** `name`: the delivery's id, and the grid's where it is a chunk: `ntc_…#420102015020001`. Whether anything was done. */
export async function missDelivery(ports: Ports, name: string): Promise<boolean> {
  const [id = '', area] = name.split('#')
  return area === undefined ? wakeDelivery(ports, id) : wakeChunk(ports, id, area)
}

async function wakeDelivery(ports: Ports, id: string): Promise<boolean> {
  if (await endDelivery(ports, id)) return true
  const { table, clock } = ports
  const [item] = await table.read([keys.deliveryPlan(id)])
  const delivery = parseDelivery(item)
  const now = clock.now()
  if (!delivery?.dueAt || delivery.dueAt > isoTime(now)) return false
  // While chunks are worked on there is nothing to wake but them, each at its time.
  const turn = delivery.turn + (delivery.state === 'planning' ? 1 : 0)
  const set = { turn, version: delivery.version + 1, ...dueKeys(id, isoTime(now + SILENT)) }
  const { written } = await table.write([
    { update: keys.deliveryPlan(id), changes: { set }, when: atVersion(delivery.version) },
  ])
  return written
}

async function wakeChunk({ table, clock }: Ports, id: string, area: string): Promise<boolean> {
  const [item] = await table.read([keys.delivery(id, area)])
  const chunk = parseChunk(item)
  const now = clock.now()
  if (!chunk?.dueAt || chunk.dueAt > isoTime(now)) return false
  const after = { ...chunk, turn: chunk.turn + 1, dueAt: isoTime(now + SILENT) }
  const { written } = await table.write([saveChunk(chunk, after)])
  return written
}
