/** The worker in a process of its own, so that its memory is its own: plans and delivers one notice to the whole district. */
import { randomBytes } from 'node:crypto'
import { parseChunk } from '../../../functions/notices/delivery/chunk.ts'
import { openDelivery, parseCounts, parseDelivery } from '../../../functions/notices/delivery/delivery.ts'
import { planSlice } from '../../../functions/notices/delivery/plan.ts'
import { type DeliveryPorts, PACE } from '../../../functions/notices/delivery/ports.ts'
import { workChunk } from '../../../functions/notices/delivery/work-chunk.ts'
import { isoTime, systemClock } from '../../../functions/platform/clock.ts'
import { connectTable, dynamoClient } from '../../../functions/platform/dynamo.ts'
import { keys } from '../../../functions/platform/table.ts'
import { connectMessenger } from '../../../functions/wechat/messenger.ts'
import { localRegion } from '../../../infra/local/credentials.ts'
import { localTemplates, localWechat } from '../../../infra/local/environment.ts'
import { setCredentials } from '../support/backend.ts'
import { timed } from '../support/measure.ts'
import { district, gridsOf } from './district.ts'
import { words } from './words.ts'

const [url = '', tableName = '', wechat = '', households = ''] = process.argv.slice(2)
setCredentials()
const at = { tableName, region: localRegion, endpoint: url }
const client = dynamoClient(at)
const units = { reads: 0, writes: 0, requests: 0 }
client.middlewareStack.add(
  (next) => async (args) => {
    const result = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } })
    const { ConsumedCapacity } = result.output as { ConsumedCapacity?: Consumed | Consumed[] }
    units.requests++
    const writes = writesOf(args.input as Written)
    units.writes += writes
    // DynamoDB Local says nothing of what transactions write, so writes are counted: all are of items below 1 KB.
    if (!writes)
      units.reads += [ConsumedCapacity ?? []].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0)
    return result
  },
  { name: 'units', step: 'initialize', priority: 'high' },
)
interface Consumed {
  CapacityUnits?: number
}
interface Written {
  TransactItems?: unknown[]
  RequestItems?: Record<string, unknown[] | { Keys: unknown[] }>
}
/** Two units for each item of a transaction, one for each of a batch. */
function writesOf({ TransactItems = [], RequestItems = {} }: Written): number {
  const batches = Object.values(RequestItems).flatMap((each) => (Array.isArray(each) ? each : []))
  return 2 * TransactItems.length + batches.length
}

const table = connectTable(at, client)
const ports: DeliveryPorts = {
  table,
  clock: systemClock,
  random: (bytes) => randomBytes(bytes),
  log: console,
  line: { post: async () => 'gone' },
  unreached: () => undefined,
  messenger: connectMessenger({ ...localWechat, url: wechat }, systemClock),
  templateIds: localTemplates,
  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
}

const idle = process.memoryUsage.rss()
let peak = idle
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss())
}, 50)

const id = `ntc_${String(households).padStart(26, '0')}`
await table.write(openDelivery({ id, targets: [district], message: words }, isoTime(systemClock.now())))
const planning = await timed(async () => {
  for (;;) {
    const plan = parseDelivery((await table.read([keys.deliveryPlan(id)]))[0])
    if (plan?.state !== 'planning') return
    await planSlice(ports, id, plan.turn, PACE)
  }
})
const run = await timed(async () => {
  for (const [i, area] of gridsOf(Number(households)).entries()) {
    if (i && i % 100 === 0) console.error(`  ${new Date().toISOString()}: ${i} grids`)
    for (;;) {
      const chunk = parseChunk((await table.read([keys.delivery(id, area)]))[0])
      if (chunk?.state !== 'waiting') break
      if (chunk.rests) throw new Error('WeChat could not send')
      await workChunk(ports, { id, area, turn: chunk.turn }, PACE)
    }
  }
})
clearInterval(watch)
const counts = parseCounts((await table.read([keys.deliveryCounts(id)]))[0])
const found = { planning, run, idle, peak, sent: counts?.sent, done: counts?.done, units }
await new Promise((resolve) => process.send?.(found, resolve))
process.exit()
