import { operation } from '../http/operation.ts'
import { knownHelp, makeMove, readsHelp } from './make-move.ts'
import type { HelpPorts } from './ports.ts'

/** By who asked, or by staff of the place; the reason is for those who would have come. */
export const cancelHelp = operation('cancelHelp', {
  reads: readsHelp,
  run: (call, _: HelpPorts) => makeMove(call, knownHelp(call.found, call.actor), 'cancel', { text: call.body.reason }),
})
