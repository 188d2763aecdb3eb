/** Work on a chunk, for a slice of time: whoever looks into the app is told, while the first messages are made ready and sent. */
import { type Node, parseNode } from '../../areas/node.ts'
import { isoTime } from '../../platform/clock.ts'
import { queryAll } from '../../platform/query-all.ts'
import { keys } from '../../platform/table.ts'
import { parseChunk } from './chunk.ts'
import { parseCounts, parseDelivery } from './delivery.ts'
import { endDelivery } from './end.ts'
import type { DeliveryPorts, Pace } from './ports.ts'
import { Overtaken, type Progress, progressOf, Stopped, stopChunk } from './progress.ts'
import { type Ended, sendChunk } from './send-chunk.ts'
import { tellChunk } from './tell.ts'

/** Works on a chunk at that turn; does nothing where it has moved on since. */
export async function workChunk(
  ports: DeliveryPorts,
  { id, area, turn }: { id: string; area: string; turn: number },
  pace: Pace,
): Promise<void> {
  const { table, clock } = ports
  const wanted = [keys.delivery(id, area), keys.deliveryPlan(id), keys.deliveryCounts(id)]
  const [[chunkItem, item, countsItem], open] = await Promise.all([table.read(wanted), openBuildings(ports, area)])
  const [chunk, delivery, counts] = [parseChunk(chunkItem), parseDelivery(item), parseCounts(countsItem)]
  if (chunk?.turn !== turn || chunk.state !== 'waiting' || !delivery || !counts) return
  const progress = progressOf(ports, chunk)
  try {
    const buildings = open.filter(({ code }) => !chunk.buildings || chunk.buildings.includes(code))
    const codes = buildings.map(({ code }) => code)
    const households = buildings.reduce((sum, each) => sum + each.households, 0)
    const told = chunk.toldAll || counts.stopped ? Promise.resolve() : tellChunk(ports, progress, codes, households)
    const goesOn = counts.wrong === undefined && !counts.stopped && isoTime(clock.now()) < delivery.until
    const ended = await sendChunk(ports, { delivery, progress, buildings: codes, goesOn, told }, pace)
    await Promise.all([close(ports, progress, ended.how), ended.turned])
  } catch (error) {
    if (error instanceof Stopped) {
      await stopChunk(ports, progress.chunk)
      await endDelivery(ports, id)
    } else if (!(error instanceof Overtaken)) throw error
  }
}

/** Has it called again, where there is more to do; or says that it is done. */
async function close(ports: DeliveryPorts, progress: Progress, how: Ended['how']): Promise<void> {
  const { delivery, turn } = progress.chunk
  if (how === 'later') await progress.save({ change: { turn: turn + 1 } })
  if (how !== 'done') return
  await progress.save({ change: { state: 'done', dueAt: undefined } })
  await endDelivery(ports, delivery)
}

async function openBuildings({ table }: DeliveryPorts, grid: string): Promise<Node[]> {
  const items = await queryAll(table, {
    pk: { name: 'pk', value: `AREA#${grid}` },
    sk: { name: 'sk', beginsWith: 'AREA#' },
    ascending: true,
    consistent: true,
  })
  return items.flatMap((item) => parseNode(item) ?? []).filter(({ closedAt }) => !closedAt)
}
