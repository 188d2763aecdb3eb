import { operation } from '../http/operation.ts'
import { makeMove, readsAlert } from './make-move.ts'
import type { AlertPorts } from './ports.ts'

export const resolveAlert = operation('resolveAlert', {
  reads: readsAlert,
  run: (call, ports: AlertPorts) =>
    makeMove(ports, call, 'resolve', { outcome: call.body.outcome, text: call.body.text }),
})
