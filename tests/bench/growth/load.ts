/** Puts tickets into the table, in batches, by several writers at once. */
import { BatchWriteItemCommand, type DynamoDBClient, type WriteRequest } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { TABLE_NAME } from '../support/backend.ts'
import { ticketItems } from './tickets.ts'

const BATCH = 25
const WRITERS = 4

/** From the ticket with the number `from` up to, not with, the one with the number `to`. Gives how many items that made. */
export async function loadTickets(client: DynamoDBClient, from: number, to: number): Promise<number> {
  let next = from
  let items = 0
  async function writer() {
    let waiting: WriteRequest[] = []
    while (next < to) {
      const made = await ticketItems(next++)
      items += made.length
      waiting.push(...made.map((item) => ({ PutRequest: { Item: marshall(item, { removeUndefinedValues: true }) } })))
      if (waiting.length >= BATCH) {
        await writeBatch(client, waiting.slice(0, BATCH))
        waiting = waiting.slice(BATCH)
      }
    }
    if (waiting.length) await writeBatch(client, waiting)
  }
  await Promise.all(Array.from({ length: WRITERS }, writer))
  return items
}

async function writeBatch(client: DynamoDBClient, requests: WriteRequest[]): Promise<void> {
  for (let rest: Record<string, WriteRequest[]> = { [TABLE_NAME]: requests }; Object.keys(rest).length > 0; ) {
    const written = await client.send(new BatchWriteItemCommand({ RequestItems: rest }))
    rest = written.UnprocessedItems ?? {}
  }
}
