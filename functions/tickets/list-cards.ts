/** One page of cards from an index, each as its viewer may see it. */
import { Refusal } from '../../shared/errors.ts'
import type { Page } from '../../shared/page.ts'
import type { TicketCard } from '../../shared/tickets/contract.ts'
import { fromCursor, toCursor } from '../http/cursor.ts'
import type { Actor } from '../people/actor.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { type IndexName, indexes } from '../platform/table.ts'
import { partiesOf } from './policy.ts'
import { parseCard } from './store.ts'
import { toCard } from './view.ts'

/** A partition of an index, and which way it is read. */
export interface Listing {
  index: IndexName
  partition: string
  ascending: boolean
}

export interface Paging {
  cursor?: string | undefined
  limit: number
}

/** A page of a partition from a position in it, as items. */
export function readListing(table: Table, listing: Listing, after: Item | undefined, limit: number) {
  const { index, partition, ascending } = listing
  if (after && !isPosition(listing, after)) throw new Refusal('badCursor')
  return table.query({ index, pk: { name: indexes[index].pk, value: partition }, ascending, limit, after })
}

/** The names of what makes up a position: the table's key and the index's. */
const positionNames = ({ index }: Listing): string[] => ['pk', 'sk', indexes[index].pk, indexes[index].sk]

/** No key of ours comes near it; DynamoDB takes no sort key above 1,024 bytes, which these can't be in UTF-8. */
const KEY_MAX = 256

/** Whether it is a position in this very partition; DynamoDB takes no other. */
function isPosition(listing: Listing, at: Item): boolean {
  const names = positionNames(listing)
  const whole = names.every((name) => isKey(at[name]))
  return whole && Object.keys(at).length === names.length && at[indexes[listing.index].pk] === listing.partition
}

const isKey = (value: unknown) => typeof value === 'string' && value !== '' && value.length <= KEY_MAX

export const cardsOf = (items: readonly Item[], actor: Actor): TicketCard[] =>
  items.map(parseCard).map((card) => toCard(card, partiesOf(actor, card)))

export async function listCards(
  table: Table,
  listing: Listing,
  { cursor, limit }: Paging,
  actor: Actor,
): Promise<Page<TicketCard>> {
  const of = `${listing.index} ${listing.partition}`
  const { items, last } = await readListing(table, listing, fromCursor(of, cursor), limit)
  const next = toCursor(of, last)
  return next ? { items: cardsOf(items, actor), cursor: next } : { items: cardsOf(items, actor) }
}
