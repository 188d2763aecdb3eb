import { levelOf } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { incidentLifecycle } from '../../shared/incidents/lifecycle.ts'
import { readPage } from '../http/listing.ts'
import { operation, type Ports } from '../http/operation.ts'
import { isQueueLevel, queueIndex, queueOf } from '../platform/table.ts'
import { parseCard } from './store.ts'

export const listIncidents = operation('listIncidents', {
  async run({ params, query }, { table }: Ports) {
    const level = levelOf(params.area)
    if (!isQueueLevel(level)) throw new Refusal('badInput', { area: '请选择网格、社区、街道或区' })
    const partition = queueOf('incident', params.area, incidentLifecycle.states[query.state].stage)
    const { items, cursor } = await readPage(table, { index: queueIndex(level), partition, ascending: false }, query)
    return { items: items.map(parseCard), ...(cursor ? { cursor } : {}) }
  },
})
