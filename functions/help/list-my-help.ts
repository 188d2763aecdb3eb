import { readPage } from '../http/listing.ts'
import { operation } from '../http/operation.ts'
import type { HelpPorts } from './ports.ts'
import { ownerIndex, parseCard } from './store.ts'
import { toCard } from './view.ts'

export const listMyHelp = operation('listMyHelp', {
  async run({ actor, query }, { table }: HelpPorts) {
    const listing = { index: 'byOwner' as const, partition: ownerIndex(actor.id), ascending: false }
    const { items, cursor } = await readPage(table, listing, query)
    return { items: items.map((item) => toCard(parseCard(item))), ...(cursor ? { cursor } : {}) }
  },
})
