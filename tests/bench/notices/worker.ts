/** The worker in a process of its own, so that its memory is its own: plans and delivers one notice to the whole district. */
import { randomBytes } from 'node:crypto'
import { parseChunk } from '../../../functions/notices/delivery/chunk.ts'
import { openDelivery, parseCounts, parseDelivery } from '../../../functions/notices/delivery/delivery.ts'
import { missDelivery } from '../../../functions/notices/delivery/miss.ts'
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
/** What the event source mapping does with a slice that failed: brings it again. */
let failed = 0
async function tried(slice: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await slice()
    } catch (error) {
      failed++
      console.error(`  a slice failed: ${error}`)
      if (tries === 10) throw error
    }
  }
}
const chunkOf = async (area: string) => parseChunk((await table.read([keys.delivery(id, area)]))[0])

const planning = await timed(async () => {
  for (;;) {
    const plan = parseDelivery((await table.read([keys.deliveryPlan(id)]))[0])
    if (plan?.state !== 'planning') return
    await tried(() => planSlice(ports, id, plan.turn, PACE))
  }
})

/** Works on a chunk until it is done or rests; when it rests the sweep wakes it at its time. Whether it is done. */
async function through(area: string): Promise<boolean> {
  for (;;) {
    const chunk = await chunkOf(area)
    if (chunk?.state !== 'waiting') return true
    if (chunk.rests && chunk.dueAt && Date.parse(chunk.dueAt) > systemClock.now()) return false
    if (chunk.rests) await missDelivery(ports, `${id}#${area}`)
    const turn = (await chunkOf(area))?.turn ?? 0
    await tried(() => workChunk(ports, { id, area, turn }, PACE))
  }
}
const begun = systemClock.now()
const run = await timed(async () => {
  let left = gridsOf(Number(households))
  while (left.length) {
    const rest: string[] = []
    for (const [i, area] of left.entries()) {
      if (!(await through(area))) rest.push(area)
      if (i % 100 !== 99) continue
      const seconds = Math.round((systemClock.now() - begun) / 1000)
      console.error(`  ${i + 1} grids after ${seconds} s, ${Math.round(peak / 2 ** 20)} MB at most`)
    }
    left = rest
    if (left.length) await ports.pause(10_000)
  }
})
clearInterval(watch)
const counts = parseCounts((await table.read([keys.deliveryCounts(id)]))[0])
const { sent, unsure, done } = counts ?? {}
const found = { planning, run, idle, peak, sent, unsure, done, failed, units }
await new Promise((resolve) => process.send?.(found, resolve))
process.exit()
