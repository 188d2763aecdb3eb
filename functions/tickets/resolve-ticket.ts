import { operation } from '../http/operation.ts'
import { attachable, photoKeys } from '../photos/attach.ts'
import { makeMove, readsTicket } from './make-move.ts'
import type { TicketPorts } from './ports.ts'

export const resolveTicket = operation('resolveTicket', {
  reads: (given) => ({ ...readsTicket(given), photos: photoKeys(given.body.photos) }),
  run: (call, _ports: TicketPorts) =>
    makeMove(call, 'resolve', { text: call.body.text, photos: attachable(call.found.photos, call.actor.id) }),
})
