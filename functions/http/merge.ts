/** One page out of several partitions of one index, merged by their sort key: the queue of a worker with many grids. */
import { createHash } from 'node:crypto'
import type { Item, Table } from '../platform/dynamo.ts'
import { indexes } from '../platform/table.ts'
import { fromCursor, toCursor } from './cursor.ts'
import { type Listing, type Paging, readListing, readPage } from './listing.ts'

const queueAt = (item: Item) => String(item.queueAt)

/** The items of a page, each with the card that the index carries; of one partition, or of several in their merged order. */
export async function readQueue(table: Table, listings: readonly Listing[], paging: Paging) {
  const [only] = listings
  return listings.length === 1 && only ? readPage(table, only, paging) : readMerged(table, listings, paging)
}

/** Each partition is read from where its last taken item stood; a partition's own order is the merged order. */
export async function readMerged(table: Table, listings: readonly Listing[], { cursor, limit }: Paging) {
  const of = nameOf(listings)
  const positions = fromCursor(of, cursor) ?? {}
  const found = await Promise.all(
    listings.map(async (listing, number) => ({
      number,
      ascending: listing.ascending,
      ...(await readListing(table, listing, unpacked(listing, positions[number]), limit)),
    })),
  )
  const merged = found
    .flatMap(({ number, ascending, items }) => items.map((item) => ({ number, ascending, item })))
    .sort((a, b) => order(a.item, b.item) * (a.ascending ? 1 : -1))
  const taken = merged.slice(0, limit)
  const next: Item = { ...positions }
  for (const { number, item } of taken) next[number] = packed(item)
  const more = merged.length > taken.length || found.some(({ last }) => last)
  return { items: taken.map(({ item }) => item), cursor: more ? toCursor(of, next) : undefined }
}

const order = (a: Item, b: Item): number => (queueAt(a) < queueAt(b) ? -1 : queueAt(a) > queueAt(b) ? 1 : 0)

/** Names the set of partitions, in a few characters: a cursor travels in a URL, and a worker may have dozens of grids. */
const nameOf = (listings: readonly Listing[]): string =>
  createHash('sha256')
    .update(listings.map(({ index, partition }) => `${index} ${partition}`).join(' '))
    .digest('base64url')
    .slice(0, 16)

// A position without what the listing says itself; keys and times hold no spaces.
const packed = (item: Item): string => [item.pk, item.sk, item.queueAt].join(' ')

function unpacked({ index, partition }: Listing, kept: unknown): Item | undefined {
  if (typeof kept !== 'string') return undefined
  const [pk, sk, at] = kept.split(' ')
  return { pk, sk, [indexes[index].pk]: partition, queueAt: at }
}
