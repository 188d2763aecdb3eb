import { operation } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { openidOf, shownWords } from './check-words.ts'
import { knownHelp, makeMove, readsHelp } from './make-move.ts'
import type { HelpPorts } from './ports.ts'
import { endsAhead, endsSeries } from './series.ts'

/**
 * By who asked, of a weekly one this once; or by staff of the place, who call off the series, and what of it lies ahead. The reason is for those who would have
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
    if (once) return makeMove(call, known, 'cancel', { text: reason })
    const ends = endsSeries(known.help, reason)
    const ahead = await endsAhead(ports.table, known, call.now, call.actor, reason)
    return makeMove(call, known, 'cancel', { ...ends, more: (help) => [...(ends.more?.(help) ?? []), ...ahead] })
  },
})
