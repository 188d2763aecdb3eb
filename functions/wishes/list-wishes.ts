import { levelOf } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { readPage } from '../http/listing.ts'
import { operation, type Ports } from '../http/operation.ts'
import { doneIndex, parseWishCard, shownIndex } from './store.ts'
import { toWishCard } from './view.ts'

export const listWishes = operation('listWishes', {
  async run({ params, query }, { table }: Ports) {
    if (levelOf(params.area) !== 'community') throw new Refusal('badInput', { area: '请选择社区' })
    const done = query.state === 'confirmed'
    const partition = done ? doneIndex(params.area) : shownIndex(params.area)
    const { items, cursor } = await readPage(table, { index: 'byPublic', partition, ascending: !done }, query)
    return { items: items.map((item) => toWishCard(parseWishCard(item), false)), ...(cursor ? { cursor } : {}) }
  },
})
