import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import { knownTicket, makeMove, readsTicket } from './make-move.ts'
import { lineageKeys, lineageOf } from './place.ts'
import { mayDispatchTo } from './policy.ts'
import type { TicketPorts } from './ports.ts'

/** Dispatches to an area of the dispatcher's own subtree. Who may not dispatch is told so before anything about the area. */
export const reassignTicket = operation('reassignTicket', {
  reads: (given) => ({ ...readsTicket(given), areas: lineageKeys(given.body.area) }),
  async run(call, _ports: TicketPorts) {
    const { ticket, parties } = knownTicket(call.found.ticket, call.actor)
    const { area, reason } = call.body
    const holder = ticket.card.holder.area
    if (!parties.includes('dispatcher')) throw new Refusal('notAllowed')
    if (area === holder) throw new Refusal('badInput', { area: '已经在这里了，请选别的网格或社区' })
    if (!mayDispatchTo(call.actor, area, holder))
      throw new Refusal('badInput', { area: '请选您辖区内的网格、社区或街道' })
    return makeMove(call, 'reassign', { staffText: reason, to: lineageOf(call.found.areas, 'area').lineage })
  },
})
