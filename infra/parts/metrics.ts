/** The numbers that alarms and the dashboard look at. */
import { Duration } from 'aws-cdk-lib'
import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { NAMESPACE } from '../../functions/platform/log.ts'
import type { AlertStack } from '../stacks/alerts.ts'
import type { ApiStack } from '../stacks/api.ts'
import type { DataStack } from '../stacks/data.ts'
import type { RelayStack } from '../stacks/relay.ts'
import type { SocketStack } from '../stacks/socket.ts'
import type { SweepStack } from '../stacks/sweep.ts'
import type { WorkerStack } from '../stacks/worker.ts'

export interface Watched {
  data: DataStack
  api: ApiStack
  socket: SocketStack
  relay: RelayStack
  worker: WorkerStack
  sweep: SweepStack
  alerts: AlertStack
}

const MINUTES = Duration.minutes(5)

/** The functions by name, in the order in which they are shown. */
export const functionsOf = ({ api, socket, relay, worker, sweep, alerts }: Watched): [string, IFunction][] => [
  ...Object.entries(api.functions),
  ['gateway', socket.gateway],
  ['relay', relay.relay],
  ['worker', worker.worker],
  ['sweep', sweep.sweep],
  ['escalation', alerts.escalation.function],
  ['ways', alerts.ways.function],
  ['watchdog', alerts.watchdog.function],
]

const apiMetric = ({ api }: Watched, metricName: string, statistic: string) =>
  new Metric({
    namespace: 'AWS/ApiGateway',
    metricName,
    statistic,
    period: MINUTES,
    dimensionsMap: { ApiId: api.api.apiId },
  })

export const requests = (watched: Watched) => apiMetric(watched, 'Count', 'Sum').with({ label: 'requests' })
export const refusals = (watched: Watched) => apiMetric(watched, '4xx', 'Sum').with({ label: '4xx' })
export const faults = (watched: Watched) => apiMetric(watched, '5xx', 'Sum').with({ label: '5xx' })
export const latency = (watched: Watched, statistic: string) =>
  apiMetric(watched, 'Latency', statistic).with({ label: statistic })

/** 5xx answers in percent of all; a lone fault at night, among few requests, counts for nothing. */
export const faultRate = (watched: Watched) =>
  new MathExpression({
    label: '5xx %',
    expression: 'IF(requests >= 20, 100 * faults / requests, 0)',
    usingMetrics: { requests: requests(watched), faults: faults(watched) },
    period: MINUTES,
  })

/** CloudWatch takes no more metrics in the expression of an alarm. */
const MOST_IN_ALARM = 10

/** Invocations that found no room, over all functions: so many at a time. */
export function throttles(watched: Watched): IMetric[] {
  const all = functionsOf(watched)
  const count = Math.ceil(all.length / MOST_IN_ALARM)
  return Array.from({ length: count }, (_, at) =>
    throttlesOf(all.slice(at * MOST_IN_ALARM, (at + 1) * MOST_IN_ALARM), `throttled ${at + 1}/${count}`),
  )
}

function throttlesOf(functions: [string, IFunction][], label: string): IMetric {
  const usingMetrics: Record<string, IMetric> = {}
  for (const [name, each] of functions) usingMetrics[name] = each.metricThrottles({ period: MINUTES })
  const expression = `SUM([${Object.keys(usingMetrics).join(', ')}])`
  return new MathExpression({ label, expression, usingMetrics, period: MINUTES })
}

/** How long the oldest record of the stream has waited for the relay, in milliseconds. */
export const relayLag = ({ relay }: Watched) =>
  relay.relay.metric('IteratorAge', { statistic: 'Maximum', period: Duration.minutes(1), label: 'relay lag' })

/** How long the oldest import has waited to be taken up, in milliseconds. */
export const importLag = ({ worker }: Watched) =>
  worker.worker.metric('IteratorAge', { statistic: 'Maximum', period: Duration.minutes(1), label: 'import lag' })

export const sweeps = ({ sweep }: Watched) =>
  sweep.sweep.metricInvocations({ period: Duration.minutes(1), label: 'sweeps' })

/** Posts to sockets that failed though the socket is not known to be gone, as the relay counts them. */
export const unreachedSockets = () =>
  new Metric({
    namespace: NAMESPACE,
    metricName: 'unreached',
    statistic: 'Sum',
    period: MINUTES,
    dimensionsMap: { service: 'relay' },
  })

/** Messages about cases that WeChat takes none of, as the worker counts them: a template, a page or a field is wrong. */
export const messagesNotTaken = () =>
  new Metric({
    namespace: NAMESPACE,
    metricName: 'notTaken',
    statistic: 'Sum',
    period: MINUTES,
    dimensionsMap: { service: 'worker' },
  })

/** Cases that were due and could not be moved, as the sweep itself counts them. */
export const sweepFailures = () =>
  new Metric({
    namespace: NAMESPACE,
    metricName: 'failed',
    statistic: 'Sum',
    period: MINUTES,
    dimensionsMap: { service: 'sweep' },
  })

const tableMetric = ({ data }: Watched, metricName: string, more: Record<string, string> = {}) =>
  new Metric({
    namespace: 'AWS/DynamoDB',
    metricName,
    statistic: 'Sum',
    period: MINUTES,
    dimensionsMap: { TableName: data.table.tableName, ...more },
  })

/** The operations that functions make (functions/platform/dynamo.ts); DynamoDB counts its own errors by operation. */
const OPERATIONS = ['GetItem', 'BatchGetItem', 'Query', 'TransactWriteItems']

function overOperations(watched: Watched, metricName: string): IMetric {
  const usingMetrics: Record<string, IMetric> = {}
  for (const [at, Operation] of OPERATIONS.entries()) {
    usingMetrics[`m${at}`] = tableMetric(watched, metricName, { Operation })
  }
  return new MathExpression({
    label: metricName,
    expression: `SUM([${Object.keys(usingMetrics).join(', ')}])`,
    usingMetrics,
    period: MINUTES,
  })
}

export const tableFaults = (watched: Watched) => overOperations(watched, 'SystemErrors')
export const tableThrottles = (watched: Watched) => overOperations(watched, 'ThrottledRequests')
/** Requests that DynamoDB refused as wrong, over the account and region: it doesn't count them by table. */
export const tableUserErrors = () =>
  new Metric({ namespace: 'AWS/DynamoDB', metricName: 'UserErrors', statistic: 'Sum', period: MINUTES })
export const readUnits = (watched: Watched) =>
  tableMetric(watched, 'ConsumedReadCapacityUnits').with({ label: 'read units' })
export const writeUnits = (watched: Watched) =>
  tableMetric(watched, 'ConsumedWriteCapacityUnits').with({ label: 'write units' })
