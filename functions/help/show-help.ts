import { operation } from '../http/operation.ts'
import { knownHelp, makeMove, readsHelp } from './make-move.ts'
import type { HelpPorts } from './ports.ts'
import { ringWhenShown } from './ring.ts'

/** Staff looked at it: neighbours see it, whatever was reported until now. What nobody saw before rings now, where it is urgent. */
export const showHelp = operation('showHelp', {
  reads: readsHelp,
  async run(call, { table }: HelpPorts) {
    const known = knownHelp(call.found, call.actor)
    const { id, ownerId, place } = known.help.card
    const rung = await ringWhenShown(table, known.help, call.now)
    return makeMove(call, known, 'show', {
      tell: rung,
      change: (help) => ({
        ...help,
        reports: [],
        rung: help.rung + rung.length,
        card: { ...help.card, heldBack: undefined },
      }),
      audit: { area: place.area, subject: ownerId, what: id },
    })
  },
})
