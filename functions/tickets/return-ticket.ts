import { operation } from '../http/operation.ts'
import { makeMove, readsTicket } from './make-move.ts'
import type { TicketPorts } from './ports.ts'

export const returnTicket = operation('returnTicket', {
  reads: readsTicket,
  run: (call, _ports: TicketPorts) => makeMove(call, 'return', { staffText: call.body.reason }),
})
