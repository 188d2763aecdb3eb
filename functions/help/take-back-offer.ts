import { Refusal } from '../../shared/errors.ts'
import { isGoing } from '../../shared/help/lifecycle.ts'
import { operation } from '../http/operation.ts'
import type { Actor } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { type Known, knownHelp, moveBy, readsHelp } from './make-move.ts'
import type { HelpPorts } from './ports.ts'
import { unheard } from './turn-away.ts'
import { toCard } from './view.ts'

/** Whose offer waits takes it back; nobody hears of it of whom nobody heard. Throws `notAllowed` or `wrongState`. */
export function withoutOffer(actor: Actor, known: Known, now: number) {
  const { card } = known.help
  const gone = { remove: keys.helpOffer(card.id, actor.id) }
  if (known.offer?.state === 'passedOver') {
    if (!isGoing(card.state)) throw new Refusal('wrongState')
    const { help, write } = unheard(known.help, actor.id, isoTime(now))
    return { writes: [write, gone], card: toCard(help.card) }
  }
  return moveBy(actor, known, 'takeBack', now, {
    change: (help) => ({ ...help, card: { ...help.card, offers: Math.max(0, help.card.offers - 1) } }),
    more: () => [gone],
  })
}

export const takeBackOffer = operation('takeBackOffer', {
  reads: readsHelp,
  run({ actor, found, now, commit }, _: HelpPorts) {
    const { writes, card } = withoutOffer(actor, knownHelp(found, actor), now)
    return commit(writes, card)
  },
})
