/** Planning a delivery: a chunk for each grid under its targets, some dozens in a transaction that also says how far the plan is. */

import { changesBetween } from '../../cases/changes.ts'
import { isoTime } from '../../platform/clock.ts'
import type { Write } from '../../platform/dynamo.ts'
import { atVersion, isNew } from '../../platform/expressions.ts'
import { keys } from '../../platform/table.ts'
import { chunkItem, newChunk } from './chunk.ts'
import { countWrite, deliveryItem, parseDelivery, SILENT, type StoredDelivery } from './delivery.ts'
import { endDelivery } from './end.ts'
import { type Grid, gridsUnder } from './grids.ts'
import type { DeliveryPorts, Pace } from './ports.ts'

/** Grids planned in one transaction, which takes a hundred writes. */
const AT_ONCE = 80

/** Plans at that turn until its time is over, and has itself called again; does nothing where it has moved on since. */
export async function planSlice(ports: DeliveryPorts, id: string, turn: number, { slice }: Pace): Promise<void> {
  const { table, clock } = ports
  const [item] = await table.read([keys.deliveryPlan(id)])
  let delivery = parseDelivery(item)
  if (delivery?.turn !== turn || delivery.state !== 'planning') return
  const until = clock.now() + slice
  let some: Grid[] = []
  for await (const grid of gridsUnder(table, delivery.targets, delivery.cursor)) {
    some.push(grid)
    if (some.length < AT_ONCE) continue
    const late = clock.now() >= until
    const next: StoredDelivery | undefined = await save(ports, delivery, some, late ? { turn: turn + 1 } : {})
    if (!next || late) return
    delivery = next
    some = []
  }
  const last = await save(ports, delivery, some, { state: 'working' })
  if (last) await endDelivery(ports, id)
}

/** Writes chunks and how far the plan is; undefined where somebody else did, or it was stopped. */
async function save(
  { table, clock }: DeliveryPorts,
  before: StoredDelivery,
  grids: readonly Grid[],
  change: Partial<StoredDelivery>,
): Promise<StoredDelivery | undefined> {
  const now = clock.now()
  const after: StoredDelivery = {
    ...before,
    cursor: grids.at(-1)?.code ?? before.cursor,
    dueAt: isoTime(now + SILENT),
    version: before.version + 1,
    ...change,
  }
  const writes: Write[] = [
    {
      update: keys.deliveryPlan(before.id),
      changes: changesBetween(deliveryItem(before), deliveryItem(after)),
      when: atVersion(before.version),
    },
    countWrite(before.id, { planned: grids.length }, after.state === 'working' ? true : undefined),
    ...grids.map(
      ({ code, buildings }): Write => ({ put: chunkItem(newChunk(before.id, code, buildings, now)), when: isNew }),
    ),
  ]
  return (await table.write(writes)).written ? after : undefined
}
