import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { going } from './going.ts'
import { isPutOff } from './holders.ts'
import { knownAlert, makeMove, readsAlert } from './make-move.ts'
import type { AlertPorts } from './ports.ts'
import { tellOthers } from './ring-again.ts'

/** The first who goes: from then on it is their clock that runs. Of two at the same moment one is the first, the other joins. */
export const acknowledgeAlert = operation('acknowledgeAlert', {
  reads: readsAlert,
  run: (call, ports: AlertPorts) => makeMove(ports, call, 'acknowledge', going(call)),
})

export const joinAlert = operation('joinAlert', {
  reads: readsAlert,
  run: (call, ports: AlertPorts) => makeMove(ports, call, 'joinIn', going(call)),
})

/** Nobody puts it off without end: from the second time on the next level is told as well. */
export const delayAlert = operation('delayAlert', {
  reads: readsAlert,
  async run(call, ports: AlertPorts) {
    const { actor, body, now } = call
    const { alert } = knownAlert(call.found, actor)
    const isOften = alert.card.state === 'going' && isPutOff(alert.card.holders, actor.id, body.eta, isoTime(now))
    return makeMove(ports, call, 'delay', going(call), isOften ? await tellOthers(ports.table, alert, now) : undefined)
  },
})

export const arriveAtAlert = operation('arriveAtAlert', {
  reads: readsAlert,
  run: (call, ports: AlertPorts) => makeMove(ports, call, 'arrive', going(call)),
})
