/** One notice to every household of a district, delivered by the worker, against a bare loop of the same messages. */
import { type ChildProcess, fork } from 'node:child_process'
import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import * as z from 'zod/mini'
import { PACE } from '../../functions/notices/delivery/ports.ts'
import { connectBatch } from '../../functions/platform/batch.ts'
import { tableDefinition } from '../../functions/platform/table.ts'
import { localCredentials, localRegion } from '../../infra/local/credentials.ts'
import { type DynamoDb, startDynamoDb } from '../../infra/local/dynamodb.ts'
import { gridsOf, itemsOf } from './notices/district.ts'
import { atMost, type Cell, round, type Section } from './support/report.ts'

/** How many households; the last is what the targets are held against. */
const SIZES = process.env.BENCH_HOUSEHOLDS ? process.env.BENCH_HOUSEHOLDS.split(',').map(Number) : [1500, 6000]
/** The households of a district of Wuhan. */
const DISTRICT = 432_230
/** Of the bare loop so many messages say how fast it is. */
const BARE = 20_000
/** How long WeChat takes for an answer, in milliseconds. */
const DELAY = 100
const RATIO = 0.8
const MEMORY = 300
/** The worker's heap: what it needs is far less, but Node takes what it is given before it clears up. */
const HEAP = ['--max-old-space-size=160', '--max-semi-space-size=16']
const MB = 1024 * 1024
/** USD a million units on demand, in US East (N. Virginia), as AWS lists them; in China they differ. */
const PRICE = { reads: 0.125, writes: 0.625 }

const measured = z.object({
  planning: z.number(),
  run: z.number(),
  idle: z.number(),
  peak: z.number(),
  sent: z.int(),
  /** Of whom nobody knows, since a slice failed just then. */
  unsure: z.int(),
  done: z.int(),
  /** Slices. */
  failed: z.int(),
  units: z.object({ reads: z.number(), writes: z.number(), requests: z.number() }),
})
const measuredBare = z.object({ run: z.number() })

export const noticesPart = (): Promise<Section[]> => broadcast('Delivering a notice', SIZES)

/** A whole district, by one worker; it takes an hour. */
export const districtPart = (): Promise<Section[]> => broadcast('Delivering a notice to a whole district', [DISTRICT])

async function broadcast(title: string, sizes: readonly number[]): Promise<Section[]> {
  const dynamodb = await startDynamoDb()
  const wechat = start('wechat.ts', [String(DELAY)])
  try {
    const url = z.parse(z.url(), await wechat.said)
    const rows: Cell[][] = []
    const found = []
    for (const households of sizes) {
      const one = await measure(dynamodb, url, households)
      found.push(one)
      console.error(`  ${households}: ${Math.round(one.run)} ms, bare ${Math.round(one.bare)} ms`)
      const rate = (milliseconds: number) => round((1000 * households) / milliseconds)
      const { reads, writes, requests } = one.units
      const cost = (reads * PRICE.reads + writes * PRICE.writes) / 1_000_000
      rows.push([
        households.toLocaleString('en'),
        one.done,
        round(one.planning),
        round(one.run / 1000, 1),
        rate(one.run),
        rate(one.bare),
        round(one.bare / one.run, 2),
        round(requests / households, 2),
        round(reads / households, 2),
        round(writes / households, 2),
        round(cost, 3),
        round(one.peak / MB),
      ])
    }
    const [first, last] = [found[0], found.at(-1)]
    if (!first || !last) throw new Error('Nothing was measured')
    const ratio = round(last.bare / last.run, 2)
    return [
      {
        title,
        how,
        columns,
        rows,
        targets: [
          {
            what: 'messages a second against a bare loop',
            wanted: `at least ${RATIO}x`,
            got: `${ratio}x`,
            met: ratio >= RATIO,
          },
          atMost('memory', round(last.peak / MB), MEMORY, ' MB'),
          ...(found.length > 1
            ? [atMost('memory with more households against fewer', round(last.peak / first.peak, 2), 1.15, 'x')]
            : []),
          atMost(
            'households that were left out, or counted twice',
            Math.abs(last.households - last.sent - last.unsure),
            0,
          ),
        ],
      },
    ]
  } finally {
    wechat.child.kill()
    await dynamodb.stop()
  }
}

const columns = [
  'households',
  'grids',
  'plan ms',
  'deliver s',
  'messages/s',
  'bare/s',
  'ratio',
  'requests each',
  'read units each',
  'write units each',
  'USD in all',
  'peak MB',
]
const how = `One worker (functions/notices/delivery) in a process of its own: plans a chunk for each grid, then works through one
after another; each household has one member who holds one credit, so that with each message a household can be sent none any more. WeChat's stand-in, in a process of its own, takes ${DELAY} ms for an
answer, as the real one does. Beside it a bare loop of the same messages by undici (Node's fetch), ${PACE.parallel} at a time
as the worker has them. On AWS each shard of the table's stream has a worker of its own, so there are several at once. DynamoDB Local in
memory, on the same two processors; read units as it says them, write units counted. Cost: units on demand at US East list prices, Lambda and WeChat aside.`

async function measure(dynamodb: DynamoDb, wechat: string, households: number) {
  const client = new DynamoDBClient({ endpoint: dynamodb.url, region: localRegion, credentials: localCredentials })
  const tableName = `notices-${households}`
  // Without its stream, which nothing here reads.
  const { StreamSpecification: _, ...definition } = tableDefinition(tableName)
  await client.send(new CreateTableCommand(definition))
  try {
    const batch = connectBatch({ tableName, region: localRegion, endpoint: dynamodb.url }, client)
    for (const items of itemsOf(households)) await batch.put(items)
    const args = [dynamodb.url, tableName, wechat, String(households)]
    const whole = z.parse(measured, await start('worker.ts', args, HEAP).said)
    if (whole.done !== gridsOf(households).length) throw new Error('Some grids were left out')
    const count = Math.min(households, BARE)
    const bare = z.parse(measuredBare, await start('bare.ts', [wechat, String(count), String(PACE.parallel)]).said)
    return { ...whole, bare: (bare.run * households) / count, households }
  } finally {
    await client.send(new DeleteTableCommand({ TableName: tableName }))
    client.destroy()
  }
}

/** A script beside this, and what it sends first. */
function start(
  script: string,
  args: string[],
  execArgv: string[] = [],
): { child: ChildProcess; said: Promise<unknown> } {
  const child = fork(new URL(`notices/${script}`, import.meta.url), args, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv,
  })
  const said = new Promise((resolve, reject) => {
    child.once('message', resolve)
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)))
  })
  return { child, said }
}
