/** Puts the demo district and its persons into a table: what is missing, and nothing over what is there. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand,
  type BatchGetCommandOutput,
  BatchWriteCommand,
  DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb'
import type { Sealer } from '../../functions/platform/seal.ts'
import type { Key } from '../../functions/platform/table.ts'
import { demoItems } from './items.ts'

type Item = Key & Record<string, unknown>

const READ = 100
const WRITTEN = 25

export interface Seeded {
  added: number
  kept: number
}

/** Idempotent: a second run changes nothing, whenever (`now`, in milliseconds) it is, and whatever people changed since stays. */
export async function seed(client: DynamoDBClient, tableName: string, sealer: Sealer, now: number): Promise<Seeded> {
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
  const items = await demoItems(sealer, now)
  let added = 0
  for (const some of slices(items, READ)) {
    const there = await existing(documents, tableName, some)
    const missing = some.filter(({ pk, sk }) => !there.has(`${pk} ${sk}`))
    for (const batch of slices(missing, WRITTEN)) await put(documents, tableName, batch)
    added += missing.length
  }
  return { added, kept: items.length - added }
}

async function existing(documents: DynamoDBDocumentClient, tableName: string, some: readonly Key[]) {
  const found = new Set<string>()
  let Keys: Record<string, unknown>[] | undefined = some.map(({ pk, sk }) => ({ pk, sk }))
  while (Keys?.length) {
    const wanted = { Keys, ProjectionExpression: 'pk, sk', ConsistentRead: true }
    const got: BatchGetCommandOutput = await documents.send(
      new BatchGetCommand({ RequestItems: { [tableName]: wanted } }),
    )
    for (const { pk, sk } of got.Responses?.[tableName] ?? []) found.add(`${pk} ${sk}`)
    Keys = got.UnprocessedKeys?.[tableName]?.Keys
  }
  return found
}

async function put(documents: DynamoDBDocumentClient, tableName: string, some: readonly Item[]) {
  let rest: Requests = { [tableName]: some.map((Item) => ({ PutRequest: { Item } })) }
  while (Object.keys(rest).length > 0) {
    const written = await documents.send(new BatchWriteCommand({ RequestItems: rest }))
    rest = written.UnprocessedItems ?? {}
  }
}

type Requests = NonNullable<ConstructorParameters<typeof BatchWriteCommand>[0]['RequestItems']>

const slices = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size))
