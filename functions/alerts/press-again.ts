import { operation } from '../http/operation.ts'
import { knownAlert, makeMove, readsAlert } from './make-move.ts'
import type { AlertPorts } from './ports.ts'
import { ringAgain } from './ring-again.ts'

export const pressAgain = operation('pressAgain', {
  reads: readsAlert,
  async run(call, ports: AlertPorts) {
    const { alert } = knownAlert(call.found, call.actor)
    return makeMove(ports, call, 'again', {}, await ringAgain(ports.table, alert, call.now, true))
  },
})
