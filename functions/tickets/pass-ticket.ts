import { operation } from '../http/operation.ts'
import { makeMove, readsTicket } from './make-move.ts'
import type { TicketPorts } from './ports.ts'

export const passTicket = operation('passTicket', {
  reads: readsTicket,
  run: (call, _ports: TicketPorts) => makeMove(call, 'pass', { text: call.body.reason }),
})
