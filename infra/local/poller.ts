/**
 * In place of the event source mapping between the table's stream and a function: ordered within each shard, at least
 * once, partial failures honoured, bounded tries and then the on-failure callback, new shards after their parents.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DescribeStreamCommand, DynamoDBStreamsClient, type Shard } from '@aws-sdk/client-dynamodb-streams'
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { localCredentials, localRegion } from './credentials.ts'
import { openCheckpoint } from './poller/checkpoint.ts'
import { deliver } from './poller/deliver.ts'
import { readerOf } from './poller/shard.ts'
import { streamOf } from './table.ts'

export interface PollerOptions {
  endpoint: string
  tableName: string
  /**
   * The function. What it throws fails the whole batch; what it answers may name the records that failed. The signal says that
   * the poller is to stop: who takes long may throw then, and is brought the same records at the next start.
   */
  handle: (event: DynamoDBStreamEvent, signal: AbortSignal) => Promise<DynamoDBBatchResponse | undefined>
  /** Whether a record is brought to it at all; every one is unless said. */
  filter?: (record: DynamoDBRecord) => boolean
  /** Takes a record that failed every try: the dead-letter queue. */
  onFailure: (record: DynamoDBRecord, why: string) => void | Promise<void>
  /** Where progress is kept over restarts; without it the poller begins at the stream's beginning. */
  checkpointFile?: string
  /** Tries for one record (5), records in a batch (100), milliseconds between looks (100). */
  tries?: number
  batchSize?: number
  interval?: number
}

export interface Poller {
  /** Lets the batch in hand finish and keeps how far it got. */
  stop(): Promise<void>
}

const SHARDS_EVERY = 1000
/** Records in one look, of which a filter may leave few: as many as DynamoDB gives at most. */
const IN_A_LOOK = 1000

/** Begins to poll; rejects if the table has no stream. The store going away and coming back is waited out. */
export async function startPoller(options: PollerOptions): Promise<Poller> {
  const { endpoint, tableName, onFailure, tries = 5, batchSize = 100, interval = 100 } = options
  const { filter = () => true } = options
  const connection = { endpoint, region: localRegion, credentials: localCredentials, maxAttempts: 1 }
  const table = new DynamoDBClient(connection)
  const stream = await streamOf(table, tableName).finally(() => table.destroy())
  const client = new DynamoDBStreamsClient(connection)
  const checkpoint = await openCheckpoint(options.checkpointFile, stream)
  const stopping = new AbortController()
  const wait = (milliseconds: number) =>
    pause(milliseconds, undefined, { signal: stopping.signal }).catch(() => undefined)
  const running = new Map<string, Promise<void>>()

  const handle = (event: DynamoDBStreamEvent) => options.handle(event, stopping.signal)

  /** Brings what a look gave, batch by batch; whether it was all done with. */
  async function bring(records: DynamoDBRecord[], keep: (sequence: string) => void): Promise<boolean> {
    const wanted = records.filter(filter)
    const { signal } = stopping
    for (let from = 0; from < wanted.length && !signal.aborted; from += batchSize) {
      await deliver(wanted.slice(from, from + batchSize), { handle, onFailure, keep, tries, wait, signal })
    }
    return !signal.aborted
  }

  async function follow(shard: string): Promise<void> {
    const read = readerOf(client, stream, shard)
    while (!stopping.signal.aborted) {
      const batch = await read(checkpoint.after(shard), IN_A_LOOK).catch(() => undefined)
      if (!batch) {
        await wait(interval)
        continue
      }
      const keep = (sequence: string) => checkpoint.keep(shard, sequence)
      const last = batch.records.at(-1)?.dynamodb?.SequenceNumber
      if (last === undefined && batch.closed) return checkpoint.close(shard)
      // What the filter left out needs no more work either.
      if ((await bring(batch.records, keep)) && last) keep(last)
      if (batch.records.length < IN_A_LOOK) await wait(interval)
    }
  }

  async function supervise(): Promise<void> {
    while (!stopping.signal.aborted) {
      const shards = await listShards(client, stream).catch(() => [])
      const known = new Set(shards.map((shard) => shard.ShardId))
      for (const { ShardId: id, ParentShardId: parent } of shards) {
        if (!id || running.has(id) || checkpoint.closed(id)) continue
        if (parent && known.has(parent) && !checkpoint.closed(parent)) continue
        running.set(
          id,
          follow(id).finally(() => running.delete(id)),
        )
      }
      await wait(SHARDS_EVERY)
    }
  }

  const supervising = supervise()
  return {
    async stop() {
      stopping.abort()
      await Promise.all([supervising, ...running.values()])
      client.destroy()
    },
  }
}

async function listShards(client: DynamoDBStreamsClient, StreamArn: string): Promise<Shard[]> {
  const shards: Shard[] = []
  let last: string | undefined
  do {
    const page = await client.send(
      new DescribeStreamCommand({ StreamArn, ...(last ? { ExclusiveStartShardId: last } : {}) }),
    )
    shards.push(...(page.StreamDescription?.Shards ?? []))
    last = page.StreamDescription?.LastEvaluatedShardId
  } while (last)
  return shards
}
