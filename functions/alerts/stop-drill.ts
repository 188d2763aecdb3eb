import { operation } from '../http/operation.ts'
import { makeMove, readsAlert } from './make-move.ts'
import type { AlertPorts } from './ports.ts'

export const stopDrill = operation('stopDrill', {
  reads: readsAlert,
  run: (call, ports: AlertPorts) => makeMove(ports, call, 'stop'),
})
