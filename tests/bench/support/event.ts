/** Requests as API Gateway hands them to a function, made from the route table. */
import { type OperationId, routes, type Sent } from '../../../shared/routes.ts'

export type Given<O extends OperationId> = Partial<Sent<O>> & { key?: string }

interface Answer {
  statusCode: number
  headers?: Record<string, string>
  body: string
}

/** A Lambda handler, as one calls it. */
export type Handler = (event: object, context: object) => Promise<Answer>

export function eventOf<O extends OperationId>(operation: O, given: Given<O>, token: string, now: number): object {
  const { method, path } = routes[operation]
  const {
    params = {},
    query = {},
    body,
    key,
  } = given as {
    params?: Record<string, string>
    query?: Record<string, unknown>
    body?: unknown
    key?: string
  }
  return {
    version: '2.0',
    routeKey: `${method} ${path}`,
    rawPath: path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? ''),
    headers: {
      authorization: `Bearer ${token}`,
      ...(key ? { 'idempotency-key': key } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    pathParameters: params,
    queryStringParameters: Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)])),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    isBase64Encoded: false,
    requestContext: { requestId: 'bench', timeEpoch: now },
  }
}

/** The reply to an event; throws for anything but a success. */
export async function replyTo(handler: Handler, event: object): Promise<unknown> {
  const { statusCode, body, headers } = await handler(event, {})
  if (statusCode >= 300) throw new Error(`${JSON.stringify(event)} was answered ${statusCode}: ${body}`)
  return headers?.['content-type']?.startsWith('application/json') === false ? body : JSON.parse(body)
}
