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

/** Makes a client's requests of one kind fail where `when` says so of their number; `how`: with what, and when. */
export function failing(
  client: DynamoDBClient,
  command: string,
  when: (count: number) => boolean,
  how: { error?: () => Error; after?: boolean } = {},
) {
  const name = `fail-${Math.random()}`
  const { error = () => new Error('Made to fail'), after = false } = how
  const state = { count: 0, failed: 0, stop: () => client.middlewareStack.remove(name) }
  client.middlewareStack.add(
    (next, context) => async (given) => {
      if (context.commandName !== command || !when(++state.count)) return next(given)
      state.failed++
      // As when the answer is lost on its way: it was done, and nobody heard.
      if (after) await next(given)
      throw error()
    },
    { step: 'initialize', name },
  )
  return state
}
