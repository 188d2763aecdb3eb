import { levelOf } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { readPage } from '../http/listing.ts'
import { operation } from '../http/operation.ts'
import { isQueueLevel, queueIndex, queueOf } from '../platform/table.ts'
import { partiesOf } from './policy.ts'
import type { AlertPorts } from './ports.ts'
import { parseAlert } from './store.ts'
import { toCard } from './view.ts'

/** A page of the list, and the alerts that it names: what a page costs does not grow with what was called for in earnest. */
export const listDrills = operation('listDrills', {
  async run({ actor, params, query, now }, { table }: AlertPorts) {
    const level = levelOf(params.area)
    if (!isQueueLevel(level)) throw new Refusal('badInput', { area: '请选择网格、社区、街道或区' })
    const listing = { index: queueIndex(level), partition: queueOf('drill', params.area, 'open'), ascending: false }
    const { items, cursor } = await readPage(table, listing, query)
    const found = await table.read(items.map(({ pk }) => ({ pk: String(pk), sk: 'ALERT' })))
    const cards = found
      .flatMap((item) => parseAlert(item)?.card ?? [])
      .map((card) => toCard(card, partiesOf(actor, card, undefined), actor.id, now))
    return cursor ? { items: cards, cursor } : { items: cards }
  },
})
