import { MetricUnit } from '@aws-lambda-powertools/metrics'
import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import { livePorts } from '../http/live.ts'
import { readConfig, socketEndpointSettings, tableSettings } from '../platform/config.ts'
import { metricsOf } from '../platform/log.ts'
import { connectLine } from './line.ts'
import { type RelayPorts, relay } from './relay.ts'

function make() {
  const config = readConfig({ ...tableSettings, ...socketEndpointSettings }, process.env)
  const metrics = metricsOf('relay')
  const ports: RelayPorts = {
    ...livePorts('relay'),
    line: connectLine(config.SOCKET_ENDPOINT, config.AWS_REGION),
    unreached: () => metrics.addMetric('unreached', MetricUnit.Count, 1),
  }
  return { ports, metrics }
}
let made: ReturnType<typeof make> | undefined

export async function handler(
  event: DynamoDBStreamEvent,
  context?: Partial<Pick<Context, 'getRemainingTimeInMillis'>>,
): Promise<DynamoDBBatchResponse> {
  made ??= make()
  const timeLeft = () => context?.getRemainingTimeInMillis?.() ?? Number.POSITIVE_INFINITY
  const answer = await relay(event.Records, { ...made.ports, timeLeft })
  made.metrics.publishStoredMetrics()
  return answer
}
