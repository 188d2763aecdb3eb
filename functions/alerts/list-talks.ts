import { levelOf } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { readPage } from '../http/listing.ts'
import { operation } from '../http/operation.ts'
import { isQueueLevel, queueIndex, queueOf } from '../platform/table.ts'
import { parseTalk } from './misuse/talk.ts'
import type { AlertPorts } from './ports.ts'

export const listTalks = operation('listTalks', {
  async run({ params, query, now }, { table }: AlertPorts) {
    const level = levelOf(params.area)
    if (!isQueueLevel(level)) throw new Refusal('badInput', { area: '请选择网格、社区、街道或区' })
    const listing = { index: queueIndex(level), partition: queueOf('talk', params.area, 'open'), ascending: false }
    const { items, cursor } = await readPage(table, listing, query)
    const found = await table.read(items.map(({ pk }) => ({ pk: String(pk), sk: 'TALK' })))
    const talks = found.flatMap((item) => {
      const kept = parseTalk(item, now)
      return kept && !kept.hadAt ? [kept.card] : []
    })
    return cursor ? { items: talks, cursor } : { items: talks }
  },
})
