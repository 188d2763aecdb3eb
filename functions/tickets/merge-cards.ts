/** One page of cards out of several partitions, each as its viewer may see it. */
import type { Page } from '../../shared/page.ts'
import type { TicketCard } from '../../shared/tickets/contract.ts'
import type { Listing, Paging } from '../http/listing.ts'
import { readMerged } from '../http/merge.ts'
import type { Actor } from '../people/actor.ts'
import type { Table } from '../platform/dynamo.ts'
import { cardsOf } from './list-cards.ts'

export async function mergeCards(
  table: Table,
  listings: readonly Listing[],
  paging: Paging,
  actor: Actor,
): Promise<Page<TicketCard>> {
  const { items, cursor } = await readMerged(table, listings, paging)
  return cursor ? { items: cardsOf(items, actor), cursor } : { items: cardsOf(items, actor) }
}
