import { operation } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { knownHelp, makeMove, readsHelp } from './make-move.ts'
import type { HelpPorts } from './ports.ts'

export const takeBackOffer = operation('takeBackOffer', {
  reads: readsHelp,
  run(call, _: HelpPorts) {
    const gone = keys.helpOffer(call.params.helpId, call.actor.id)
    return makeMove(call, knownHelp(call.found, call.actor), 'takeBack', {
      change: (help) => ({ ...help, card: { ...help.card, offers: Math.max(0, help.card.offers - 1) } }),
      more: () => [{ remove: gone }],
    })
  },
})
