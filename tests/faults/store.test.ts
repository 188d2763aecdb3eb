import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { brokenAt } from '../../functions/cases/timeline.ts'
import { dynamoClient } from '../../functions/platform/dynamo.ts'
import { localCredentials, localRegion } from '../../infra/local/credentials.ts'
import { type DynamoDb, startDynamoDb } from '../../infra/local/dynamodb.ts'
import type { OperationId } from '../../shared/routes.ts'
import { lift } from '../support/cases.ts'
import type { PersonName } from '../support/district.ts'
import { entriesOf, newKey, ticketsOf } from '../support/scenes.ts'
import { type Answer, makeStage, type Stage } from '../support/stage.ts'

const KILLS = 3
/** How many more answers are waited for between two kills. */
const BETWEEN = 30

let folder: string
let dynamo: DynamoDb
let stage: Stage
beforeAll(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', localCredentials.accessKeyId)
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', localCredentials.secretAccessKey)
  folder = await mkdtemp(join(tmpdir(), 'store-'))
  dynamo = await startDynamoDb({ folder })
  // The client of the deployed functions, with its patience.
  const client = dynamoClient({ region: localRegion, endpoint: dynamo.url })
  stage = await makeStage({ dynamodb: dynamo.url, client })
  onceCommitted(client, stage.tableName)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  stage?.client.destroy()
  await dynamo?.stop()
  if (folder) await rm(folder, { recursive: true })
})

/**
 * DynamoDB Local answers a transaction some milliseconds before it commits it, which DynamoDB never does; what it is
 * asked next, it answers after. So a write counts as answered once a read behind it was: else a kill just then would
 * be blamed on us.
 */
function onceCommitted(client: DynamoDBClient, tableName: string) {
  client.middlewareStack.add(
    (next, context) => async (given) => {
      const answer = await next(given)
      if (context.commandName === 'TransactWriteItemsCommand')
        await client.send(new GetItemCommand({ TableName: tableName, Key: { pk: { S: 'x' }, sk: { S: 'x' } } }))
      return answer
    },
    { step: 'initialize', name: 'once-committed' },
  )
}

interface Wish {
  who: PersonName
  operation: OperationId
  sent: { params?: { ticketId: string }; body?: object; key: string }
}
/** What was granted: the wish, and the answer to it. */
const acknowledged: { wish: Wish; body: Answer['body'] }[] = []
let failures = 0
let over = false

/** As the app's outbox does it: the same wish with the same key, until there is an answer. */
async function insist(wish: Wish): Promise<Answer['body']> {
  for (;;) {
    const { status, body } = await stage.call(wish.who, wish.operation, wish.sent as never)
    if (status < 300) {
      acknowledged.push({ wish, body })
      return body
    }
    expect([status, body.error], JSON.stringify(wish)).toEqual([
      503,
      { code: 'unavailable', message: expect.any(String) },
    ])
    failures++
    await pause(50)
  }
}

const LIFE = ['open', 'accept', 'note', 'staffNote', 'resolve', 'confirm', 'rate']

/** Files tickets and takes each through its whole life, until it is told to stop. */
async function live(who: PersonName, staff: PersonName) {
  while (!over) {
    const { id } = await insist({ who, operation: 'openTicket', sent: { body: lift, key: newKey() } })
    const step = (by: PersonName, operation: OperationId, body?: object) =>
      insist({ who: by, operation, sent: { params: { ticketId: id }, ...(body ? { body } : {}), key: newKey() } })
    await step(staff, 'acceptTicket')
    await step(who, 'addTicketNote', { text: '还有异响。' })
    await step(staff, 'addStaffNote', { text: '注意跟进。' })
    await step(staff, 'resolveTicket', { text: '已经修好。' })
    await step(who, 'confirmTicket')
    await step(who, 'rateTicket', { stars: 5 })
  }
}

const more = async (count: number) => {
  const wanted = acknowledged.length + count
  while (acknowledged.length < wanted && !over) await pause(5)
}

/** One who files tickets and one who works on them, in several grids at once. */
const writers = [
  ['resident', 'worker'],
  ['neighbour', 'otherWorker'],
  ['farResident', 'farWorker'],
  ['resident', 'communityStaff'],
  ['neighbour', 'streetStaff'],
] as const

it(`loses nothing and doubles nothing when the store is killed ${KILLS} times under a stream of writes`, async () => {
  const living = Promise.all(writers.map(([who, staff]) => live(who, staff)))
  try {
    // Should a writer fail, the test fails with it at once.
    await Promise.race([living, killing()])
  } finally {
    over = true
  }
  await living
  expect(failures).toBeGreaterThan(0)
  await everythingIsThere()
}, 180_000)

async function killing() {
  for (let kill = 0; kill < KILLS; kill++) {
    await more(BETWEEN)
    const { port } = dynamo
    await dynamo.kill()
    await saysThatItIsDown()
    dynamo = await startDynamoDb({ folder, port })
  }
  await more(BETWEEN)
}

/** Each ticket there is was acknowledged, with each of its moves, once; and each wish, sent once more, hears the same. */
async function everythingIsThere() {
  const opened: string[] = acknowledged.filter(({ wish }) => wish.operation === 'openTicket').map(({ body }) => body.id)
  const residents = new Set(writers.map(([who]) => who))
  const there = await Promise.all([...residents].map((who) => ticketsOf(stage, who)))
  expect(there.flat().sort()).toEqual(opened.sort())
  for (const id of opened) {
    const entries = await entriesOf(stage, id)
    expect(entries.map(({ move }) => move)).toEqual(LIFE)
    expect(brokenAt(entries)).toBeUndefined()
  }
  for (const { wish, body } of acknowledged) {
    const again = await stage.call(wish.who, wish.operation, wish.sent as never)
    expect(again.body).toEqual(body)
  }
}

/** While the store is down: quickly, by name, and with no word about what is behind it. */
async function saysThatItIsDown() {
  const asks: [PersonName, OperationId, object?][] = [
    ['resident', 'getHealth'],
    ['resident', 'getMe'],
    ['resident', 'listMyTickets'],
    ['worker', 'listTicketQueue'],
    ['resident', 'openTicket', { body: lift, key: newKey() }],
  ]
  for (const [who, operation, sent] of asks) {
    const before = performance.now()
    const { status, body } = await stage.call(who, operation, sent as never)
    expect(performance.now() - before, operation).toBeLessThan(5000)
    expect([status, body]).toEqual([503, { error: { code: 'unavailable', message: '服务暂时不可用，请稍后再试' } }])
  }
}
