import { operation } from '../http/operation.ts'
import { makeMove, readsTicket } from './make-move.ts'
import type { TicketPorts } from './ports.ts'

export const withdrawTicket = operation('withdrawTicket', {
  reads: readsTicket,
  run: (call, _ports: TicketPorts) => makeMove(call, 'withdraw', { text: call.body.reason }),
})
