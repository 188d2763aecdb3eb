import { readPage } from '../http/listing.ts'
import { operation } from '../http/operation.ts'
import type { HouseholdPorts } from './ports.ts'
import { ownerIndex, parseCard } from './store.ts'
import { toCard } from './view.ts'

export const listMyJoins = operation('listMyJoins', {
  async run({ actor, query }, { table, sealer }: HouseholdPorts) {
    const listing = { index: 'byOwner', partition: ownerIndex(actor.id), ascending: false } as const
    const { items, cursor } = await readPage(table, listing, query)
    const cards = await Promise.all(items.map((item) => toCard(sealer, parseCard(item))))
    return cursor ? { items: cards, cursor } : { items: cards }
  },
})
