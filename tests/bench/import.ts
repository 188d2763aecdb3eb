/** A roster from one file, checked and imported by the worker, against bare batched writes of the same rows. */
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import * as z from 'zod/mini'
import { importItem, type StoredImport } from '../../functions/imports/store.ts'
import { connectBatch } from '../../functions/platform/batch.ts'
import { isoTime, systemClock } from '../../functions/platform/clock.ts'
import { connectTable } from '../../functions/platform/dynamo.ts'
import { keys, tableDefinition } from '../../functions/platform/table.ts'
import { localCredentials, localRegion } from '../../infra/local/credentials.ts'
import { type DynamoDb, startDynamoDb } from '../../infra/local/dynamodb.ts'
import { importCounts } from '../../shared/imports/contract.ts'
import { areas, community, people } from '../support/district.ts'
import { areasOf, type FileType, writeFile } from './import/files.ts'
import { atMost, type Cell, round, type Section, type Target } from './support/report.ts'

const MOST = 100_000
const RUNS: readonly (readonly [FileType, number])[] = [
  ['csv', 1000],
  ['csv', 10_000],
  ['csv', MOST],
  ['xlsx', MOST],
]
const WARM_UP = 20_000
const RATIO = 0.7
const MEMORY = 300
/** The worker's heap: what it needs is far less, but Node takes what it is given before it clears up. */
const HEAP = ['--max-old-space-size=160', '--max-semi-space-size=8']
const MB = 1024 * 1024

const measuredImport = z.object({
  checking: z.number(),
  run: z.number(),
  counts: importCounts,
  idle: z.number(),
  peak: z.number(),
})
const measuredBare = z.object({ run: z.number() })

export async function importPart(): Promise<Section[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'weilinli-bench-'))
  const dynamodb = await startDynamoDb()
  try {
    const rows: Cell[][] = []
    const targets: Target[] = []
    const perRow = new Map<string, number>()
    // DynamoDB Local is a Java process: whoever asked it first would pay for its warming up.
    await measure(dynamodb, path.join(folder, 'warm-up.csv'), 'csv', WARM_UP)
    for (const [type, households] of RUNS) {
      const found = await measure(dynamodb, path.join(folder, `${households}.${type}`), type, households)
      console.error(`  ${type} ${households}: ${Math.round(found.first.run)} ms, bare ${Math.round(found.bare)} ms`)
      const ratio = round(found.bare / found.first.run, 2)
      const rate = (milliseconds: number) => round((1000 * households) / milliseconds)
      perRow.set(`${type} ${households}`, found.first.run / households)
      rows.push([
        `${type}, ${households.toLocaleString('en')}`,
        rate(found.first.run),
        rate(found.bare),
        ratio,
        round(found.first.checking / 1000, 1),
        round(found.first.run / 1000, 1),
        round(found.again.checking / 1000, 1),
        round(found.again.run / 1000, 1),
        round(found.first.peak / MB),
      ])
      if (households < MOST) continue
      targets.push({
        what: `${type}: rate against bare batched writes`,
        wanted: `at least ${RATIO}x`,
        got: `${ratio}x`,
        met: ratio >= RATIO,
      })
      targets.push(atMost(`${type}: memory`, round(found.first.peak / MB), MEMORY, ' MB'))
      const few = perRow.get('csv 10000') ?? 0
      targets.push(
        atMost(
          `${type}: time a row, at 100,000 against 10,000 of a CSV`,
          round(found.first.run / households / few, 2),
          1.2,
          'x',
        ),
      )
      const { added, changed } = found.again.counts
      targets.push(atMost(`${type}: rows that the same file changes`, added + changed, 0))
    }
    return [{ title: 'Importing a roster', how, columns, rows, targets }]
  } finally {
    await dynamodb.stop()
    rmSync(folder, { recursive: true })
  }
}

const columns = [
  'file, households',
  'rows/s',
  'bare rows/s',
  'ratio',
  'check s',
  'import s',
  'again: check s',
  'again: import s',
  'peak MB',
]
const how = `The worker (functions/imports/work.ts) in a process of its own: reads the file, decides on each row against the
table, seals the phones, writes what is new, counts the households of each building. Beside it, in turn, the rows that it
wrote, ready made, written by the bare SDK (lib-dynamodb): as many to a batch and as many batches at a time. Buildings of a
hundred households, one phone or two. Then the same file again, which changes nothing. DynamoDB Local in memory, on the same
two processors, warmed up by an import that isn't counted. The worker has a heap of 160 MB; memory is its process's peak resident set, Node and the code included.`

async function measure(dynamodb: DynamoDb, file: string, type: FileType, households: number) {
  await writeFile(type, households, file)
  const client = new DynamoDBClient({ endpoint: dynamodb.url, region: localRegion, credentials: localCredentials })
  const tableName = `${type}-${households}`
  const bareName = `${tableName}-bare`
  // Without its stream, which nothing here reads.
  for (const name of [tableName, bareName]) {
    const { StreamSpecification: _, ...definition } = tableDefinition(name)
    await client.send(new CreateTableCommand(definition))
  }
  try {
    const at = { tableName, region: localRegion, endpoint: dynamodb.url }
    await connectBatch(at, client).put([
      ...areas.map((area) => ({ ...keys.area(area.code), ...area })),
      ...areasOf(households),
    ])
    const table = connectTable(at, client)
    const run = async (number: number) => {
      const job = checking(`imp_${String(number).padStart(26, '0')}`)
      await table.write([{ put: importItem(job) }])
      return z.parse(measuredImport, await child('worker.ts', [dynamodb.url, tableName, job.id, file], HEAP))
    }
    const first = await run(1)
    const bare = z.parse(measuredBare, await child('bare.ts', [dynamodb.url, tableName, bareName, String(households)]))
    const again = await run(2)
    return { first, again, bare: bare.run }
  } finally {
    for (const TableName of [tableName, bareName]) await client.send(new DeleteTableCommand({ TableName }))
    client.destroy()
  }
}

/** What a script beside this sends before it ends. */
function child(script: string, args: string[], execArgv: string[] = []): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const process_ = fork(new URL(`import/${script}`, import.meta.url), args, {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv,
    })
    let found: unknown
    process_.on('message', (message) => {
      found = message
    })
    process_.on('exit', (code) =>
      found && code === 0 ? resolve(found) : reject(new Error(`${script} ended with ${code}`)),
    )
  })
}

/** An import whose file is there and whose check was asked for. */
function checking(id: string): StoredImport {
  const at = isoTime(systemClock.now())
  const { id: requester, name: requestedBy } = people.communityStaff
  return {
    id,
    kind: 'households',
    area: community,
    areaName: community,
    fileName: 'bench',
    type: 'csv',
    bytes: 1,
    state: 'checking',
    roundAt: at,
    late: false,
    progress: { done: 0 },
    leaveOut: false,
    notices: [],
    requester,
    requestedBy,
    requestedAt: at,
    changedAt: at,
    turn: 1,
    through: 0,
    counted: 0,
    stalls: 0,
    expiresAt: 4_000_000_000,
  }
}
