/** The local stage under ten connections that read and write at once. */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import autocannon, { type Result } from 'autocannon'
import { freePort } from '../../infra/local/ports.ts'
import { startStage } from '../../infra/local/stage.ts'
import { type Mix, mixOf } from './gateway/mix.ts'
import { demoTokens } from './gateway/people.ts'
import { type Cell, round, type Section, type Target } from './support/report.ts'

const CONNECTIONS = 10
const SECONDS = 20
const WARM_UP_SECONDS = 5

export async function gatewayPart(): Promise<Section[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'weilinli-bench-'))
  const stage = await startStage({ apiPort: await freePort(), socketPort: await freePort(), folder })
  try {
    const tokens = await demoTokens(stage.api)
    await shoot(stage.api, mixOf(tokens), WARM_UP_SECONDS)
    const mix = mixOf(tokens)
    return [sectionOf(await shoot(stage.api, mix, SECONDS), mix)]
  } finally {
    await stage.stop()
    rmSync(folder, { recursive: true })
  }
}

const shoot = (url: string, { steps }: Mix, duration: number) =>
  autocannon({ url, connections: CONNECTIONS, duration, requests: steps, timeout: 20 })

function sectionOf(result: Result, { answers, refusals }: Mix): Section {
  const total = [...answers.values()].reduce((sum, count) => sum + count, 0)
  const share = (count: number) => `${round((100 * count) / total)} %`
  const failures = result.errors + result.non2xx
  const targets: Target[] = [
    { what: 'errors and refusals', wanted: '0', got: String(failures), met: failures === 0 },
    ...[...refusals].map(([what, count]): Target => ({ what, wanted: '0', got: String(count), met: false })),
  ]
  const rows: Cell[][] = [
    ['requests a second', round(result.requests.average)],
    ['requests', result.requests.total],
    ['milliseconds, median', result.latency.p50],
    ['milliseconds, 97.5 of 100', result.latency.p97_5],
    ['milliseconds, 99 of 100', result.latency.p99],
    ['slowest, milliseconds', round(result.latency.max)],
    ...[...answers].map(([operation, count]): Cell[] => [`${operation} (${share(count)})`, count]),
  ]
  return { title: 'The local stage under load', how, columns: ['what', 'got'], rows, targets }
}

const how = `autocannon, ${CONNECTIONS} connections for ${SECONDS} seconds after ${WARM_UP_SECONDS} to warm up, on what \`npm start\` starts: serverless-offline
with every function in one process, DynamoDB Local on disk, the stand-ins, the poller and the relay, all on this machine.
Each connection lives the same story again and again, a third of it writes: this measures the local stage, not AWS.`
