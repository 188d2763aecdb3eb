import { operation } from '../http/operation.ts'
import { makeMove, readsTicket } from './make-move.ts'
import type { TicketPorts } from './ports.ts'

export const makeTicketPrivate = operation('makeTicketPrivate', {
  reads: readsTicket,
  run: (call, _ports: TicketPorts) => makeMove(call, 'makePrivate', {}),
})
