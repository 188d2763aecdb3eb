import { scopesOf } from '../../shared/roles/policy.ts'
import { type Listing, readPage } from '../http/listing.ts'
import { operation, type Ports } from '../http/operation.ts'
import { readQueues } from '../http/queues.ts'
import type { Item } from '../platform/dynamo.ts'
import { NOWHERE, operatedAt, ownerIndex, parseCard, toCard } from './request.ts'
import { isTop } from './request-policy.ts'

const shown = ({ items, cursor }: { items: readonly Item[]; cursor: string | undefined }) => {
  const cards = items.map((item) => toCard(parseCard(item)))
  return cursor ? { items: cards, cursor } : { items: cards }
}

export const listMyRequests = operation('listMyRequests', {
  async run({ actor, query }, { table }: Ports) {
    const mine: Listing = { index: 'byOwner', partition: ownerIndex(actor.id), ascending: false }
    return shown(await readPage(table, mine, query))
  },
})

/** All that one administers, or one area of it. Those at the top have the requests of who lives nowhere here, too. */
export const listRequestQueue = operation('listRequestQueue', {
  async run({ actor, query }, { table }: Ports) {
    const areas = query.area ? [query.area] : scopesOf(actor.roles, ['administrator'])
    const nowhere = !query.area && isTop(actor.roles) ? [NOWHERE] : []
    return shown(await readQueues(table, 'request', areas, query, (item) => operatedAt(parseCard(item)), nowhere))
  },
})
