/** DynamoDB Local, AWS's own, as a process of ours. */
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { type Child, startChild } from './child.ts'
import { localCredentials, localRegion } from './credentials.ts'
import { freePort, isFree } from './ports.ts'
import { warmUp } from './warm-dynamodb.ts'

export interface DynamoDb {
  readonly url: string
  readonly port: number
  /** How the process ended: the exit code, or the signal's name. */
  readonly ended: Promise<number | string>
  /** Ends it; the port is free when this resolves. */
  stop(): Promise<void>
  /** Ends it at once, as a power cut would; the port is free when this resolves. */
  kill(): Promise<void>
}

/** `folder`: where the data is kept; in memory without one. `port`: a free one unless said. */
export interface DynamoDbOptions {
  folder?: string
  port?: number
}

const PAUSE = 100
const TRIES = 600

/** The address that it answers at on a port. */
export const addressOf = (port: number) => `http://127.0.0.1:${port}`

/** Starts it and resolves once it answers; throws with what it said when it doesn't come up. The folder must exist. */
export async function startDynamoDb({ folder, port: asked }: DynamoDbOptions = {}): Promise<DynamoDb> {
  const port = asked ?? (await freePort())
  const emulator = join(
    dirname(createRequire(import.meta.url).resolve('amplify-dynamodb-simulator/package.json')),
    'emulator',
  )
  const store = folder ? ['-dbPath', resolve(folder)] : ['-inMemory']
  const child = startChild({
    command: 'java',
    // The plain collector comes up sooner, keeps less memory, and serves a few requests at a time as fast. The second compiler works
    // longer than what it makes quicker: with the first alone 6,000 requests take 11 seconds of a processor in place of 19.
    args: [
      '-XX:+UseSerialGC',
      '-XX:TieredStopAtLevel=1',
      '-Djava.library.path=./DynamoDBLocal_lib',
      '-jar',
      'DynamoDBLocal.jar',
      '-sharedDb',
      '-disableTelemetry',
      ...store,
      '-port',
      `${port}`,
    ],
    cwd: emulator,
  })
  const url = addressOf(port)
  await answers(url, child)
  const letGo = async (end: Promise<void>) => {
    await end
    for (let tried = 0; tried < TRIES && !(await isFree(port)); tried++) await pause(PAUSE / 10)
  }
  return { url, port, ended: child.ended, stop: () => letGo(child.stop()), kill: () => letGo(child.kill()) }
}

async function answers(url: string, child: Child): Promise<void> {
  let said = ''
  let end: number | string | undefined
  const hear = (chunk: Buffer) => {
    said = (said + chunk).slice(-4000)
  }
  child.output.on('data', hear)
  child.errors.on('data', hear)
  child.ended.then((how) => {
    end = how
  })
  const client = new DynamoDBClient({
    endpoint: url,
    region: localRegion,
    credentials: localCredentials,
    maxAttempts: 1,
  })
  try {
    for (let tried = 0; tried < TRIES && end === undefined; tried++) {
      const listed = await client.send(new ListTablesCommand({ Limit: 1 })).catch(() => undefined)
      if (listed) return await warmUp(client)
      await pause(PAUSE)
    }
  } finally {
    client.destroy()
  }
  await child.kill()
  throw new Error(`DynamoDB Local did not come up (${end ?? 'no answer'}):\n${said}`)
}
