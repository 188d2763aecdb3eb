import { operation } from '../http/operation.ts'
import { knownHelp, makeMove, readsHelp } from './make-move.ts'
import type { HelpPorts } from './ports.ts'
import { endsSeries } from './series.ts'

/**
 * By who asked, of a weekly one this once; or by staff of the place, who call off the series. The reason is for those who would have
 * come, and for who asked.
 */
export const cancelHelp = operation('cancelHelp', {
  reads: readsHelp,
  run(call, _: HelpPorts) {
    const known = knownHelp(call.found, call.actor)
    const { reason } = call.body
    const once = known.parties.includes('asker')
    return makeMove(call, known, 'cancel', once ? { text: reason } : endsSeries(known.help, reason))
  },
})
