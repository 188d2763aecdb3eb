/** What goes through a DynamoDB client, counted, and made to fail. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'

/** Counts the requests of a client by their command, until it is stopped. */
export function counting(client: DynamoDBClient) {
  const counts: Record<string, number> = {}
  const name = `count-${Math.random()}`
  client.middlewareStack.add(
    (next, context) => (given) => {
      const command = context.commandName ?? 'unknown'
      counts[command] = (counts[command] ?? 0) + 1
      return next(given)
    },
    { step: 'initialize', name },
  )
  return {
    counts,
    total: () => Object.values(counts).reduce((sum, count) => sum + count, 0),
    stop: () => client.middlewareStack.remove(name),
  }
}

/** Makes a client's requests of one kind fail where `when` says so of their number; `how`: with what, and what happens before or all the same. */
export function failing(
  client: DynamoDBClient,
  command: string,
  when: (count: number) => boolean,
  how: { error?: () => Error; before?: () => Promise<void>; after?: boolean } = {},
) {
  const name = `fail-${Math.random()}`
  const { error = () => new Error('Made to fail'), before, after = false } = how
  const state = { count: 0, failed: 0, stop: () => client.middlewareStack.remove(name) }
  client.middlewareStack.add(
    (next, context) => async (given) => {
      if (context.commandName !== command || !when(++state.count)) return next(given)
      state.failed++
      await before?.()
      // As when the answer is lost on its way: it was done, and nobody heard.
      if (after) await next(given)
      throw error()
    },
    { step: 'initialize', name },
  )
  return state
}

/** Makes batch reads come back without their items, as an overloaded table does, where `when` says so of their number. */
export function leavingOut(client: DynamoDBClient, when: (count: number) => boolean) {
  const name = `leave-out-${Math.random()}`
  let count = 0
  client.middlewareStack.add(
    (next, context) => async (given) => {
      if (context.commandName !== 'BatchGetItemCommand' || !when(++count)) return next(given)
      const { response } = await next(given)
      const { RequestItems } = given.input as { RequestItems: unknown }
      return { response, output: { Responses: {}, UnprocessedKeys: RequestItems, $metadata: {} } as never }
    },
    { step: 'initialize', name },
  )
  return { stop: () => client.middlewareStack.remove(name) }
}
