import document from '../../shared/openapi.json' with { type: 'json' }
import { operation } from '../http/operation.ts'
import type { ServicePorts } from './get-health.ts'

/** The committed document; a test holds it against the route table. */
export const getOpenapi = operation('getOpenapi', {
  run: async (_call, _ports: ServicePorts) => document,
})
