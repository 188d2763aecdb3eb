/** What the handler's client sends, and what it costs: requests, read units and write units. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { BatchGetCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Item } from './size.ts'
import { readUnits, writeUnits } from './units.ts'

export interface Bill {
  requests: string[]
  reads: number
  writes: number
}

interface Key {
  pk: string
  sk: string
}

interface At {
  Key: Key
}

/** The documents that the commands of functions/platform/dynamo.ts carry. */
interface Input {
  RequestItems?: Record<string, { Keys: Key[] }>
  TransactItems?: { Put?: { Item: Item & Key }; Update?: At; Delete?: At; ConditionCheck?: At }[]
}
interface Output {
  Item?: Item
  Responses?: Record<string, Item[]>
  ConsumedCapacity?: { CapacityUnits?: number }
}

/**
 * Adds a look at every request of `client`. Queries say themselves what they cost; what keys read is counted from the
 * items that came; what transactions write, from the items before and after, read through the client `aside`.
 */
export function billing(client: DynamoDBClient, aside: DynamoDBClient, tableName: string) {
  const documents = DynamoDBDocumentClient.from(aside)
  const empty = (): Bill => ({ requests: [], reads: 0, writes: 0 })
  let bill = empty()

  async function itemsAt(keys: readonly Key[]): Promise<(Item | undefined)[]> {
    const wanted = { Keys: keys.map(({ pk, sk }) => ({ pk, sk })), ConsistentRead: true }
    const got = await documents.send(new BatchGetCommand({ RequestItems: { [tableName]: wanted } }))
    const items: Item[] = got.Responses?.[tableName] ?? []
    return keys.map((key) => items.find((item) => item.pk === key.pk && item.sk === key.sk))
  }

  client.middlewareStack.add(
    (next, context) => async (args) => {
      const command = String(context.commandName).replace(/Command$/, '')
      const input = args.input as Input
      const keys = (input.TransactItems ?? []).map(keyOf)
      const before = keys.length ? await itemsAt(keys) : []
      const asked = command === 'Query' ? { ReturnConsumedCapacity: 'INDEXES' as const } : {}
      const result = await next({ ...args, input: { ...args.input, ...asked } })
      const after = keys.length ? await itemsAt(keys) : []
      bill.requests.push(command)
      bill.reads += readsOf(command, input, result.output as Output)
      bill.writes += keys.reduce((sum, _, i) => sum + writeUnits({ before: before[i], after: after[i] }), 0)
      return result
    },
    { name: 'billing', step: 'initialize', priority: 'high' },
  )

  return {
    /** What the work cost, which must be all that is going on. */
    async of(work: () => Promise<unknown>): Promise<Bill> {
      bill = empty()
      await work()
      const done = bill
      bill = empty()
      return done
    },
  }
}

/** A part that only checks its item costs as if it wrote it. */
function keyOf({ Put, Update, Delete, ConditionCheck }: NonNullable<Input['TransactItems']>[number]): Key {
  const key = Put?.Item ?? (Update ?? Delete ?? ConditionCheck)?.Key
  if (!key) throw new Error('A transaction with a part that the bench can not count')
  return key
}

function readsOf(command: string, { RequestItems }: Input, output: Output): number {
  switch (command) {
    case 'GetItem':
      return readUnits([output.Item])
    case 'BatchGetItem': {
      const asked = Object.values(RequestItems ?? {}).flatMap(({ Keys }) => Keys)
      const found = Object.values(output.Responses ?? {}).flat()
      return readUnits(found) + asked.length - found.length
    }
    case 'Query':
      if (output.ConsumedCapacity?.CapacityUnits === undefined) throw new Error('A query that does not say its cost')
      return output.ConsumedCapacity.CapacityUnits
    case 'TransactWriteItems':
      return 0
    default:
      throw new Error(`The bench can not count a ${command}`)
  }
}
