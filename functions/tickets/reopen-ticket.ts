import { operation } from '../http/operation.ts'
import { attachable, photoKeys } from '../photos/attach.ts'
import { makeMove, readsTicket } from './make-move.ts'
import type { TicketPorts } from './ports.ts'

export const reopenTicket = operation('reopenTicket', {
  reads: (given) => ({ ...readsTicket(given), photos: photoKeys(given.body.photos) }),
  run: (call, _ports: TicketPorts) =>
    makeMove(call, 'reopen', { text: call.body.reason, photos: attachable(call.found.photos, call.actor.id) }),
})
