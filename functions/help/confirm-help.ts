import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { knownHelp, makeMove, readsHelp } from './make-move.ts'
import type { HelpPorts } from './ports.ts'
import { owedWrites, payOwed, withMinutes } from './settle-hours.ts'

/** The asker says that it is done, and how long whom; hours are moved right after, or by the sweep. */
export const confirmHelp = operation('confirmHelp', {
  reads: readsHelp,
  async run(call, { table, log }: HelpPorts) {
    const said = new Map(call.body.helpers.map(({ helper, minutes }) => [helper, minutes]))
    const card = await makeMove(call, knownHelp(call.found, call.actor), 'confirm', {
      change: (help) => withMinutes(help, () => true, said, isoTime(call.now)),
      more: (help) => owedWrites(help, call.now),
    })
    await payOwed(table, card.id).catch((error) =>
      log.error('Hours are left to the sweep', { id: card.id, error: String(error) }),
    )
    return card
  },
})
