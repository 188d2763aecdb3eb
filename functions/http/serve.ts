/** A capability as a Lambda: the middy chain around its operations. */
import { MetricUnit } from '@aws-lambda-powertools/metrics'
import middy from '@middy/core'
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda'
import * as z from 'zod/mini'
import { Refusal } from '../../shared/errors.ts'
import type { Capability, Route } from '../../shared/route.ts'
import type { OperationId, Routes } from '../../shared/routes.ts'
import { type Answer, answerError, answerText, answerWith } from './answer.ts'
import { bodyOf, type FieldsIn, textOf } from './body.ts'
import { type AnyOperation, makeCall } from './call.ts'
import type { Ports } from './operation.ts'

/** What the chain needs of powertools' Metrics. */
export interface Meter {
  addDimension(name: string, value: string): unknown
  addMetric(name: string, unit: typeof MetricUnit.Count | typeof MetricUnit.Milliseconds, value: number): unknown
  publishStoredMetrics(): void
}

export interface Service {
  ports: Ports
  metrics: Meter
  tokenSecret?: string
  /** Of a capability that takes bodies in others' protocols (`bodyTypes` of a route). */
  fieldsIn?: FieldsIn
}

type Event = APIGatewayProxyEventV2

/** Lambda's own id of the request, under which its log is found; the API's where there is none. */
const requestIdOf = (event: Event, context: Partial<Context>) =>
  context.awsRequestId ?? event.requestContext?.requestId ?? 'unknown'

/** What the route table names for a capability; a route or an operation that is missing does not compile. */
type Of<C extends Capability, What> = Record<
  { [O in OperationId]: Routes[O]['capability'] extends C ? O : never }[OperationId],
  What
>

/**
 * The Lambda handler of a capability: its routes, with an operation for each. It is handed them, so that no function loads the
 * schemas of all others. `service` is made once, at the first request of the process; a wrong configuration fails it with all that
 * is missing named.
 */
export function serve<C extends Capability>(
  _capability: C,
  routes: Of<C, Route>,
  operations: Of<C, AnyOperation>,
  makeService: () => Service,
) {
  const byId = new Map<string, AnyOperation>(Object.entries(operations))
  const table = new Map<string, [string, Route]>()
  for (const [id, route] of Object.entries<Route>(routes)) table.set(`${route.method} ${route.path}`, [id, route])
  let service: Service | undefined
  const ready = () => (service ??= makeService())

  const answerErrors = {
    onError: (request: middy.Request<Event, Answer>) => {
      request.response = answerError(request.error, requestIdOf(request.event, request.context), ready().ports.log)
    },
  }

  const measure = {
    after: (request: middy.Request<Event, Answer>) => publish(request),
    onError: (request: middy.Request<Event, Answer>) => publish(request),
  }
  const publish = (request: middy.Request<Event, Answer>) => {
    const { metrics, ports } = ready()
    const [operation] = table.get(request.event.routeKey) ?? ['unknown']
    metrics.addDimension('operation', operation)
    metrics.addMetric('requests', MetricUnit.Count, 1)
    metrics.addMetric('faults', MetricUnit.Count, (request.response?.statusCode ?? 500) >= 500 ? 1 : 0)
    const arrived = request.event.requestContext?.timeEpoch
    if (arrived) metrics.addMetric('latency', MetricUnit.Milliseconds, Math.max(0, ports.clock.now() - arrived))
    metrics.publishStoredMetrics()
  }

  return middy<Event, Answer>({ timeoutEarlyInMillis: 0 })
    .use(measure)
    .use(answerErrors)
    .handler(async (event, context) => {
      const { ports, tokenSecret, fieldsIn } = ready()
      const matched = table.get(event.routeKey)
      const operation = matched && byId.get(matched[0])
      if (!matched || !operation) throw new Refusal('notFound')
      const [operationId, route] = matched
      const reply = await makeCall(
        {
          operationId,
          route,
          headers: lowerCased(event.headers),
          params: event.pathParameters ?? {},
          query: event.queryStringParameters ?? {},
          body: () => bodyOf(route, event, context, fieldsIn),
          text: textOf(event),
          address: event.requestContext?.http?.sourceIp ?? '',
        },
        operation,
        ports,
        tokenSecret,
      )
      const [status, requestId] = [route.status ?? 200, requestIdOf(event, context)]
      return route.replyType
        ? answerText(status, z.parse(z.string(), reply), route.replyType, requestId)
        : answerWith(status, reply, requestId)
    })
}

const lowerCased = (headers: Record<string, string | undefined> | undefined) =>
  Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]))
