/**
 * Tickets about a place that are no resident's: of the system, about a device that is silent, flaps or reports a fault, and of who
 * inspects. What other capabilities write of them.
 */
import { SYSTEM } from '../../shared/people/system.ts'
import type { Category } from '../../shared/tickets/categories.ts'
import { type TicketMove, ticketLifecycle } from '../../shared/tickets/lifecycle.ts'
import { openWrites } from '../cases/case.ts'
import type { Actor } from '../people/actor.ts'
import type { StoredPhoto } from '../photos/attach.ts'
import { isoTime } from '../platform/clock.ts'
import type { Table, Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { afterMove } from './after-move.ts'
import { writesOf } from './make-move.ts'
import { newTicketCase } from './new-ticket.ts'
import { lineageKeys, lineageOf } from './place.ts'
import { parseTicket, type StoredTicket, ticketItem } from './store.ts'

const author = { id: SYSTEM, name: '系统' }
const bySystem = { parties: ['owner'] as const, name: author.name, personId: author.id }

export interface Task {
  id: string
  area: string
  detail?: string | undefined
  category: Category
  subcategory: string
  text: string
}

/** A new ticket at the grid of a place. */
export const openBySystem = (table: Table, task: Task, now: number): Promise<Write[]> =>
  openByStaff(table, task, author, [], now)

/** One that somebody filed about a place in their care; whoever attaches the photos attaches them to it. */
export async function openByStaff(
  table: Table,
  task: Task,
  actor: Pick<Actor, 'id' | 'name'>,
  photos: StoredPhoto[],
  now: number,
): Promise<Write[]> {
  const { id, area, detail, ...said } = task
  const { name, lineage } = lineageOf(await table.read(lineageKeys(area)), 'area')
  const located = { place: { area, name, ...(detail ? { detail } : {}) }, lineage }
  const filed = { ...said, visibility: 'private' as const, anonymous: false }
  const { ticket, entry } = newTicketCase({ ...filed, id, actor, located, photos, held: { awaits: [] } }, isoTime(now))
  return openWrites(ticketItem(ticket), entry)
}

/** The ticket, while something is still to be done or to be said of it. */
export async function taskOf(table: Table, id: string | undefined): Promise<StoredTicket | undefined> {
  if (!id) return undefined
  const ticket = parseTicket((await table.read([keys.ticket(id)]))[0])
  return ticket && (ticketLifecycle.states[ticket.card.state].stage !== 'closed' || ticket.card.state === 'unconfirmed')
    ? ticket
    : undefined
}

/** What is wrong still, or again. */
export const worseBySystem = (ticket: StoredTicket, text: string, now: number): Write[] =>
  move(ticket, ['resolved', 'unconfirmed'].includes(ticket.card.state) ? 'reopen' : 'note', text, now)

/** What is well again: nobody need begin with it; who has begun is told; what they say is done is confirmed. */
export function betterBySystem(ticket: StoredTicket, text: string, now: number): Write[] {
  switch (ticket.card.state) {
    case 'filed':
      return move(ticket, 'withdraw', text, now)
    case 'accepted':
    case 'reopened':
      return move(ticket, 'note', text, now)
    case 'resolved':
    case 'unconfirmed':
      return move(ticket, 'confirm', text, now)
    case 'confirmed':
    case 'withdrawn':
      return []
  }
}

const move = (ticket: StoredTicket, what: TicketMove, text: string, now: number): Write[] =>
  writesOf(ticket, afterMove(ticket, what, bySystem, { text }, isoTime(now)), {})
