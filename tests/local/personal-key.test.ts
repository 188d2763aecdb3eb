/** The local stage's key for personal data, and its rotation by the script. */
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemClock } from '../../functions/platform/clock.ts'
import { connectTable, type Table } from '../../functions/platform/dynamo.ts'
import { wrapperFrom } from '../../functions/platform/seal/live.ts'
import { makeSealer, type Sealer } from '../../functions/platform/seal.ts'
import { localCredentials, localRegion } from '../../infra/local/credentials.ts'
import { type DynamoDb, startDynamoDb } from '../../infra/local/dynamodb.ts'
import { localTable } from '../../infra/local/environment.ts'
import { personalKeyFile } from '../../infra/local/personal-key.ts'
import { createTable } from '../../infra/local/table.ts'

let folder: string
let dynamo: DynamoDb
let table: Table

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stage-'))
  dynamo = await startDynamoDb()
  const client = new DynamoDBClient({ endpoint: dynamo.url, region: localRegion, credentials: localCredentials })
  await createTable(client, localTable)
  table = connectTable({ tableName: localTable, region: localRegion }, client)
})
afterAll(async () => {
  await dynamo?.stop()
  await rm(folder, { recursive: true })
})

/** As a function of the stage that has just started seals. */
function newProcess(): Sealer {
  const file = personalKeyFile(folder, randomBytes)
  const settings = { STAGE: 'local', AWS_REGION: localRegion, TABLE_NAME: localTable, PERSONAL_KEY_FILE: file }
  const wrapper = wrapperFrom(settings, randomBytes)
  return makeSealer({ table, wrapper, random: randomBytes, clock: systemClock })
}

it('is made once, for nobody but its owner to read', async () => {
  const file = personalKeyFile(folder, randomBytes)
  const key = await readFile(file, 'utf8')
  expect(Buffer.from(key, 'base64')).toHaveLength(32)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(personalKeyFile(folder, randomBytes)).toBe(file)
  expect(await readFile(file, 'utf8')).toBe(key)
})

it('the script rotates: what was sealed opens, what is sealed from then on names another key', async () => {
  const before = await newProcess().seal('13800001111', 'phone')
  const script = fileURLToPath(new URL('../../infra/scripts/rotate-key.ts', import.meta.url))
  const run = promisify(execFile)
  const { stdout } = await run(process.execPath, [script, '--local', folder, '--dynamodb', dynamo.url])
  const sealer = newProcess()
  const after = await sealer.seal('13800001111', 'phone')
  expect(stdout).toContain(after.split('.')[0])
  expect(before.split('.')[0]).not.toBe(after.split('.')[0])
  for (const sealed of [before, after]) expect(await sealer.open(sealed, 'phone')).toBe('13800001111')
})

it('a deployed function without a key says which setting is missing', () => {
  const settings = { STAGE: 'prod', AWS_REGION: 'cn-north-1', TABLE_NAME: 'weilinli-prod' }
  expect(() => wrapperFrom(settings, randomBytes)).toThrow('PERSONAL_KEY_ID')
})
