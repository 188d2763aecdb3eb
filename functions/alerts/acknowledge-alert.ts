import { operation } from '../http/operation.ts'
import { going } from './going.ts'
import { makeMove, readsAlert } from './make-move.ts'
import type { AlertPorts } from './ports.ts'

/** The first who goes: from then on it is their clock that runs. Of two at the same moment one is the first, the other joins. */
export const acknowledgeAlert = operation('acknowledgeAlert', {
  reads: readsAlert,
  run: (call, ports: AlertPorts) => makeMove(ports, call, 'acknowledge', going(call)),
})

export const joinAlert = operation('joinAlert', {
  reads: readsAlert,
  run: (call, ports: AlertPorts) => makeMove(ports, call, 'joinIn', going(call)),
})

export const delayAlert = operation('delayAlert', {
  reads: readsAlert,
  run: (call, ports: AlertPorts) => makeMove(ports, call, 'delay', going(call)),
})

export const arriveAtAlert = operation('arriveAtAlert', {
  reads: readsAlert,
  run: (call, ports: AlertPorts) => makeMove(ports, call, 'arrive', going(call)),
})
