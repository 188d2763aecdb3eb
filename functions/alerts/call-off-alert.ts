import { operation } from '../http/operation.ts'
import { makeMove, readsAlert } from './make-move.ts'
import type { AlertPorts } from './ports.ts'

const foundOut = { call: '电话核实', door: '上门核实' } as const

export const callOffAlert = operation('callOffAlert', {
  reads: readsAlert,
  run(call, ports: AlertPorts) {
    const { by, text } = call.body
    return makeMove(ports, call, 'callOff', { text: [foundOut[by], text].filter(Boolean).join('：') })
  },
})
