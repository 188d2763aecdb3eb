import { operation } from '../http/operation.ts'
import { knownAlert, makeMove, readsAlert } from './make-move.ts'
import type { AlertPorts } from './ports.ts'
import { tellFrom } from './ring-again.ts'

/** It rings again from the lowest level, and escalates from now. */
export const handOverAlert = operation('handOverAlert', {
  reads: readsAlert,
  async run(call, ports: AlertPorts) {
    const { alert } = knownAlert(call.found, call.actor)
    const told = await tellFrom(ports.table, alert, 0, call.now)
    return makeMove(ports, call, 'handOver', { text: call.body.text }, told)
  },
})
