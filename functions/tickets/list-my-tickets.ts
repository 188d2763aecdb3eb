import { operation } from '../http/operation.ts'
import { listCards } from './list-cards.ts'
import type { TicketPorts } from './ports.ts'
import { ownerIndex } from './store.ts'

export const listMyTickets = operation('listMyTickets', {
  run: ({ actor, query }, { table }: TicketPorts) =>
    listCards(table, { index: 'byOwner', partition: ownerIndex(actor.id), ascending: false }, query, actor),
})
