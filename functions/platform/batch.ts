/**
 * Many items at once, where no condition ties them together: a hundred read by a request, twenty-five written, several
 * requests at a time. What DynamoDB leaves undone is asked for again, with longer and longer pauses. A write replaces
 * the item: whoever writes this way must be able to write the same again.
 */
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  type DynamoDBClient,
  QueryCommand,
  type QueryCommandOutput,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { Refusal } from '../../shared/errors.ts'
import { dynamoClient, type Item, type TableOptions } from './dynamo.ts'
import type { Key } from './table.ts'

export interface Batch {
  /** The items that there are at these keys, in no order; strongly consistent. No key twice. */
  get(wanted: readonly Key[]): Promise<Item[]>
  put(items: readonly (Item & Key)[]): Promise<void>
  /** The same of items that take time to make: each is made when its turn comes, while those before it are written. */
  putMade(makers: readonly (() => Promise<Item & Key>)[]): Promise<void>
  /** How many items of a partition begin so; strongly consistent. */
  count(pk: string, skBegins: string): Promise<number>
}

const READ_AT_ONCE = 100
const WRITTEN_AT_ONCE = 25
const TRIES = 10
const FIRST_PAUSE = 25
const LONGEST_PAUSE = 5000

export interface BatchOptions extends TableOptions {
  /** Requests under way at a time. */
  parallel?: number
}

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

export function connectBatch(options: BatchOptions, client: DynamoDBClient = batchClient(options)): Batch {
  const { tableName, parallel = 4, pause = wait } = options

  async function again<T>(rest: T | undefined, ask: (rest: T) => Promise<T | undefined>): Promise<void> {
    for (let round = 0; rest !== undefined; round++) {
      if (round === TRIES) throw new Refusal('unavailable')
      if (round > 0) await pause(Math.min(FIRST_PAUSE * 2 ** round, LONGEST_PAUSE))
      rest = await ask(rest)
    }
  }

  const putSome = (some: readonly (Item & Key)[]) =>
    again(some.map(putRequest), async (requests) => {
      const written = await client.send(new BatchWriteItemCommand({ RequestItems: { [tableName]: requests } }))
      const rest = written.UnprocessedItems?.[tableName]
      return rest?.length ? rest : undefined
    })

  return {
    async get(wanted) {
      const found: Item[] = []
      await inTurn(slices(wanted, READ_AT_ONCE), parallel, (some) =>
        again(
          some.map(({ pk, sk }) => marshall({ pk, sk })),
          async (Keys) => {
            const RequestItems = { [tableName]: { Keys, ConsistentRead: true } }
            const got = await client.send(new BatchGetItemCommand({ RequestItems }))
            for (const item of got.Responses?.[tableName] ?? []) found.push(unmarshall(item))
            const rest = got.UnprocessedKeys?.[tableName]?.Keys
            return rest?.length ? rest : undefined
          },
        ),
      )
      return found
    },
    put: (items) => inTurn(slices(items, WRITTEN_AT_ONCE), parallel, putSome),
    putMade: (makers) =>
      inTurn(slices(makers, WRITTEN_AT_ONCE), parallel, async (some) =>
        putSome(await Promise.all(some.map((make) => make()))),
      ),
    async count(pk, skBegins) {
      let count = 0
      let after: QueryCommandOutput['LastEvaluatedKey']
      do {
        const got: QueryCommandOutput = await client.send(
          new QueryCommand({
            TableName: tableName,
            KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
            ExpressionAttributeValues: { ':pk': { S: pk }, ':sk': { S: skBegins } },
            Select: 'COUNT',
            ConsistentRead: true,
            ...(after ? { ExclusiveStartKey: after } : {}),
          }),
        )
        count += got.Count ?? 0
        after = got.LastEvaluatedKey
      } while (after)
      return count
    },
  }
}

/** The SDK makes what it would log of each request and answer ready, log or not: with these sizes that is a tenth of its time. */
function batchClient(options: BatchOptions): DynamoDBClient {
  const client = dynamoClient(options)
  client.middlewareStack.remove('loggerMiddleware')
  return client
}

const putRequest = (item: Item & Key): WriteRequest => ({
  PutRequest: { Item: marshall(item, { removeUndefinedValues: true }) },
})

/** Works on all, so many at a time; the first that fails ends it, when those under way have ended. */
export async function inTurn<T>(all: readonly T[], parallel: number, work: (one: T) => Promise<void>): Promise<void> {
  let next = 0
  let failed = false
  const worker = async () => {
    for (let one = all[next++]; one !== undefined && !failed; one = all[next++]) {
      try {
        await work(one)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: Math.min(parallel, all.length) }, worker))
  for (const each of ended) if (each.status === 'rejected') throw each.reason
}

const slices = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size))
