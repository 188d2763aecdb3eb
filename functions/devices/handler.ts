import { MetricUnit } from '@aws-lambda-powertools/metrics'
import { allDeviceRoutes } from '../../shared/devices/routes.ts'
import { liveService } from '../http/live.ts'
import { serve } from '../http/serve.ts'
import { photoUrls } from '../photos/urls.ts'
import { photoSettings, readConfig, socketEndpointSettings, tableSettings } from '../platform/config.ts'
import { liveSealer } from '../platform/seal/live.ts'
import { connectLine } from '../relay/line.ts'
import { changeDevice } from './change-device.ts'
import { changePoint, retirePoint } from './change-point.ts'
import { getDevice } from './get-device.ts'
import { getPoint } from './get-point.ts'
import { inspectPoint } from './inspect-point.ts'
import { listDevices } from './list-devices.ts'
import { listPoints } from './list-points.ts'
import type { DevicePorts } from './ports.ts'
import { registerDevice } from './register-device.ts'
import { registerPoint } from './register-point.ts'
import { retireDevice } from './retire-device.ts'
import { rotateSecret } from './rotate-secret.ts'
import { sendSignal } from './send-signal.ts'

export const operations = {
  registerDevice,
  listDevices,
  getDevice,
  changeDevice,
  rotateSecret,
  retireDevice,
  sendSignal,
  registerPoint,
  listPoints,
  getPoint,
  changePoint,
  retirePoint,
  inspectPoint,
}

export const handler = serve('devices', allDeviceRoutes, operations, () => {
  const config = readConfig({ ...tableSettings, ...photoSettings, ...socketEndpointSettings }, process.env)
  const service = liveService('devices')
  const { clock } = service.ports
  const at = { bucket: config.PHOTO_BUCKET, region: config.AWS_REGION, endpoint: config.PHOTO_ENDPOINT, clock }
  const ports: DevicePorts = {
    ...service.ports,
    sealer: liveSealer(service.ports),
    photoUrls: photoUrls(at),
    line: connectLine(config.SOCKET_ENDPOINT, config.AWS_REGION),
    unreached: () => service.metrics.addMetric('unreached', MetricUnit.Count, 1),
  }
  return { ...service, ports }
})
