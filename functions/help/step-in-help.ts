import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { knownHelp, makeMove, readsHelp } from './make-move.ts'
import { factsOf } from './policy.ts'
import type { HelpPorts } from './ports.ts'
import { offerItem, type StoredHelper } from './store.ts'

/** Staff of the place come themselves; it is their work, and brings no hours. */
export const stepInHelp = operation('stepInHelp', {
  tries: 20,
  reads: readsHelp,
  run(call, _: HelpPorts) {
    const known = knownHelp(call.found, call.actor)
    const { actor } = call
    const { help } = known
    const { placesLeft, begun } = factsOf(help)
    const at = isoTime(call.now)
    const helper: StoredHelper = { person: actor.id, name: actor.name, state: 'accepted', staff: true, acceptedAt: at }
    const offer = { help: help.card.id, person: actor.id, name: actor.name, helped: 0, distance: 'grid' as const, at }
    return makeMove(call, known, placesLeft === 1 && !begun && help.card.state === 'open' ? 'stepInLast' : 'stepIn', {
      about: actor.id,
      change: (was) => {
        if (was.helpers.some(({ person }) => person === actor.id)) throw new Refusal('wrongState')
        return { ...was, helpers: [...was.helpers, helper] }
      },
      more: () => [{ put: offerItem({ ...offer, state: 'accepted' }) }],
    })
  },
})
