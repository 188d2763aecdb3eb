import { operation } from '../http/operation.ts'
import { makeMove, readsTicket } from './make-move.ts'
import type { TicketPorts } from './ports.ts'

export const showTicket = operation('showTicket', {
  reads: readsTicket,
  run: (call, _ports: TicketPorts) => makeMove(call, 'show', {}),
})
