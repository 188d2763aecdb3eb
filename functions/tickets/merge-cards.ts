/** One page out of several partitions of one index, merged by when the clock runs out: the queue of a worker with many grids. */
import * as z from 'zod/mini'
import type { Page } from '../../shared/page.ts'
import type { TicketCard } from '../../shared/tickets/contract.ts'
import { fromCursor, toCursor } from '../http/cursor.ts'
import type { Actor } from '../people/actor.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { indexes } from '../platform/table.ts'
import type { Listing } from './list-cards.ts'
import { partiesOf } from './policy.ts'
import { parseCard } from './store.ts'
import { toCard } from './view.ts'

const indexKey = z.record(z.string(), z.string())
const at = (item: Item) => String(item.queueAt)

/** Each partition is read from where its last taken card stood; a partition's own order is the merged order. */
export async function mergeCards(
  table: Table,
  listings: readonly Listing[],
  { cursor, limit }: { cursor?: string | undefined; limit: number },
  actor: Actor,
): Promise<Page<TicketCard>> {
  const of = listings.map(({ index, partition }) => `${index} ${partition}`).join(' ')
  const positions = fromCursor(of, cursor) ?? {}
  const found = await Promise.all(listings.map((listing) => partitionFrom(table, listing, positions, limit)))
  const ascending = listings.every((listing) => listing.ascending)
  const merged = found
    .flatMap(({ listing, items }) => items.map((item) => ({ listing, item })))
    .sort((a, b) => (at(a.item) < at(b.item) ? -1 : at(a.item) > at(b.item) ? 1 : 0) * (ascending ? 1 : -1))
  const taken = merged.slice(0, limit)
  const next: Item = { ...positions }
  for (const { listing, item } of taken) next[listing.partition] = positionOf(listing, item)
  const more = merged.length > taken.length || found.some(({ last }) => last)
  const cards = taken.map(({ item }) => parseCard(item)).map((card) => toCard(card, partiesOf(actor, card)))
  const onward = more ? toCursor(of, next) : undefined
  return onward ? { items: cards, cursor: onward } : { items: cards }
}

async function partitionFrom(table: Table, listing: Listing, positions: Item, limit: number) {
  const { index, partition, ascending } = listing
  const position = positions[partition]
  const after = typeof position === 'string' ? z.parse(indexKey, JSON.parse(position)) : undefined
  const pk = { name: indexes[index].pk, value: partition }
  return { listing, ...(await table.query({ index, pk, ascending, limit, after })) }
}

/** The key of an item in an index, as a query takes it to go on after. */
function positionOf({ index }: Listing, item: Item): string {
  const names = ['pk', 'sk', indexes[index].pk, indexes[index].sk]
  return JSON.stringify(Object.fromEntries(names.map((name) => [name, item[name]])))
}
