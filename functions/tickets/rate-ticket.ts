import { operation } from '../http/operation.ts'
import { makeMove, readsTicket } from './make-move.ts'
import type { TicketPorts } from './ports.ts'

export const rateTicket = operation('rateTicket', {
  reads: readsTicket,
  run: (call, _ports: TicketPorts) => makeMove(call, 'rate', { stars: call.body.stars, text: call.body.text }),
})
