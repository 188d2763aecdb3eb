import { MetricUnit } from '@aws-lambda-powertools/metrics'
import { liveService } from '../http/live.ts'
import { serve } from '../http/serve.ts'
import { photoUrls } from '../photos/urls.ts'
import { photoSettings, readConfig, socketEndpointSettings, tableSettings } from '../platform/config.ts'
import { connectLine } from '../relay/line.ts'
import type { AlertPorts } from './ports.ts'

export const operations = {}

export const handler = serve('alerts', operations, () => {
  const config = readConfig({ ...tableSettings, ...photoSettings, ...socketEndpointSettings }, process.env)
  const service = liveService('alerts')
  const { clock } = service.ports
  const at = { bucket: config.PHOTO_BUCKET, region: config.AWS_REGION, endpoint: config.PHOTO_ENDPOINT, clock }
  const ports: AlertPorts = {
    ...service.ports,
    photoUrls: photoUrls(at),
    line: connectLine(config.SOCKET_ENDPOINT, config.AWS_REGION),
    unreached: () => service.metrics.addMetric('unreached', MetricUnit.Count, 1),
  }
  return { ...service, ports }
})
