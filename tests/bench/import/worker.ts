/** The worker in a process of its own, so that its memory is its own: checks one file and imports it. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { moved, parseImport, saveImport } from '../../../functions/imports/store.ts'
import type { WorkPorts } from '../../../functions/imports/taker.ts'
import { noCounts } from '../../../functions/imports/taker.ts'
import { work } from '../../../functions/imports/work.ts'
import { connectBatch } from '../../../functions/platform/batch.ts'
import { systemClock } from '../../../functions/platform/clock.ts'
import { connectTable } from '../../../functions/platform/dynamo.ts'
import { keys } from '../../../functions/platform/table.ts'
import { localRegion } from '../../../infra/local/credentials.ts'
import { testSealer } from '../../support/sealer.ts'
import { setCredentials } from '../support/backend.ts'
import { timed } from '../support/measure.ts'

const [url = '', tableName = '', id = '', file = ''] = process.argv.slice(2)
setCredentials()
const at = { tableName, region: localRegion, endpoint: url }
const table = connectTable(at)
const ports: WorkPorts = {
  table,
  batch: connectBatch(at),
  sealer: testSealer(table, systemClock),
  clock: systemClock,
  random: (bytes) => randomBytes(bytes),
  log: console,
  bucket: {
    form: () => Promise.reject(new Error('Nothing is asked for here')),
    get: async () => readFileSync(file),
    put: async () => undefined,
    remove: async () => undefined,
  },
}

async function stored() {
  const [item] = await table.read([keys.import(id)])
  const job = parseImport(item)
  if (!job) throw new Error(`There is no import ${id}`)
  return job
}

async function turns(): Promise<void> {
  for (let job = await stored(); job.state === 'checking' || job.state === 'running'; job = await stored())
    await work(ports, id, job.turn)
}

const idle = process.memoryUsage.rss()
const checking = await timed(turns)
const checked = await stored()
const imported = noCounts()
const running = moved(checked, 'run', 'manager', systemClock.now(), { imported, through: 0, counted: 0 })
await table.write([saveImport(checked, running)])
const run = await timed(turns)
const done = await stored()
if (done.state !== 'done') throw new Error(`The import ended so: ${JSON.stringify(done)}`)
const measured = { checking, run, counts: done.imported, idle, peak: process.resourceUsage().maxRSS * 1024 }
await new Promise((resolve) => process.send?.(measured, resolve))
process.exit()
