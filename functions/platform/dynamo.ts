/** The table, spoken to: consistent reads by key, queries by index, writes in one transaction. Nothing here scans. */
import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand,
  type BatchGetCommandInput,
  type BatchGetCommandOutput,
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { type ErrorCode, Refusal } from '../../shared/errors.ts'
import { type Changes, type Condition, updateExpression } from './expressions.ts'
import { type Random, systemRandom } from './random.ts'
import type { Key } from './table.ts'

export type Item = Record<string, unknown>

/**
 * One part of a transaction. `otherwise`: what to answer when its condition fails; unless said, the caller reads again. `repeatable`:
 * done twice it is the same as done once, so that alone it needs no transaction and costs half.
 */
export type Write = { when?: Condition; otherwise?: ErrorCode; repeatable?: true } & (
  | { put: Item & Key }
  | { update: Key; changes: Changes }
  | { remove: Key }
  | { check: Key }
)

/** How a transaction ended: written, or not at all, with the parts whose conditions failed. */
export type Outcome = { written: true } | { written: false; failed: Write[] }

export interface Query {
  index?: string
  pk: { name: string; value: string }
  /** A condition on the sort key. */
  sk?:
    | { name: string; beginsWith: string }
    | { name: string; atMost: string }
    | { name: string; between: [string, string] }
  ascending: boolean
  limit?: number
  /** Where to go on: the key of the last item seen. */
  after?: Item | undefined
  consistent?: boolean
}

export interface Table {
  /** The items at these keys, in their order, undefined where there is none; strongly consistent, a request for each hundred. */
  read(wanted: readonly Key[]): Promise<(Item | undefined)[]>
  query(wanted: Query): Promise<{ items: Item[]; last?: Item | undefined }>
  write(writes: readonly Write[]): Promise<Outcome>
}

export const MAX_BATCH = 100
/**
 * How often what is overloaded or held by another transaction is asked again, with longer and longer pauses (milliseconds).
 * Each pause is drawn anew, from half of its length to one and a half: who met once would meet again and again otherwise.
 */
const TRIES = 12
const FIRST_PAUSE = 10
const LONGEST_PAUSE = 640

export interface TableOptions {
  tableName: string
  region: string
  endpoint?: string | undefined
  /** Waits that many milliseconds; passed in so that tests need not. */
  pause?: (milliseconds: number) => Promise<void>
  random?: Random
}

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

/**
 * The SDK's client: few, quick tries, so that a table that is down, or silent, is said to be so while the caller still
 * waits: all three tries end within the 10 seconds of a function. Unless told to throw, the SDK only warns of a timeout.
 */
export const dynamoClient = (options: Pick<TableOptions, 'region' | 'endpoint'>) =>
  new DynamoDBClient({
    region: options.region,
    ...(options.endpoint ? { endpoint: options.endpoint } : {}),
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 3000, throwOnRequestTimeout: true },
  })

const keyOf = ({ pk, sk }: Item | Key): string => `${pk} ${sk}`

// BatchGet refuses a request that names one key twice.
const distinct = (wanted: readonly Key[]): Item[] => [
  ...new Map(wanted.map((key) => [keyOf(key), { pk: key.pk, sk: key.sk }])).values(),
]

