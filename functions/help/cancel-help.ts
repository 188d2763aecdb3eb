import { operation } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { openidOf, shownWords } from './check-words.ts'
import { knownHelp, makeMove, readsHelp } from './make-move.ts'
import type { HelpPorts } from './ports.ts'
import { endsSeries } from './series.ts'

/**
 * By who asked, of a weekly one this once; or by staff of the place, who call off the series. The reason is for those who would have
 * come, and for who asked.
 */
export const cancelHelp = operation('cancelHelp', {
  reads: (given, actor) => ({ ...readsHelp(given, actor), person: keys.person(actor) }),
  async run(call, ports: HelpPorts) {
    const known = knownHelp(call.found, call.actor)
    const once = known.parties.includes('asker')
    const says = once || known.parties.includes('staff')
    const reason = says
      ? await shownWords(ports, openidOf(call.found.person), call.body.reason, 'reason')
      : call.body.reason
    return makeMove(call, known, 'cancel', once ? { text: reason } : endsSeries(known.help, reason))
  },
})
