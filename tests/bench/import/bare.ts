/** The rows that an import wrote, written by nothing but the SDK, in batches, so many at a time; in a process of its own. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { BatchWriteCommand, DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { localRegion } from '../../../infra/local/credentials.ts'
import { setCredentials } from '../support/backend.ts'
import { timed } from '../support/measure.ts'
import { buildingAt, HOUSEHOLDS_OF_BUILDING } from './files.ts'

const [url = '', from = '', to = '', households = ''] = process.argv.slice(2)
const BATCH = 25
const WRITERS = 4

setCredentials()
const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: localRegion, endpoint: url }))
const items: Record<string, unknown>[] = []
for (let i = 0; i < Number(households) / HOUSEHOLDS_OF_BUILDING; i++) {
  const wanted = {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': `HOUSEHOLDS#${buildingAt(i)}` },
  }
  items.push(...((await client.send(new QueryCommand({ TableName: from, ...wanted }))).Items ?? []))
}
if (items.length !== Number(households)) throw new Error(`${items.length} rows, not ${households}`)

async function writer(batches: Iterator<Record<string, unknown>[]>): Promise<void> {
  for (let next = batches.next(); !next.done; next = batches.next()) {
    const requests = next.value.map((Item) => ({ PutRequest: { Item } }))
    const { UnprocessedItems = {} } = await client.send(new BatchWriteCommand({ RequestItems: { [to]: requests } }))
    if (Object.keys(UnprocessedItems).length) throw new Error('DynamoDB Local left something undone')
  }
}

function* batches() {
  for (let i = 0; i < items.length; i += BATCH) yield items.slice(i, i + BATCH)
}

const run = await timed(async () => {
  const all = batches()
  await Promise.all(Array.from({ length: WRITERS }, () => writer(all)))
})
await new Promise((resolve) => process.send?.({ run }, resolve))
process.exit()
