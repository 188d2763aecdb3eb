import { operation } from '../http/operation.ts'
import { attachable, photoKeys } from '../photos/attach.ts'
import { readsOwn, writeTo } from './hold-back.ts'
import type { TicketPorts } from './ports.ts'

export const reopenTicket = operation('reopenTicket', {
  reads: (given, actor) => ({ ...readsOwn(given, actor), photos: photoKeys(given.body.photos) }),
  run: (call, ports: TicketPorts) =>
    writeTo(call, 'reopen', { text: call.body.reason, photos: attachable(call.found.photos, call.actor.id) }, ports),
})
