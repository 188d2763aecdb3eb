/** A move, from a call to the table: read, decide, and write ticket, timeline and answer in one transaction. */
import { Refusal } from '../../shared/errors.ts'
import type { TicketMove } from '../../shared/tickets/lifecycle.ts'
import type { TicketCard } from '../../shared/tickets/ticket.ts'
import { moveWrites } from '../cases/case.ts'
import type { Actor } from '../people/actor.ts'
import { attach } from '../photos/attach.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { afterMove, type Details, type Moved } from './after-move.ts'
import { partiesOf } from './policy.ts'
import { parseTicket, type StoredTicket, ticketItem } from './store.ts'
import { toCard } from './view.ts'

/** What every move reads beside its own. */
export const readsTicket = ({ params }: { params: { ticketId: string } }) => ({ ticket: keys.ticket(params.ticketId) })

export interface MoveCall {
  actor: Actor
  found: { ticket: Item | undefined }
  now: number
  commit(writes: readonly Write[], reply: TicketCard): Promise<TicketCard>
}

/** The ticket, if the actor may know of it; else `notFound`, whether it exists or not. */
export function knownTicket(item: Item | undefined, actor: Actor) {
  const ticket = parseTicket(item)
  const parties = ticket ? partiesOf(actor, ticket.card) : []
  if (!ticket || parties.length === 0) throw new Refusal('notFound')
  return { ticket, parties }
}

/** Makes a move and answers with the card as its maker sees it. `more`: what else is written with it. */
export function makeMove(
  call: MoveCall,
  move: TicketMove,
  details: Details,
  more: readonly Write[] = [],
): Promise<TicketCard> {
  const { ticket, parties } = knownTicket(call.found.ticket, call.actor)
  const mover = { parties, name: call.actor.name, personId: call.actor.id }
  const moved = afterMove(ticket, move, mover, details, isoTime(call.now))
  const after = partiesOf(call.actor, moved.ticket.card)
  return call.commit(
    [...writesOf(ticket, moved, details), ...more],
    toCard(moved.ticket.card, after.length ? after : parties),
  )
}

/** One transaction: the ticket on condition of its version, the timeline entry, the photos that come with it. */
export const writesOf = (before: StoredTicket, { ticket, entry }: Moved, details: Details): Write[] => [
  ...moveWrites(ticketItem(before), ticketItem(ticket), before.card.version, entry),
  ...attach(details.photos ?? [], ticket.card.id),
]
