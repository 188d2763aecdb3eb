/** Lists: a partition of an index, read a page at a time from a cursor that no other list takes. */
import { Refusal } from '../../shared/errors.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { type IndexName, indexes } from '../platform/table.ts'
import { fromCursor, toCursor } from './cursor.ts'

/** A partition of an index, which way it is read, and the part of it that is wanted. */
export interface Listing {
  index: IndexName
  partition: string
  ascending: boolean
  range?: { beginsWith: string } | { between: [string, string] } | undefined
}

export interface Paging {
  cursor?: string | undefined
  limit: number
}

/** A page of a partition from a position in it, as items. */
export function readListing(table: Table, listing: Listing, after: Item | undefined, limit: number) {
  const { index, partition, ascending, range } = listing
  if (after && !isPosition(listing, after)) throw new Refusal('badCursor')
  const { pk, sk } = indexes[index]
  const sort = range ? { sk: { name: sk, ...range } } : {}
  return table.query({ index, pk: { name: pk, value: partition }, ...sort, ascending, limit, after })
}

/** The names of what makes up a position: the table's key and the index's. */
const positionNames = ({ index }: Listing): string[] => ['pk', 'sk', indexes[index].pk, indexes[index].sk]

/** No key of ours comes near it; DynamoDB takes no sort key above 1,024 bytes, which these can't be in UTF-8. */
const KEY_MAX = 256

/** Whether it is a position in this very part of this partition; DynamoDB takes no other. */
function isPosition(listing: Listing, at: Item): boolean {
  const { pk, sk } = indexes[listing.index]
  const names = positionNames(listing)
  const whole = names.every((name) => isKey(at[name]))
  const here = at[pk] === listing.partition && inRange(listing, String(at[sk]))
  return whole && here && Object.keys(at).length === names.length
}

const isKey = (value: unknown) => typeof value === 'string' && value !== '' && value.length <= KEY_MAX

function inRange({ range }: Listing, value: string): boolean {
  if (!range) return true
  if ('beginsWith' in range) return value.startsWith(range.beginsWith)
  const [low, high] = range.between
  return value >= low && value <= high
}

/** Where an item of a listing stands in it. */
export const positionOf = (listing: Listing, item: Item): Item =>
  Object.fromEntries(positionNames(listing).map((name) => [name, item[name]]))

const nameOf = ({ index, partition, range }: Listing) =>
  `${index} ${partition}${range ? ` ${Object.values(range).flat().join(' ')}` : ''}`

/** Where a cursor says that this list goes on. Throws `badCursor` for one of another list. */
export const placeIn = (listing: Listing, cursor: string | undefined): Item | undefined =>
  fromCursor(nameOf(listing), cursor)

export const cursorAfter = (listing: Listing, last: Item | undefined): string | undefined =>
  toCursor(nameOf(listing), last)

/** A page of items, each with the card that the index carries. */
export async function readPage(table: Table, listing: Listing, { cursor, limit }: Paging) {
  const { items, last } = await readListing(table, listing, placeIn(listing, cursor), limit)
  return { items, cursor: cursorAfter(listing, last) }
}
