/** The whole backend on this machine: table, seed, stand-ins, gateway and poller, started in order and ended together. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { systemClock } from '../../functions/platform/clock.ts'
import { connectTable } from '../../functions/platform/dynamo.ts'
import { systemRandom } from '../../functions/platform/random.ts'
import { wrapperFrom } from '../../functions/platform/seal/live.ts'
import { makeSealer } from '../../functions/platform/seal.ts'
import type { Capability } from '../../shared/route.ts'
import { operations } from '../../shared/routes.ts'
import { seed } from '../demo/seed.ts'
import type { Consumer } from '../stream-filters.ts'
import { localCredentials, localRegion } from './credentials.ts'
import { addressOf, type DynamoDb, startDynamoDb } from './dynamodb.ts'
import {
  localBucket,
  localEnvironment,
  localEventToken,
  localFields,
  localTable,
  localTencent,
  localWechat,
} from './environment.ts'
import { beginFirstMinute } from './first-minute.ts'
import { type Following, follow } from './following.ts'
import { type Gateway, startGateway } from './gateway.ts'
import { personalKeyFile } from './personal-key.ts'
import { freePort } from './ports.ts'
import { startS3 } from './s3.ts'
import type { Server } from './server.ts'
import { createTable } from './table.ts'
import { startTencent } from './tencent.ts'
import { startWechat } from './wechat.ts'

export interface StageOptions {
  apiPort: number
  socketPort: number
  /** Where the app is served, if it is: printed codes lead there. */
  appPort?: number
  /** Where the table, the photos, the key for personal data, the pollers' checkpoints and the gateway's log are kept. */
  folder: string
  /** The table in memory instead: quicker, and gone afterwards. */
  inMemory?: true
  /** Told of each step as it is done. */
  say?: (what: string) => void
}

export interface Stage {
  readonly api: string
  readonly environment: Record<string, string>
  readonly dynamodb: DynamoDb
  readonly wechat: Server
  readonly tencent: Server
  readonly photos: Server
  readonly gateway: Gateway
  /** What brings the stream to each function. */
  readonly following: Record<Consumer, Following>
  /** Resolves when a process of the stage ended, with a sentence about which and how. */
  readonly broken: Promise<string>
  /** Ends everything, what depends on other parts first. */
  stop(): Promise<void>
}

/** Starts it; what was started is ended again when a later part does not come up. */
export async function startStage(options: StageOptions): Promise<Stage> {
  const { apiPort, appPort = apiPort, socketPort, folder, inMemory, say = () => undefined } = options
  const stops: (() => Promise<void>)[] = []
  let stopped = false
  const stop = async () => {
    stopped = true
    for (const each of stops.splice(0).reverse()) await each()
  }
  const started = <T extends { stop(): Promise<void> }>(part: T): T => {
    if (stopped) part.stop()
    else stops.push(() => part.stop())
    return part
  }
  try {
    const data = { table: join(folder, 'table'), photos: join(folder, 'photos') }
    for (const each of Object.values(data)) mkdirSync(each, { recursive: true })
    const now = () => systemClock.now()
    const callback = { url: `http://localhost:${apiPort}/wechat/events`, token: localEventToken }
    const wechat = started(
      await startWechat({ ...localWechat, templates: localFields, now, random: systemRandom, callback }),
    )
    const tencent = started(await startTencent({ ...localTencent, now, random: systemRandom }))
    const s3 = { folder: data.photos, buckets: [localBucket], credentials: localCredentials, now }
    const photos = started(await startS3(s3))
    say(`The stand-ins answer: WeChat at ${wechat.url}, Tencent Cloud at ${tencent.url}, S3 at ${photos.url}`)

    const port = await freePort()
    const environment = localEnvironment({
      dynamodb: addressOf(port),
      wechat: wechat.url,
      tencent: tencent.url,
      photos: photos.url,
      apiPort,
      appPort,
      socketPort,
      personalKey: personalKeyFile(folder, systemRandom),
    })
    const logFile = join(folder, 'gateway.log')
    // Together, for neither needs the other to come up: the gateway is there once its table is.
    const [dynamodb, gateway] = await Promise.all([
      startDynamoDb({ port, ...(inMemory ? {} : { folder: data.table }) }).then(async (part) => {
        started(part)
        say(`DynamoDB Local answers at ${part.url}`)
        await makeTable(part.url, environment, say)
        return part
      }),
      startGateway({ apiPort, socketPort, environment, logFile }).then(async (part) => {
        started(part)
        await warm(part.url)
        say(`The gateway answers at ${part.url}`)
        return part
      }),
    ])
    const following = {
      relay: started(await follow('relay', { dynamodb, gateway, folder, batchSize: 100 })),
      worker: started(await follow('worker', { dynamodb, gateway, folder, batchSize: 1 })),
    }
    say('The relay and the worker follow the stream of the table')
    started(beginFirstMinute(gateway, say))

    const broken = Promise.race([
      dynamodb.ended.then((how) => `DynamoDB Local ended unexpectedly (${how})`),
      gateway.ended.then((how) => `The gateway ended unexpectedly (${how}); see ${logFile}`),
    ])
    return { api: gateway.url, environment, dynamodb, wechat, tencent, photos, gateway, following, broken, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function makeTable(
  endpoint: string,
  environment: Record<string, string>,
  say: (what: string) => void,
): Promise<void> {
  const client = new DynamoDBClient({ endpoint, region: localRegion, credentials: localCredentials })
  try {
    await createTable(client, localTable)
    const table = connectTable({ tableName: localTable, region: localRegion }, client)
    const wrapper = wrapperFrom({ ...environment, AWS_REGION: localRegion }, systemRandom)
    const sealer = makeSealer({ table, wrapper, random: systemRandom, clock: systemClock })
    const { added, kept } = await seed(client, localTable, sealer, systemClock.now())
    say(`The table is there; of the demo district ${added} items are new, ${kept} were kept`)
  } finally {
    client.destroy()
  }
}

/** Has every function loaded before somebody waits for it: one refused call each. */
async function warm(api: string): Promise<void> {
  const first = new Map<Capability, string>()
  for (const [, { capability, path, access }] of operations) {
    if (access !== 'anyone' && !first.has(capability)) first.set(capability, path)
  }
  await Promise.all([...first.values()].map(async (path) => (await fetch(`${api}${path}`)).arrayBuffer()))
}
