import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { callsAt } from '../../functions/alerts/calls.ts'
import { buildingCard } from '../../functions/areas/building.ts'
import { parseMember } from '../../functions/households/member.ts'
import { isListed, parseRosterRow } from '../../functions/households/roster.ts'
import { storedPerson } from '../../functions/people/actor.ts'
import { systemClock } from '../../functions/platform/clock.ts'
import { connectTable, type Table } from '../../functions/platform/dynamo.ts'
import { queryAll } from '../../functions/platform/query-all.ts'
import type { Sealer } from '../../functions/platform/seal.ts'
import { keys, queueOf } from '../../functions/platform/table.ts'
import { demoAreas } from '../../infra/demo/areas.ts'
import { demoHouseholds } from '../../infra/demo/households.ts'
import { demoItems } from '../../infra/demo/items.ts'
import { demoPeople } from '../../infra/demo/people.ts'
import { awaited, demoPhone } from '../../infra/demo/phones.ts'
import { seed } from '../../infra/demo/seed.ts'
import { localCredentials, localRegion } from '../../infra/local/credentials.ts'
import { type DynamoDb, startDynamoDb } from '../../infra/local/dynamodb.ts'
import { createTable } from '../../infra/local/table.ts'
import { levelOf, levels, parentOf } from '../../shared/areas/code.ts'
import { area } from '../../shared/areas/contract.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { testSealer } from '../support/sealer.ts'

const TableName = 'seed-test'
const NOW = Date.parse('2028-02-29T03:00:00.000Z')
const standing = z.object({ state: z.string(), until: z.string(), dueAt: z._default(z.string(), '') })
const opening = z.object({ openedAt: z.string() })
const published = z.object({
  state: z.literal('published'),
  title: z.string(),
  beginsAt: z.string(),
  signUpUntil: z.string(),
  dueAt: z.string(),
})
const running = z.object({ state: z.literal('running'), until: z.string(), dueAt: z.string() })
const askedFor = z.object({ state: z.literal('asked'), dueAt: z.string() })
let dynamo: DynamoDb
let client: DynamoDBClient
let table: Table
let sealer: Sealer

beforeAll(async () => {
  dynamo = await startDynamoDb()
  client = new DynamoDBClient({ endpoint: dynamo.url, region: localRegion, credentials: localCredentials })
  await createTable(client, TableName)
  table = connectTable({ tableName: TableName, region: localRegion }, client)
  sealer = testSealer(table, systemClock)
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
    household: '420102015020001003010302',
    relation: 'owner',
    verified: true,
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
  const all = (await demoItems(sealer, NOW)).length
  expect(await seed(client, TableName, sealer, NOW)).toEqual({ added: all, kept: 0 })
  const documents = DynamoDBDocumentClient.from(client)
  const Key = keys.person(demoPeople[0]?.id ?? '')
  const ExpressionAttributeValues = { ':name': 'changed' }
  const UpdateExpression = 'SET #name = :name'
  const ExpressionAttributeNames = { '#name': 'name' }
  await documents.send(
    new UpdateCommand({ TableName, Key, UpdateExpression, ExpressionAttributeNames, ExpressionAttributeValues }),
  )
  // Another time it is the same district.
  expect(await seed(client, TableName, sealer, NOW + 400 * DAY)).toEqual({ added: 0, kept: all })
  expect((await documents.send(new GetCommand({ TableName, Key }))).Item).toHaveProperty('name', 'changed')
})

it('has requests and wishes that stand, whenever it is looked at first', async () => {
  for (const now of [NOW, NOW + 3000 * DAY]) {
    const items = await demoItems(sealer, now)
    const open = (sk: string, state: string) =>
      items
        .filter((item) => item.sk === sk && z.parse(standing, item.card).state === state)
        .map((item) => z.parse(standing, item.card))
    const [helps, wishes] = [open('HELP', 'open'), open('WISH', 'shown')]
    expect([helps.length, wishes.length]).toEqual([4, 3])
    for (const { until, dueAt } of [...helps, ...wishes])
      expect([until, dueAt].every((moment) => Date.parse(moment) > now + DAY)).toBe(true)
    const opened = items.flatMap(({ card }) => opening.safeParse(card).data?.openedAt ?? [])
    expect(opened.every((moment) => Date.parse(moment) <= now)).toBe(true)
  }
})

