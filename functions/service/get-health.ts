import { operation, type Ports } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'

export interface ServicePorts extends Ports {
  stage: string
}

/** Healthy means that the table answers, not just that the process runs. */
export const getHealth = operation('getHealth', {
  async run({ now }, { table, stage }: ServicePorts) {
    await table.read([keys.area('4201')])
    return { status: 'ok' as const, stage, now: isoTime(now) }
  },
})
