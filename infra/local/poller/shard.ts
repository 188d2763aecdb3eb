/** Reading one shard of a stream, batch after batch. */
import {
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams'
import type { DynamoDBRecord } from 'aws-lambda'
import { asLambdaRecord } from './record.ts'

export interface Batch {
  records: DynamoDBRecord[]
  /** Whether the shard is closed and was read to its end. */
  closed: boolean
}

/**
 * A reader that goes on where it stopped. It is told after which sequence number that is, for when its iterator was lost:
 * they expire after 15 minutes, and a restarted store knows none of them.
 */
export function readerOf(client: DynamoDBStreamsClient, stream: string, shard: string) {
  let iterator: { after: string | undefined; token: string } | undefined

  async function open(after: string | undefined): Promise<string | undefined> {
    const at = { StreamArn: stream, ShardId: shard }
    const horizon = () => client.send(new GetShardIteratorCommand({ ...at, ShardIteratorType: 'TRIM_HORIZON' }))
    if (!after) return (await horizon()).ShardIterator
    const behind = { ...at, ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after } as const
    const opened = await client.send(new GetShardIteratorCommand(behind)).catch((error: unknown) => {
      if (error instanceof TrimmedDataAccessException) return horizon()
      throw error
    })
    return opened.ShardIterator
  }

  return async (after: string | undefined, limit: number): Promise<Batch> => {
    const token = iterator && iterator.after === after ? iterator.token : await open(after)
    iterator = undefined
    if (!token) return { records: [], closed: true }
    const got = await client.send(new GetRecordsCommand({ ShardIterator: token, Limit: limit }))
    const records = (got.Records ?? []).map((record) => asLambdaRecord(record, stream))
    const last = records.at(-1)?.dynamodb?.SequenceNumber ?? after
    if (got.NextShardIterator) iterator = { after: last, token: got.NextShardIterator }
    return { records, closed: !got.NextShardIterator }
  }
}
