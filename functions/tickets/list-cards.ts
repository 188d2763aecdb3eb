/** One page of cards from an index, each as its viewer may see it. */
import type { Page } from '../../shared/page.ts'
import type { TicketCard } from '../../shared/tickets/ticket.ts'
import { type Listing, type Paging, readPage } from '../http/listing.ts'
import type { Actor } from '../people/actor.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { partiesOf } from './policy.ts'
import { parseCard } from './store.ts'
import { toCard } from './view.ts'

export const cardsOf = (items: readonly Item[], actor: Actor): TicketCard[] =>
  items.map(parseCard).map((card) => toCard(card, partiesOf(actor, card)))

export async function listCards(
  table: Table,
  listing: Listing,
  paging: Paging,
  actor: Actor,
): Promise<Page<TicketCard>> {
  const { items, cursor } = await readPage(table, listing, paging)
  return cursor ? { items: cardsOf(items, actor), cursor } : { items: cardsOf(items, actor) }
}
