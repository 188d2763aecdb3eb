/** The stream of the table, brought to its two consumers. */
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { type Consumer, wakes } from '../stream-filters.ts'
import type { DynamoDb } from './dynamodb.ts'
import { localTable } from './environment.ts'
import type { Gateway } from './gateway.ts'
import { type Poller, startPoller } from './poller.ts'

export interface FollowProps {
  dynamodb: DynamoDb
  gateway: Gateway
  folder: string
  batchSize: number
}

/** May be stopped, as when a stream stalls, and started again: it goes on where it was. */
export interface Following {
  start(): Promise<void>
  stop(): Promise<void>
}

const batchResponse = z.nullish(z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) }))

/**
 * Brings the stream to a function, each at its own pace; what it can't take is kept in a file, as the dead-letter queue keeps
 * it. An import is broken off when the stage stops, and goes on when it starts again.
 */
export async function follow(consumer: Consumer, props: FollowProps): Promise<Following> {
  const { dynamodb, gateway, folder, batchSize } = props
  const begin = () =>
    startPoller({
      endpoint: dynamodb.url,
      tableName: localTable,
      filter: (record) => wakes(consumer, record),
      handle: async (event, signal) =>
        z.parse(batchResponse, await gateway.invoke(consumer, event, signal)) ?? undefined,
      onFailure: (record, why) =>
        appendFileSync(join(folder, 'dead-letters.jsonl'), `${JSON.stringify({ consumer, why, record })}\n`),
      checkpointFile: join(folder, `${consumer}-checkpoint.json`),
      batchSize,
    })
  let poller: Poller | undefined = await begin()
  return {
    async start() {
      poller ??= await begin()
    },
    async stop() {
      const running = poller
      poller = undefined
      await running?.stop()
    },
  }
}
