/** What the platform keeps in the table itself: data keys and counted attempts, when many come at once. */
import { randomBytes } from 'node:crypto'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { beforeAll, describe, expect, it } from 'vitest'
import { connectTable, type Table } from '../../functions/platform/dynamo.ts'
import { attemptsAt, countAttempt } from '../../functions/platform/limit.ts'
import { rotateKey } from '../../functions/platform/seal.ts'
import { keys } from '../../functions/platform/table.ts'
import { localCredentials, localRegion } from '../../infra/local/credentials.ts'
import { createTable } from '../../infra/local/table.ts'
import { DAY, HOUR } from '../../shared/lifecycle.ts'
import { ownDynamoDb } from '../support/dynamodb.ts'
import { sealPorts, testSealer } from '../support/sealer.ts'
import { MORNING } from '../support/stage.ts'

const clock = { now: () => MORNING }
const tableName = `test-${randomBytes(6).toString('hex')}`
let client: DynamoDBClient
let table: Table
beforeAll(async () => {
  client = new DynamoDBClient({ endpoint: ownDynamoDb(), region: localRegion, credentials: localCredentials })
  await createTable(client, tableName)
  table = connectTable({ tableName, region: localRegion }, client)
})

describe('data keys', () => {
  it('of many who first need one at once, all come to use the same', async () => {
    const sealers = Array.from({ length: 20 }, () => testSealer(table, clock))
    const sealed = await Promise.all(sealers.map((each, i) => each.seal(`text ${i}`, 'note')))
    expect(new Set(sealed.map((text) => text.split('.')[0])).size).toBe(1)
    const opener = testSealer(table, clock)
    expect(await Promise.all(sealed.map((text) => opener.open(text, 'note')))).toEqual(
      sealed.map((_, i) => `text ${i}`),
    )
    const indexes = await Promise.all(sealers.map((each) => each.index('13800001111', 'phone')))
    expect(new Set(indexes).size).toBe(1)
  })

  it('lie in the table wrapped', async () => {
    const [current] = await table.read([keys.dataKey('current')])
    const [item] = await table.read([keys.dataKey(String(current?.dataKey))])
    expect(Object.keys(item ?? {}).sort()).toEqual(['madeAt', 'pk', 'sk', 'wrapped'])
    expect(item?.wrapped).toMatch(/^[\w-]{16}\.[\w-]{22}\.[\w-]{43}$/)
  })

  it('a rotation makes another the current one; of two at once one is told that it was not it', async () => {
    const before = await testSealer(table, clock).seal('before', 'note')
    const rotated = await Promise.allSettled([rotateKey(sealPorts(table, clock)), rotateKey(sealPorts(table, clock))])
    const made = rotated.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
    expect(made.length).toBeGreaterThan(0)
    const after = await testSealer(table, clock).seal('after', 'note')
    expect(made).toContain(after.split('.')[0])
    expect(await testSealer(table, clock).open(before, 'note')).toBe('before')
  })
})

describe('attempts', () => {
  const limit = { what: 'test', who: 'somebody', max: 7, window: HOUR }

  it('of fifty at once, exactly as many as are allowed succeed', async () => {
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => countAttempt(table, limit, MORNING)))
    expect(outcomes.filter(Boolean)).toHaveLength(7)
    expect(await countAttempt(table, limit, MORNING)).toBe(false)
  })

  it('another who, another what and the next window have room', async () => {
    expect(await countAttempt(table, { ...limit, who: 'else' }, MORNING)).toBe(true)
    expect(await countAttempt(table, { ...limit, what: 'else' }, MORNING)).toBe(true)
    expect(await countAttempt(table, limit, MORNING + HOUR)).toBe(true)
  })

  it('of a day begin anew at midnight here, not at that of UTC', async () => {
    const daily = { what: 'daily', who: 'somebody', max: 1, window: DAY }
    const evening = Date.parse('2026-03-02T23:00:00+08:00')
    expect(await countAttempt(table, daily, evening)).toBe(true)
    expect(await countAttempt(table, daily, Date.parse('2026-03-02T00:00:00+08:00'))).toBe(false)
    expect(await countAttempt(table, daily, Date.parse('2026-03-02T23:59:59+08:00'))).toBe(false)
    const [item] = await table.read([attemptsAt(daily, evening)])
    expect(item?.expiresAt).toBe(Date.parse('2026-03-03T00:00:00+08:00') / 1000 + 1)
    expect(await countAttempt(table, daily, Date.parse('2026-03-03T07:00:00+08:00'))).toBe(true)
    expect(await countAttempt(table, daily, Date.parse('2026-03-03T08:30:00+08:00'))).toBe(false)
  })

  it('are forgotten by the table once their window is over', async () => {
    const window = Math.floor(MORNING / HOUR)
    const got = await client.send(new GetCommand({ TableName: tableName, Key: keys.limit('test', 'somebody', window) }))
    expect(got.Item).toMatchObject({ attempts: 7, expiresAt: ((window + 1) * HOUR) / 1000 + 1 })
  })
})

describe('an update that may be repeated', () => {
  const at = keys.limit('repeated', 'one', 1)
  const mark = (from: string, to: string) =>
    table.write([
      {
        update: at,
        changes: { set: { said: to } },
        when: { expression: 'said = :from', values: { ':from': from } },
        repeatable: true,
      },
    ])

  it('is no transaction, and says like one whether its condition held', async () => {
    const commands: (string | undefined)[] = []
    const note = { step: 'initialize', name: 'note' } as const
    client.middlewareStack.add(
      (next, { commandName }) =>
        (args) => {
          commands.push(commandName)
          return next(args)
        },
      note,
    )
    await table.write([{ put: { ...at, said: 'a' } }])
    expect(await mark('a', 'b')).toEqual({ written: true })
    expect(await mark('a', 'c')).toMatchObject({ written: false, failed: [{ update: at }] })
    client.middlewareStack.remove('note')
    expect(commands).toEqual(['TransactWriteItemsCommand', 'UpdateItemCommand', 'UpdateItemCommand'])
    expect((await table.read([at]))[0]?.said).toBe('b')
  })
})
