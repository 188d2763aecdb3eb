/** The requests that are sent to DynamoDB while something is done, seen where they leave the process. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { ClientRequest } from 'node:http'

const CHANNEL = 'http.client.request.start'

/** Their names, in order: BatchGetItem, TransactWriteItems … */
export async function requestsDuring(work: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = []
  const see = (message: unknown) => {
    const { request } = message as { request: ClientRequest }
    seen.push(String(request.getHeader('x-amz-target')).replace(/^.*\./, ''))
  }
  subscribe(CHANNEL, see)
  try {
    await work()
  } finally {
    unsubscribe(CHANNEL, see)
  }
  return seen
}
