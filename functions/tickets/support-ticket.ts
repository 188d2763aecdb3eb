import { Refusal } from '../../shared/errors.ts'
import { ticketLifecycle } from '../../shared/tickets/lifecycle.ts'
import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import type { Write } from '../platform/dynamo.ts'
import { exists, isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { supportsOwner } from './copy.ts'
import { knownTicket, readsTicket } from './make-move.ts'
import type { TicketPorts } from './ports.ts'

const readsSupport = (given: { params: { ticketId: string } }, actor: string) => ({
  ...readsTicket(given),
  support: keys.support(given.params.ticketId, actor),
})

/** The count moves with the row that says who, in one transaction; the ticket's version stays, so supporters don't hinder staff. */
const count = (ticketId: string, by: 1 | -1): Write => ({
  update: keys.ticket(ticketId),
  changes: { set: {}, add: { 'card.supports': by } },
  when: exists,
})

export const supportTicket = operation('supportTicket', {
  reads: readsSupport,
  async run({ actor, found, now, commit, params }, _ports: TicketPorts) {
    const { ticket, parties } = knownTicket(found.ticket, actor)
    if (!parties.includes('neighbour')) throw new Refusal('notAllowed')
    const { supports, state } = ticket.card
    if (found.support) return { supports, supported: true }
    if (ticketLifecycle.states[state].stage === 'closed') throw new Refusal('wrongState')
    const at = isoTime(now)
    const listed = { owner: supportsOwner(actor.id), ownerAt: at }
    const support = { ...keys.support(params.ticketId, actor.id), ...listed, at }
    return commit([{ put: support, when: isNew }, count(params.ticketId, 1)], {
      supports: supports + 1,
      supported: true,
    })
  },
})

export const unsupportTicket = operation('unsupportTicket', {
  reads: readsSupport,
  async run({ actor, found, commit, params }, _ports: TicketPorts) {
    const { ticket, parties } = knownTicket(found.ticket, actor)
    if (!parties.includes('neighbour')) throw new Refusal('notAllowed')
    const { supports } = ticket.card
    if (!found.support) return { supports, supported: false }
    const support = keys.support(params.ticketId, actor.id)
    return commit([{ remove: support, when: exists }, count(params.ticketId, -1)], {
      supports: supports - 1,
      supported: false,
    })
  },
})
