import { Refusal } from '../../shared/errors.ts'
import { noticeLifecycle } from '../../shared/notices/lifecycle.ts'
import { readPage } from '../http/listing.ts'
import { operation } from '../http/operation.ts'
import { listIndexOf, queueOf } from '../platform/table.ts'
import { parseCard } from './notice.ts'
import type { NoticePorts } from './ports.ts'
import { toCard } from './view.ts'

/** One query, whatever the state. */
export const listNotices = operation('listNotices', {
  async run({ params, query }, { table }: NoticePorts) {
    const index = listIndexOf(params.area)
    if (!index) throw new Refusal('badInput', { area: '请选择网格、社区、街道或区' })
    const { stage } = noticeLifecycle.states[query.state]
    const partition = queueOf('notice', params.area, stage)
    const listing = { index, partition, ascending: false, range: { beginsWith: `${query.state}#` } }
    const { items, cursor } = await readPage(table, listing, query)
    const cards = items.map(parseCard).map(toCard)
    return cursor ? { items: cards, cursor } : { items: cards }
  },
})
