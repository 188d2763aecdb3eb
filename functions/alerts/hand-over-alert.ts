import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { holdersLeft } from './holders.ts'
import { knownAlert, makeMove, readsAlert } from './make-move.ts'
import type { AlertPorts } from './ports.ts'
import { tellFrom } from './ring-again.ts'

/** Where nobody else goes, it rings again from the lowest level, and escalates from now. */
export const handOverAlert = operation('handOverAlert', {
  reads: readsAlert,
  async run(call, ports: AlertPorts) {
    const { alert } = knownAlert(call.found, call.actor)
    const left = holdersLeft(alert.card.holders, 'handOver', { personId: call.actor.id }, isoTime(call.now))
    const told = left.length ? undefined : await tellFrom(ports.table, alert, 0, call.now)
    return makeMove(ports, call, 'handOver', { text: call.body.text }, told)
  },
})
