/** Tickets to who comes upon a link to one. */
import type { TicketLink } from '../../shared/channels/link.ts'
import { categoryWords } from '../../shared/tickets/categories.ts'
import type { Actor } from '../people/actor.ts'
import type { Item } from '../platform/dynamo.ts'
import { isStaff, partiesOf } from './policy.ts'
import { parseTicket } from './store.ts'

/**
 * `made`: the link says of which post the ticket was made, and so who filed it: neighbours don't follow it to a ticket whose
 * name is hidden from them.
 */
export function ticketLinkTo(
  item: Item | undefined,
  reader: Pick<Actor, 'id' | 'homes' | 'roles'>,
  as: 'link' | 'made',
): TicketLink {
  const ticket = parseTicket(item)
  const parties = ticket ? partiesOf(reader, ticket.card) : []
  const stranger = !parties.includes('owner') && !isStaff(parties)
  if (!ticket || parties.length === 0 || (as === 'made' && stranger && ticket.card.anonymous)) return { kind: 'ticket' }
  const { id, state, category, subcategory, excerpt } = ticket.card
  return { kind: 'ticket', seen: { id, state, title: categoryWords(category, subcategory), excerpt } }
}
