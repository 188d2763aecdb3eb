/** API Gateway's part: a request matched to its route, and the event that the Lambda gets (HTTP API, payload 2.0). */
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { Route } from '../../shared/route.ts'
import { routes } from '../../shared/routes.ts'

export interface RawRequest {
  method: string
  path: string
  headers?: Record<string, string>
  query?: Record<string, string>
  /** As it goes over the wire. */
  body?: string
  /** Whether the gateway hands the body over in base64, as it does with types that it doesn't take for text. */
  base64?: boolean
}

export interface Matched {
  route: Route
  params: Record<string, string>
}

/** By method, those with fewer variables first. */
const matching = Map.groupBy(
  Object.values<Route>(routes)
    .map((route) => ({ route, wanted: route.path.split('/') }))
    .sort((a, b) => a.route.path.split('{').length - b.route.path.split('{').length),
  ({ route }) => route.method as string,
)

/** As API Gateway matches: the method, literal segments before variables. */
export function match(method: string, path: string): Matched | undefined {
  const parts = path.split('/')
  const found = matching
    .get(method)
    ?.find(
      ({ wanted }) =>
        wanted.length === parts.length && wanted.every((part, i) => part.startsWith('{') || part === parts[i]),
    )
  if (!found) return undefined
  const params: Record<string, string> = {}
  for (const [i, part] of found.wanted.entries())
    if (part.startsWith('{')) params[part.slice(1, -1)] = decodeURIComponent(parts[i] ?? '')
  return { route: found.route, params }
}

/** The path of a route with its parameters filled in. */
export const pathOf = (route: Route, params: Record<string, string>): string =>
  route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent((params[name] ?? '').toWellFormed()))

export const eventOf = (request: RawRequest, { route, params }: Matched, requestId: string, now: number) =>
  ({
    version: '2.0',
    routeKey: `${route.method} ${route.path}`,
    rawPath: request.path,
    headers: request.headers ?? {},
    pathParameters: params,
    ...(request.query ? { queryStringParameters: request.query } : {}),
    ...(request.body === undefined ? {} : { body: request.body }),
    isBase64Encoded: request.base64 ?? false,
    requestContext: { requestId, timeEpoch: now },
  }) as unknown as APIGatewayProxyEventV2
