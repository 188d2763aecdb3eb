import { parseCard } from '../channels/post.ts'
import { readQueue } from '../http/merge.ts'
import { operation } from '../http/operation.ts'
import type { ModerationPorts } from './ports.ts'
import { queuesOf, toModerationCard } from './queue.ts'

export const listModerationQueue = operation('listModerationQueue', {
  async run({ actor, query }, { table }: ModerationPorts) {
    const { items, cursor } = await readQueue(table, queuesOf(actor, query.area), query)
    const cards = items.map(parseCard).map((card) => toModerationCard(card, actor.id))
    return cursor ? { items: cards, cursor } : { items: cards }
  },
})
