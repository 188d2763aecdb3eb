/** One page out of several partitions of one index, merged by their sort key: the queue of a worker with many grids. */
import * as z from 'zod/mini'
import { Refusal } from '../../shared/errors.ts'
import type { Page } from '../../shared/page.ts'
import type { TicketCard } from '../../shared/tickets/contract.ts'
import { fromCursor, readJson, toCursor } from '../http/cursor.ts'
import type { Actor } from '../people/actor.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { cardsOf, type Listing, type Paging, positionNames, readListing } from './list-cards.ts'

const position = z.record(z.string(), z.string())
const queueAt = (item: Item) => String(item.queueAt)

/** Each partition is read from where its last taken card stood; a partition's own order is the merged order. */
export async function mergeCards(
  table: Table,
  listings: readonly Listing[],
  { cursor, limit }: Paging,
  actor: Actor,
): Promise<Page<TicketCard>> {
  const of = listings.map(({ index, partition }) => `${index} ${partition}`).join(' ')
  const positions = fromCursor(of, cursor) ?? {}
  const found = await Promise.all(
    listings.map(async (listing) => ({
      listing,
      ...(await readListing(table, listing, positionOf(positions[listing.partition]), limit)),
    })),
  )
  const merged = found
    .flatMap(({ listing, items }) => items.map((item) => ({ listing, item })))
    .sort((a, b) => order(a.item, b.item) * (a.listing.ascending ? 1 : -1))
  const taken = merged.slice(0, limit)
  const next: Item = { ...positions }
  for (const { listing, item } of taken) {
    const at = positionNames(listing).map((name) => [name, item[name]])
    next[listing.partition] = JSON.stringify(Object.fromEntries(at))
  }
  const more = merged.length > taken.length || found.some(({ last }) => last)
  const cards = cardsOf(
    taken.map(({ item }) => item),
    actor,
  )
  const onward = more ? toCursor(of, next) : undefined
  return onward ? { items: cards, cursor: onward } : { items: cards }
}

const order = (a: Item, b: Item): number => (queueAt(a) < queueAt(b) ? -1 : queueAt(a) > queueAt(b) ? 1 : 0)

function positionOf(kept: unknown): Item | undefined {
  if (typeof kept !== 'string') return undefined
  const read = z.safeParse(position, readJson(kept))
  if (!read.success) throw new Refusal('badCursor')
  return read.data
}
