import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { storedPerson } from '../../functions/people/actor.ts'
import { keys } from '../../functions/platform/table.ts'
import { demoAreas } from '../../infra/demo/areas.ts'
import { demoHouseholds } from '../../infra/demo/households.ts'
import { demoPeople } from '../../infra/demo/people.ts'
import { seed } from '../../infra/demo/seed.ts'
import { localCredentials, localRegion } from '../../infra/local/credentials.ts'
import { type DynamoDb, startDynamoDb } from '../../infra/local/dynamodb.ts'
import { createTable } from '../../infra/local/table.ts'
import { levelOf, levels, parentOf } from '../../shared/areas/code.ts'
import { area } from '../../shared/areas/contract.ts'

const TableName = 'seed-test'
let dynamo: DynamoDb
let client: DynamoDBClient

beforeAll(async () => {
  dynamo = await startDynamoDb()
  client = new DynamoDBClient({ endpoint: dynamo.url, region: localRegion, credentials: localCredentials })
  await createTable(client, TableName)
}, 60_000)
afterAll(async () => {
  client?.destroy()
  await dynamo?.stop()
})

const of = (level: string) => demoAreas.filter((each) => each.level === level)
const under = (code: string) => demoAreas.filter((each) => parentOf(each.code) === code).map((each) => each.name)

it('is one tree: a city, a district, 17 streets, 141 communities, and grids under two of them', () => {
  expect(levels.slice(0, 5).map((level) => of(level).length)).toEqual([1, 1, 17, 141, 13])
  expect(under('420102015020')).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => `第${n}网格`))
  expect(under('420102009003')).toHaveLength(5)
  const codes = new Set(demoAreas.map((each) => each.code))
  for (const each of demoAreas) {
    z.parse(area, each)
    if (each.level !== 'city') expect(codes).toContain(parentOf(each.code))
  }
  expect(codes.size).toBe(demoAreas.length)
})

it('has households of distinct codes in every building, and a home of every demo resident among them', () => {
  const codes = demoHouseholds.map(({ code }) => code)
  expect(new Set(codes).size).toBe(codes.length)
  expect(codes.every((code) => levelOf(code) === 'household')).toBe(true)
  expect(new Set(demoHouseholds.map(({ building }) => building)).size).toBe(of('building').length)
  const rooms = new Set(demoHouseholds.map(({ building, room }) => `${building} ${room}`))
  for (const { homes } of demoPeople) for (const home of homes) expect(rooms).toContain(`${home.building} ${home.room}`)
})

it('has persons that the people capability can read', () => {
  for (const person of demoPeople) z.parse(storedPerson, person)
  expect(demoPeople.map(({ title }) => title)).toContain('网格员 · 大江园社区第1、2网格')
  expect(demoPeople[0]?.homes[0]).toEqual({
    building: '420102015020001003',
    buildingName: '大江园社区第1网格3号楼',
    room: '1单元302室',
    lineage: [
      { area: '420102015020001', name: '大江园社区第1网格' },
      { area: '420102015020', name: '大江园社区' },
      { area: '420102015', name: '花桥街道' },
    ],
  })
})

it('seeds once, and never over what people changed', async () => {
  const all = demoAreas.length + demoHouseholds.length + 2 * demoPeople.length
  expect(await seed(client, TableName)).toEqual({ added: all, kept: 0 })
  const documents = DynamoDBDocumentClient.from(client)
  const Key = keys.person(demoPeople[0]?.id ?? '')
  const ExpressionAttributeValues = { ':name': 'changed' }
  const UpdateExpression = 'SET #name = :name'
  const ExpressionAttributeNames = { '#name': 'name' }
  await documents.send(
    new UpdateCommand({ TableName, Key, UpdateExpression, ExpressionAttributeNames, ExpressionAttributeValues }),
  )
  expect(await seed(client, TableName)).toEqual({ added: 0, kept: all })
  expect((await documents.send(new GetCommand({ TableName, Key }))).Item).toHaveProperty('name', 'changed')
})
