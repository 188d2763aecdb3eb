import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { localCredentials, localRegion } from '../../infra/local/credentials.ts'
import { type DynamoDb, startDynamoDb } from '../../infra/local/dynamodb.ts'
import { type Poller, type PollerOptions, startPoller } from '../../infra/local/poller.ts'
import { createTable } from '../../infra/local/table.ts'

let dynamo: DynamoDb
let client: DynamoDBClient
let folder: string
let tableName: string
let pollers: Poller[] = []
let tables = 0

beforeAll(async () => {
  dynamo = await startDynamoDb()
  client = new DynamoDBClient({ endpoint: dynamo.url, region: localRegion, credentials: localCredentials })
}, 60_000)
afterAll(async () => {
  client?.destroy()
  await dynamo?.stop()
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'poller-'))
  tableName = `poller-${++tables}`
  await createTable(client, tableName)
})
afterEach(async () => {
  await Promise.all(pollers.map((poller) => poller.stop()))
  pollers = []
  await rm(folder, { recursive: true })
})

async function put(from: number, to: number) {
  for (let n = from; n <= to; n++) {
    const Item = {
      pk: { S: 'one' },
      sk: { S: `${n}` },
      bytes: { B: Buffer.from([n]) },
      map: { M: { n: { N: `${n}` } } },
    }
    await client.send(new PutItemCommand({ TableName: tableName, Item }))
  }
}

const numberOf = (record: DynamoDBRecord) => Number(record.dynamodb?.Keys?.sk?.S)
const numbers = (event: DynamoDBStreamEvent) => event.Records.map(numberOf)
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1)

type Handle = PollerOptions['handle']

/** A poller of this test's table, and what it gave up. */
async function poll(handle: Handle, options: Partial<PollerOptions> = {}) {
  const given: number[] = []
  const onFailure = (record: DynamoDBRecord) => void given.push(numberOf(record))
  const checkpointFile = join(folder, 'checkpoint.json')
  const all = { endpoint: dynamo.url, tableName, handle, onFailure, checkpointFile, interval: 10, ...options }
  const poller = await startPoller(all)
  pollers.push(poller)
  return { poller, given }
}

const failing = (records: DynamoDBRecord[]): DynamoDBBatchResponse => ({
  batchItemFailures: records.map((record) => ({ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' })),
})

const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 10 })

it('brings every record in order, in the shape that Lambda gives', async () => {
  const events: DynamoDBStreamEvent[] = []
  await put(1, 12)
  await poll(async (event) => void events.push(event), { batchSize: 5 })
  await put(13, 25)
  await until(() => expect(events.flatMap(numbers)).toEqual(upTo(25)))
  expect(events.every(({ Records }) => Records.length <= 5)).toBe(true)
  const record = events[0]?.Records[0]
  expect(record).toMatchObject({
    eventName: 'INSERT',
    eventSource: 'aws:dynamodb',
    eventSourceARN: expect.stringContaining(`table/${tableName}/stream/`),
    dynamodb: {
      NewImage: { bytes: { B: 'AQ==' }, map: { M: { n: { N: '1' } } } },
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    },
  })
  const seconds = record?.dynamodb?.ApproximateCreationDateTime ?? 0
  expect(Number.isInteger(seconds)).toBe(true)
  expect(Math.abs(seconds - Date.now() / 1000)).toBeLessThan(120)
})

it('goes on from the first record that failed, and does not bring the ones before it again', async () => {
  const calls: number[][] = []
  let trouble = 2
  await put(1, 6)
  await poll(async (event) => {
    calls.push(numbers(event))
    const failed = event.Records.filter((record) => numberOf(record) >= 4)
    return trouble-- > 0 ? failing(failed) : undefined
  })
  await until(() => expect(calls).toEqual([upTo(6), [4, 5, 6], [4, 5, 6]]))
})

it('gives a poisoned record up after its tries, and only that one', async () => {
  const taken: number[] = []
  let triedIt = 0
  await put(1, 8)
  const { given } = await poll(
    async (event) => {
      if (numbers(event).includes(5)) {
        if (event.Records.length === 1) triedIt++
        throw new Error('poisoned')
      }
      taken.push(...numbers(event))
      return undefined
    },
    { tries: 3 },
  )
  await until(() => expect(taken).toEqual([1, 2, 3, 4, 6, 7, 8]))
  expect(given).toEqual([5])
  expect(triedIt).toBe(3)
})

it('begins where it stopped, and brings again what was not finished', async () => {
  const first: number[] = []
  await put(1, 10)
  const { poller } = await poll(async (event) => {
    first.push(...numbers(event))
    const late = event.Records.filter((record) => numberOf(record) > 7)
    return failing(late)
  })
  await until(() => expect(first).toContain(8))
  await poller.stop()
  await put(11, 13)
  const second: number[] = []
  await poll(async (event) => void second.push(...numbers(event)))
  await until(() => expect(second).toEqual([8, 9, 10, 11, 12, 13]))
})

it('waits for a store that was killed and comes back', async () => {
  const data = await mkdtemp(join(tmpdir(), 'store-'))
  const memory = dynamo
  try {
    dynamo = await startDynamoDb({ folder: data })
    const { port } = dynamo
    client = new DynamoDBClient({ endpoint: dynamo.url, region: localRegion, credentials: localCredentials })
    await createTable(client, tableName)
    const taken: number[] = []
    await poll(async (event) => void taken.push(...numbers(event)))
    await put(1, 3)
    await until(() => expect(taken).toEqual(upTo(3)))
    await dynamo.kill()
    dynamo = await startDynamoDb({ folder: data, port })
    await put(4, 6)
    await until(() => expect(taken).toEqual(upTo(6)))
    await pollers[0]?.stop()
    await dynamo.stop()
  } finally {
    dynamo = memory
    client.destroy()
    client = new DynamoDBClient({ endpoint: dynamo.url, region: localRegion, credentials: localCredentials })
    await rm(data, { recursive: true })
  }
}, 60_000)

it('brings only what the filter lets through, in full batches, and forgets the rest', async () => {
  const calls: number[][] = []
  await put(1, 9)
  const even = (record: DynamoDBRecord) => numberOf(record) % 2 === 0
  const { poller } = await poll(async (event) => void calls.push(numbers(event)), { batchSize: 3, filter: even })
  await until(() => expect(calls).toEqual([[2, 4, 6], [8]]))
  await poller.stop()
  const again: number[] = []
  await poll(async (event) => void again.push(...numbers(event)))
  await put(10, 10)
  await until(() => expect(again).toEqual([10]))
})

it('does not wait for a function that heeds the signal, and brings its batch again', async () => {
  let begun = 0
  await put(1, 1)
  const { poller, given } = await poll(
    (_, signal) => {
      begun++
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('broken off'))))
    },
    { tries: 1 },
  )
  await until(() => expect(begun).toBe(1))
  await poller.stop()
  expect(given).toEqual([])
  const again: number[] = []
  await poll(async (event) => void again.push(...numbers(event)))
  await until(() => expect(again).toEqual([1]))
})
