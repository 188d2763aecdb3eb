import { operation } from '../http/operation.ts'
import type { ServicePorts } from './get-health.ts'

/** The committed document; a test holds it against the route table. Loaded when it is asked for: it is large. */
export const getOpenapi = operation('getOpenapi', {
  async run(_call, _ports: ServicePorts) {
    const { default: document } = await import('../../shared/openapi.json', { with: { type: 'json' } })
    return document
  },
})
