/** What it takes to ring, made from the environment of a function that no request starts. */
import { MetricUnit } from '@aws-lambda-powertools/metrics'
import { livePorts } from '../http/live.ts'
import { readConfig, socketEndpointSettings, tableSettings } from '../platform/config.ts'
import { metricsOf } from '../platform/log.ts'
import { connectLine } from '../relay/line.ts'
import type { RingPorts } from './ports.ts'

export function liveRing(service: string) {
  const config = readConfig({ ...tableSettings, ...socketEndpointSettings }, process.env)
  const metrics = metricsOf(service)
  const ports: RingPorts = {
    ...livePorts(service),
    line: connectLine(config.SOCKET_ENDPOINT, config.AWS_REGION),
    unreached: () => metrics.addMetric('unreached', MetricUnit.Count, 1),
  }
  return { ports, metrics }
}
