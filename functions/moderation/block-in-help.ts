import { Refusal } from '../../shared/errors.ts'
import { helpKindWords } from '../../shared/help/kinds.ts'
import { isGoing } from '../../shared/help/lifecycle.ts'
import type { Blocked } from '../channels/blocking.ts'
import { parseMarks } from '../channels/marks.ts'
import { type Known, knownHelp, readsHelp } from '../help/make-move.ts'
import { withoutOffer } from '../help/take-back-offer.ts'
import { passOverWrites, waitingOffer } from '../help/turn-away.ts'
import { operation } from '../http/operation.ts'
import type { Actor } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { addBlocked } from './add-blocked.ts'
import type { ModerationPorts } from './ports.ts'

type Offer = ReturnType<typeof waitingOffer>

/**
 * Under the name by which one knows them. Who only asks, or offers, is known by none: they stand by this request in the list, apart from
 * whoever stands there by name, and what they say in channels is not left out.
 */
function whomOf({ help, parties }: Known, helper: string | undefined, offer: Offer): Omit<Blocked, 'at'> {
  const { id: about, ownerId, kind } = help.card
  if (parties.includes('asker')) {
    const came = help.helpers.find(({ person }) => person === helper)
    // Staff come as staff to everybody.
    if (came?.staff) throw new Refusal('wrongState')
    if (came) return { person: came.person, name: came.name }
    if (!offer) throw new Refusal('badInput', { helper: '没有这位邻居' })
    return { person: offer.person, name: `一位应答的邻居（${helpKindWords[kind]}）`, about }
  }
  if (!parties.some((party) => party !== 'staff')) throw new Refusal('notAllowed')
  if (parties.includes('helper')) return { person: ownerId, name: help.askedBy }
  return { person: ownerId, name: `一位求助者（${helpKindWords[kind]}）`, about }
}

/** Whose offer waits goes on waiting, and is heard no more; who offered to whom they block takes that back. */
function partWrites(actor: Actor, known: Known, offer: Offer, now: number): Write[] {
  if (known.parties.includes('asker')) return offer ? passOverWrites(known.help, offer, isoTime(now)) : []
  const waits = known.parties.includes('offerer') && isGoing(known.help.card.state)
  return waits ? withoutOffer(actor, known, now).writes : []
}

export const blockInHelp = operation('blockInHelp', {
  reads: (given, actor) => ({
    ...readsHelp(given, actor),
    marks: keys.reading(actor),
    ...(given.body.helper ? { offered: keys.helpOffer(given.params.helpId, given.body.helper) } : {}),
  }),
  async run({ actor, body, found, now, commit }, _ports: ModerationPorts) {
    const known = knownHelp(found, actor)
    const offer = waitingOffer(found.offered)
    const whom = whomOf(known, body.helper, offer)
    const { reply, writes } = addBlocked(actor.id, parseMarks(found.marks), { ...whom, at: isoTime(now) })
    const parting = partWrites(actor, known, offer, now)
    return writes.length + parting.length ? commit([...writes, ...parting], reply) : reply
  },
})
