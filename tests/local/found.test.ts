/** Founding a table by the script, as whoever deploys runs it. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connectTable, type Table } from '../../functions/platform/dynamo.ts'
import { keys } from '../../functions/platform/table.ts'
import { localCredentials, localRegion } from '../../infra/local/credentials.ts'
import { type DynamoDb, startDynamoDb } from '../../infra/local/dynamodb.ts'
import { createTable } from '../../infra/local/table.ts'

const TableName = 'found-test'
let dynamo: DynamoDb
let table: Table
beforeAll(async () => {
  dynamo = await startDynamoDb()
  const client = new DynamoDBClient({ endpoint: dynamo.url, region: localRegion, credentials: localCredentials })
  await createTable(client, TableName)
  table = connectTable({ tableName: TableName, region: localRegion }, client)
}, 60_000)
afterAll(() => dynamo?.stop())

async function run(...rest: string[]): Promise<string> {
  const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
  const given = ['--table', TableName, '--region', localRegion, '--endpoint', dynamo.url]
  const { accessKeyId, secretAccessKey } = localCredentials
  const env = { ...process.env, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey }
  const { stdout } = await promisify(execFile)(process.execPath, [at('infra/scripts/found.ts'), ...given, ...rest], {
    env,
  })
  return stdout
}
const codeIn = (said: string) => /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(said)?.[0].replace('-', '') ?? ''

it('loads the divisions, and prints a code that invites the first administrator', async () => {
  const file = fileURLToPath(new URL('../../infra/demo/areas.json', import.meta.url))
  const said = await run('--divisions', file)
  expect(said).toContain('160 areas are new, 0 were there')
  const [invitation, community] = await table.read([keys.invitation(codeIn(said)), keys.area('420102015020')])
  expect(invitation).toMatchObject({ kind: 'role', role: 'administrator', area: '420102' })
  expect(community).toMatchObject({ level: 'community', name: '大江园社区' })
  expect(await run('--divisions', file)).toContain('0 areas are new, 160 were there')
})

it('makes do with one building, and says what is missing', async () => {
  const said = await run('--area', '110101001001001001', '--name', '多福巷社区/第1网格/5号楼')
  const [invitation, building] = await table.read([keys.invitation(codeIn(said)), keys.area('110101001001001001')])
  expect(invitation).toMatchObject({ area: '110101001001001001' })
  expect(building).toMatchObject({ fullName: '多福巷社区第1网格5号楼', households: 0, joined: 0 })
  await expect(run()).rejects.toThrow('Say --divisions, or --area and --name')
})