it('has activities ahead that one may sign up for, and terms that run, whenever it is looked at first', async () => {
  for (const day of [0, 1, 2, 3, 4, 5, 6, 400, 3000]) {
    const now = NOW + day * DAY
    const items = await demoItems(sealer, now)
    const cards = <S extends z.ZodMiniType>(sk: string, shape: S) =>
      items.filter((item) => item.sk === sk).flatMap((item) => z.safeParse(shape, item.card).data ?? [])
    const ahead = cards('ACTIVITY', published)
    expect(ahead.map(({ title }) => title)).toEqual(['花园大扫除', '陪老人做体检'])
    for (const { beginsAt, signUpUntil, dueAt } of ahead) {
      expect([beginsAt, signUpUntil, dueAt].every((moment) => Date.parse(moment) > now + 2 * DAY)).toBe(true)
      expect(Date.parse(beginsAt)).toBeLessThan(now + 14 * DAY)
    }
    // As the teams say of themselves: on a Saturday, on a Wednesday.
    expect(ahead.map(({ beginsAt }) => new Date(beginsAt).getUTCDay())).toEqual([6, 3])
    for (const { until, dueAt } of cards('HOLDING', running))
      expect([until, dueAt].every((moment) => Date.parse(moment) > now + DAY)).toBe(true)
    expect([cards('HOLDING', running).length, cards('HOLDING', askedFor).length]).toEqual([1, 1])
    for (const { dueAt } of cards('HOLDING', askedFor)) expect(Date.parse(dueAt)).toBeGreaterThan(now + DAY)
  }
})

it('counts every household of a building once, and who joined, as the rows say', async () => {
  await seed(client, TableName, sealer, NOW)
  const cards = await queryAll(table, {
    index: 'byDistrict',
    pk: { name: 'district', value: queueOf('building', '420102', 'open') },
    ascending: true,
  })
  const counts = cards.map(({ card }) => z.parse(buildingCard, card))
  expect(counts).toHaveLength(of('building').length)
  const sum = (what: 'households' | 'joined') => counts.reduce((total, each) => total + each[what], 0)
  expect([sum('households'), sum('joined')]).toEqual([demoHouseholds.length, 3])
  for (const { code, households, joined } of counts) {
    const rows = await queryAll(table, { pk: { name: 'pk', value: `HOUSEHOLDS#${code}` }, ascending: true })
    const kinds = rows.map(({ sk }) => String(sk).split('#')[0])
    expect(kinds.filter((kind) => kind === 'HOUSEHOLD')).toHaveLength(households)
    expect(kinds.filter((kind) => kind === 'JOINED')).toHaveLength(joined)
  }
})

it('knows the phones of its residents, and of the newcomer where nobody joined, and who serves where', async () => {
  await seed(client, TableName, sealer, NOW)
  const [item, member, grant] = await table.read([
    keys.household(awaited.code),
    keys.member(demoPeople[0]?.homes[0]?.household ?? '', demoPeople[0]?.id ?? ''),
    keys.grant('420102015020001', 'gridWorker', demoPeople[3]?.id ?? ''),
  ])
  expect(await isListed(sealer, awaited.code, parseRosterRow(item), demoPhone('demo-resident-4'))).toBe(true)
  expect(JSON.stringify(item)).not.toContain('1390000')
  expect(parseMember(member)).toMatchObject({ person: demoPeople[0]?.id, child: false })
  expect(grant?.card).toMatchObject({ role: 'gridWorker', areaName: '大江园社区第1网格' })
})

it('offers the phone of the grid worker to who asks for help, beside the emergency numbers', async () => {
  await seed(client, TableName, sealer, NOW)
  const { building = '' } = demoPeople[0]?.homes[0] ?? {}
  const phone = demoPhone(demoPeople.find(({ name }) => name === '演示网格员 一')?.openid ?? '')
  expect(await callsAt({ table, sealer }, building, systemClock.now())).toEqual([
    { name: '网格员 演示网格员 一', phone },
  ])
})

it('is found by the words of its names', async () => {
  await seed(client, TableName, sealer, NOW)
  const { items } = await table.query({ pk: { name: 'pk', value: keys.areaName('江园', '', '').pk }, ascending: true })
  expect(items).toMatchObject([{ community: '420102015020', name: '大江园' }])
})
