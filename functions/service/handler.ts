import { serviceRoutes } from '../../shared/service/contract.ts'
import { livePorts } from '../http/live.ts'
import { serve } from '../http/serve.ts'
import { readConfig, tableSettings } from '../platform/config.ts'
import { metricsOf } from '../platform/log.ts'
import { getHealth, type ServicePorts } from './get-health.ts'
import { getOpenapi } from './get-openapi.ts'

export const operations = { getHealth, getOpenapi }

export const handler = serve('service', serviceRoutes, operations, () => {
  const { STAGE } = readConfig(tableSettings, process.env)
  const ports: ServicePorts = { ...livePorts('service'), stage: STAGE }
  return { ports, metrics: metricsOf('service') }
})
