import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import { parsePerson } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { onTerms } from './blocks.ts'
import { acceptedWrites } from './helping.ts'
import { knownHelp, makeMove, readsHelp } from './make-move.ts'
import { notVetted } from './offer-help.ts'
import { factsOf, livesNear } from './policy.ts'
import type { HelpPorts } from './ports.ts'
import { parseOffer, type StoredHelper } from './store.ts'

/** The asker picks one of those who offered, if they still may: since then they may have moved away, or staff have decided anew. */
export const acceptOffer = operation('acceptOffer', {
  tries: 20,
  reads: (given, actor) => ({
    ...readsHelp(given, actor),
    offered: keys.helpOffer(given.params.helpId, given.body.helper),
    person: keys.person(given.body.helper),
  }),
  async run(call, { table }: HelpPorts) {
    const known = knownHelp(call.found, call.actor)
    const { placesLeft, begun } = factsOf(known.help)
    const last = placesLeft === 1 && !begun && known.help.card.state === 'open'
    const [offer, person] = [parseOffer(call.found.offered), parsePerson(call.found.person)]
    const { helper: about } = call.body
    const unfit = known.parties.includes('asker') ? await notVetted(table, known.help, about) : undefined
    // Who blocked the asker since they offered comes no more than who took it back.
    const [meets] = await onTerms(table, call.actor.id, [about])
    const helper: StoredHelper = {
      person: about,
      name: person?.name ?? '',
      state: 'accepted',
      staff: false,
      acceptedAt: isoTime(call.now),
    }
    return makeMove(call, known, last ? 'acceptLast' : 'accept', {
      about,
      change: (help) => {
        if (offer?.state !== 'waiting' || !meets || !person || person.leftAt)
          throw new Refusal('badInput', { helper: '对方已经收回了，请选别的邻居' })
        if (!livesNear(person, help.card)) throw new Refusal('badInput', { helper: '对方不住在附近了，请选别的邻居' })
        if (unfit) throw new Refusal('badInput', { helper: `${unfit}，请选别的邻居` })
        return {
          ...help,
          helpers: [...help.helpers, helper],
          card: { ...help.card, offers: Math.max(0, help.card.offers - 1) },
        }
      },
      more: (help) => (offer ? acceptedWrites(help, helper, offer) : []),
    })
  },
})