export function connectTable(options: TableOptions, client = dynamoClient(options)): Table {
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
  const { tableName, pause = wait, random = systemRandom } = options
  const pauseAfter = (round: number) => pause(pauseOf(round, random))

  async function read(wanted: readonly Key[]): Promise<(Item | undefined)[]> {
    const [first] = wanted
    if (!first) return []
    if (wanted.length === 1) {
      const got = await documents.send(new GetCommand({ TableName: tableName, Key: first, ConsistentRead: true }))
      return [got.Item]
    }
    const keys = distinct(wanted)
    const batches: Item[][] = []
    for (let from = 0; from < keys.length; from += MAX_BATCH) batches.push(keys.slice(from, from + MAX_BATCH))
    const found = new Map((await Promise.all(batches.map(readBatch))).flat().map((item) => [keyOf(item), item]))
    return wanted.map((key) => found.get(keyOf(key)))
  }

  async function readBatch(keys: Item[]): Promise<Item[]> {
    const found: Item[] = []
    let rest: Item[] | undefined = keys
    for (let round = 0; rest?.length; round++) {
      if (round === TRIES) throw new Refusal('unavailable')
      if (round > 0) await pauseAfter(round)
      const RequestItems: BatchGetCommandInput['RequestItems'] = { [tableName]: { Keys: rest, ConsistentRead: true } }
      const got: BatchGetCommandOutput = await documents.send(new BatchGetCommand({ RequestItems }))
      found.push(...(got.Responses?.[tableName] ?? []))
      rest = got.UnprocessedKeys?.[tableName]?.Keys
    }
    return found
  }

  async function query(wanted: Query) {
    const input: QueryCommandInput = {
      TableName: tableName,
      KeyConditionExpression: '#pk = :pk',
      ExpressionAttributeNames: { '#pk': wanted.pk.name },
      ExpressionAttributeValues: { ':pk': wanted.pk.value },
      ScanIndexForward: wanted.ascending,
      ...(wanted.index ? { IndexName: wanted.index } : {}),
      ...(wanted.limit ? { Limit: wanted.limit } : {}),
      ...(wanted.after ? { ExclusiveStartKey: wanted.after } : {}),
      ...(wanted.consistent ? { ConsistentRead: true } : {}),
    }
    if (wanted.sk) {
      const { condition, values } = rangeOf(wanted.sk)
      input.KeyConditionExpression += ` AND ${condition}`
      input.ExpressionAttributeNames = { '#pk': wanted.pk.name, '#sk': wanted.sk.name }
      input.ExpressionAttributeValues = { ':pk': wanted.pk.value, ...values }
    }
    const got = await documents.send(new QueryCommand(input))
    return { items: got.Items ?? [], last: got.LastEvaluatedKey }
  }

  /** All at once; or a single one that may be repeated, by itself. */
  function sending(writes: readonly Write[]): () => Promise<unknown> {
    const parts = writes.map((each) => part(tableName, each))
    const [{ Update } = {}] = parts
    const command = writes.length === 1 && writes[0]?.repeatable && Update && new UpdateCommand(Update)
    if (command) return () => documents.send(command)
    const request: TransactWriteCommandInput = { TransactItems: parts }
    return () => documents.send(new TransactWriteCommand(request))
  }

  async function write(writes: readonly Write[]): Promise<Outcome> {
    const send = sending(writes)
    for (let round = 1; ; round++) {
      try {
        await send()
        return { written: true }
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return { written: false, failed: [...writes] }
        if (error instanceof TransactionConflictException) {
          if (round === TRIES) throw new Refusal('unavailable')
          await pauseAfter(round)
          continue
        }
        if (!(error instanceof TransactionCanceledException)) throw error
        const reasons = (error.CancellationReasons ?? []).map((reason) => reason.Code)
        const failed = writes.filter((_, i) => reasons[i] === 'ConditionalCheckFailed')
        if (failed.length) return { written: false, failed }
        const passing = reasons.some(
          (code) =>
            code === 'TransactionConflict' || code === 'ThrottlingError' || code === 'ProvisionedThroughputExceeded',
        )
        if (!passing) throw error
        if (round === TRIES) throw new Refusal('unavailable')
        await pauseAfter(round)
      }
    }
  }

  return { read, query, write }
}

/** How long to wait after so many tries, in milliseconds. */
export function pauseOf(tries: number, random: Random): number {
  const [high = 0, low = 0] = random(2)
  const longest = Math.min(FIRST_PAUSE * 2 ** (tries - 1), LONGEST_PAUSE)
  return Math.round(longest * (0.5 + (high * 256 + low) / 65_536))
}

/** The condition on a sort key: where it begins so, up to a value, or from one to another, both included. */
function rangeOf(sk: NonNullable<Query['sk']>) {
  if ('beginsWith' in sk) return { condition: 'begins_with(#sk, :sk)', values: { ':sk': sk.beginsWith } }
  if ('atMost' in sk) return { condition: '#sk <= :sk', values: { ':sk': sk.atMost } }
  return { condition: '#sk BETWEEN :low AND :high', values: { ':low': sk.between[0], ':high': sk.between[1] } }
}

type Part = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

function part(tableName: string, write: Write): Part {
  const condition = write.when && {
    ConditionExpression: write.when.expression,
    ...(write.when.values ? { ExpressionAttributeValues: write.when.values } : {}),
  }
  if ('put' in write) return { Put: { TableName: tableName, Item: write.put, ...condition } }
  if ('remove' in write) return { Delete: { TableName: tableName, Key: write.remove, ...condition } }
  if ('check' in write) {
    const expression = write.when?.expression ?? 'attribute_exists(pk)'
    return { ConditionCheck: { TableName: tableName, Key: write.check, ...condition, ConditionExpression: expression } }
  }
  const { expression, names, values } = updateExpression(write.changes)
  const all = { ...values, ...write.when?.values }
  return {
    Update: {
      TableName: tableName,
      Key: write.update,
      UpdateExpression: expression,
      ExpressionAttributeNames: names,
      ...(Object.keys(all).length ? { ExpressionAttributeValues: all } : {}),
      ...(write.when ? { ConditionExpression: write.when.expression } : {}),
    },
  }
}
