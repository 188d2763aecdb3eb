import { operation } from '../http/operation.ts'
import { attachable, photoKeys } from '../photos/attach.ts'
import { readsOwn, writeTo } from './hold-back.ts'
import type { TicketPorts } from './ports.ts'

export const addTicketNote = operation('addTicketNote', {
  reads: (given, actor) => ({ ...readsOwn(given, actor), photos: photoKeys(given.body.photos) }),
  run: (call, ports: TicketPorts) =>
    writeTo(call, 'note', { text: call.body.text, photos: attachable(call.found.photos, call.actor.id) }, ports),
})
