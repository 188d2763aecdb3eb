import { operation } from '../http/operation.ts'
import { knownHelp, makeMove, readsHelp } from './make-move.ts'
import type { HelpPorts } from './ports.ts'

/** Staff looked at it: neighbours see it, whatever was reported until now. */
export const showHelp = operation('showHelp', {
  reads: readsHelp,
  run(call, _: HelpPorts) {
    const known = knownHelp(call.found, call.actor)
    const { id, ownerId, place } = known.help.card
    return makeMove(call, known, 'show', {
      change: (help) => ({ ...help, reports: [], card: { ...help.card, heldBack: undefined } }),
      audit: { area: place.area, subject: ownerId, what: id },
    })
  },
})
