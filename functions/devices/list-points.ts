import { Refusal } from '../../shared/errors.ts'
import { readPage } from '../http/listing.ts'
import { operation } from '../http/operation.ts'
import { listIndexOf, queueOf } from '../platform/table.ts'
import { parsePointCard } from './point-store.ts'
import type { DevicePorts } from './ports.ts'

/** The one that is due first comes first. */
export const listPoints = operation('listPoints', {
  async run({ params, query }, { table }: DevicePorts) {
    const index = listIndexOf(params.area)
    if (!index) throw new Refusal('badInput', { area: '请选网格或更大的范围' })
    const listing = { index, partition: queueOf('point', params.area, query.stage), ascending: true }
    const { items, cursor } = await readPage(table, listing, query)
    return { items: items.map(parsePointCard), ...(cursor ? { cursor } : {}) }
  },
})
