import { operation } from '../http/operation.ts'
import { readsOwn, writeTo } from './hold-back.ts'
import type { TicketPorts } from './ports.ts'

export const rateTicket = operation('rateTicket', {
  reads: readsOwn,
  run: (call, ports: TicketPorts) => writeTo(call, 'rate', { stars: call.body.stars, text: call.body.text }, ports),
})
