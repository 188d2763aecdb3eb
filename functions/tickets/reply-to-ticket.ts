import { operation } from '../http/operation.ts'
import { attachable, photoKeys } from '../photos/attach.ts'
import { makeMove, readsTicket } from './make-move.ts'
import type { TicketPorts } from './ports.ts'

export const replyToTicket = operation('replyToTicket', {
  reads: (given) => ({ ...readsTicket(given), photos: photoKeys(given.body.photos) }),
  run: (call, _ports: TicketPorts) =>
    makeMove(call, 'reply', { text: call.body.text, photos: attachable(call.found.photos, call.actor.id) }),
})
