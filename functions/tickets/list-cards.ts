/** One page of cards from an index, each as its viewer may see it. */
import type { Page } from '../../shared/page.ts'
import type { TicketCard } from '../../shared/tickets/contract.ts'
import { fromCursor, toCursor } from '../http/cursor.ts'
import type { Actor } from '../people/actor.ts'
import type { Table } from '../platform/dynamo.ts'
import { type IndexName, indexes } from '../platform/table.ts'
import { partiesOf } from './policy.ts'
import { parseCard } from './store.ts'
import { toCard } from './view.ts'

export interface Listing {
  index: IndexName
  partition: string
  ascending: boolean
}

export async function listCards(
  table: Table,
  { index, partition, ascending }: Listing,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
  actor: Actor,
): Promise<Page<TicketCard>> {
  const of = `${index} ${partition}`
  const pk = { name: indexes[index].pk, value: partition }
  const { items, last } = await table.query({ index, pk, ascending, limit, after: fromCursor(of, cursor) })
  const cards = items.map(parseCard).map((card) => toCard(card, partiesOf(actor, card)))
  const next = toCursor(of, last)
  return next ? { items: cards, cursor: next } : { items: cards }
}
