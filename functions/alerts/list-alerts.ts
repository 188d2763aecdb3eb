import { levelOf } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { readPage } from '../http/listing.ts'
import { operation } from '../http/operation.ts'
import { isQueueLevel, queueIndex, queueOf } from '../platform/table.ts'
import { partiesOf } from './policy.ts'
import type { AlertPorts } from './ports.ts'
import { parseCard } from './store.ts'
import { toCard } from './view.ts'

export const listAlerts = operation('listAlerts', {
  async run({ actor, params, query, now }, { table }: AlertPorts) {
    const level = levelOf(params.area)
    if (!isQueueLevel(level)) throw new Refusal('badInput', { area: '请选择网格、社区、街道或区' })
    const partition = queueOf('alert', params.area, query.stage)
    const listing = { index: queueIndex(level), partition, ascending: query.stage !== 'closed' }
    const { items, cursor } = await readPage(table, listing, query)
    const cards = items.map(parseCard).map((card) => toCard(card, partiesOf(actor, card, undefined), actor.id, now))
    return cursor ? { items: cards, cursor } : { items: cards }
  },
})
