import { Refusal } from '../../shared/errors.ts'
import { readPage } from '../http/listing.ts'
import { operation } from '../http/operation.ts'
import { listIndexOf, queueOf } from '../platform/table.ts'
import { maySee } from './known.ts'
import type { DevicePorts } from './ports.ts'
import { parseCard } from './store.ts'

/** By kind, and within a kind by place. A building's devices are looked for in its grid. */
export const listDevices = operation('listDevices', {
  async run({ actor, params, query }, { table }: DevicePorts) {
    const { stage, kind } = query
    const index = listIndexOf(params.area)
    if (!index) throw new Refusal('badInput', { area: '请选网格或更大的范围' })
    const listing = { index, partition: queueOf('device', params.area, stage), ascending: true }
    const range = kind ? { range: { beginsWith: `${kind}#` } } : {}
    const { items, cursor } = await readPage(table, { ...listing, ...range }, query)
    const seen = items.map(parseCard).filter((card) => maySee(actor, card))
    return { items: seen, ...(cursor ? { cursor } : {}) }
  },
})
