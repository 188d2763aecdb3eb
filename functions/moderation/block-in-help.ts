import { Refusal } from '../../shared/errors.ts'
import { parseMarks } from '../channels/marks.ts'
import { turnAwayWrites, waitingOffer } from '../help/blocks.ts'
import { type Known, knownHelp, readsHelp } from '../help/make-move.ts'
import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { addBlocked } from './add-blocked.ts'
import { toBlocked } from './blocked.ts'
import type { ModerationPorts } from './ports.ts'

/** Under the name by which one knows them: a stranger who asks is known by their building alone. */
function whomOf({ help, parties }: Known, helper: string | undefined, offer: ReturnType<typeof waitingOffer>) {
  const { ownerId, place } = help.card
  if (parties.includes('asker')) {
    const came = help.helpers.find(({ person }) => person === helper)
    // Staff come as staff to everybody.
    if (came?.staff) throw new Refusal('wrongState')
    const whom = came ?? offer
    if (!whom) throw new Refusal('badInput', { helper: '没有这位邻居' })
    return { person: whom.person, name: whom.name }
  }
  if (!parties.some((party) => party !== 'staff')) throw new Refusal('notAllowed')
  return { person: ownerId, name: parties.includes('helper') ? help.askedBy : `${place.name}请人帮忙的邻居` }
}

/** Whose offer waits hears no more of it than that others come. */
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
    const { blocked, writes } = addBlocked(actor.id, parseMarks(found.marks), { ...whom, at: isoTime(now) })
    const away = offer && known.parties.includes('asker') ? turnAwayWrites(known.help, offer) : []
    const reply = toBlocked(actor.id, blocked)
    return writes.length + away.length ? commit([...writes, ...away], reply) : reply
  },
})
