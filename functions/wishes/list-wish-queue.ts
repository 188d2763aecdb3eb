import { Refusal } from '../../shared/errors.ts'
import { readPage } from '../http/listing.ts'
import { operation, type Ports } from '../http/operation.ts'
import { listIndexOf, queueOf } from '../platform/table.ts'
import { parseWishCard } from './store.ts'
import { toWishCard } from './view.ts'

export const listWishQueue = operation('listWishQueue', {
  async run({ params, query }, { table }: Ports) {
    const index = listIndexOf(params.area)
    if (!index) throw new Refusal('badInput', { area: '请选网格或更大的范围' })
    const partition = queueOf('wish', params.area, query.stage)
    const listing = { index, partition, ascending: query.stage !== 'closed' }
    const { items, cursor } = await readPage(table, listing, query)
    return { items: items.map((item) => toWishCard(parseWishCard(item), true)), ...(cursor ? { cursor } : {}) }
  },
})
