/** How long the reads take that look into a grown table. */
import { keys } from '../../../functions/platform/table.ts'
import type { Backend } from '../support/backend.ts'
import { interleaved } from '../support/measure.ts'
import { ticketItems } from './tickets.ts'

const ROUNDS = 100
const WARM_UP = 30

export async function readTimes(backend: Backend) {
  const [first] = await ticketItems(0)
  const ticketId = first?.pk.replace(keys.ticket('').pk, '') ?? ''
  return interleaved(
    {
      'queue of two grids': () => backend.call('worker', 'listTicketQueue'),
      'queue of a street, closed': () => backend.call('streetStaff', 'listTicketQueue', { query: { stage: 'closed' } }),
      'my tickets': () => backend.call('resident', 'listMyTickets'),
      'one ticket whole': () => backend.call('resident', 'getTicket', { params: { ticketId } }),
    },
    ROUNDS,
    WARM_UP,
  )
}
