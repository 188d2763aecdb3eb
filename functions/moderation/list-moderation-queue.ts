import { parseCard } from '../channels/post.ts'
import { operation } from '../http/operation.ts'
import { readQueues } from '../http/queues.ts'
import type { ModerationPorts } from './ports.ts'
import { areasOf, toModerationCard } from './queue.ts'

export const listModerationQueue = operation('listModerationQueue', {
  async run({ actor, query }, { table }: ModerationPorts) {
    const wanted = { ...query, stage: 'open' as const }
    const areas = areasOf(actor, query.area)
    const { items, cursor } = await readQueues(table, 'post', areas, wanted, (item) => parseCard(item).area)
    const cards = items.map(parseCard).map((card) => toModerationCard(card, actor.id))
    return cursor ? { items: cards, cursor } : { items: cards }
  },
})
