import { helpKindWords } from '../../shared/help/kinds.ts'
import { makeId } from '../../shared/ids.ts'
import { openWrites } from '../cases/case.ts'
import { operation } from '../http/operation.ts'
import { handOn, keptBy } from '../photos/attach.ts'
import { isoTime } from '../platform/clock.ts'
import { newTicketCase, newTicketItem } from '../tickets/new-ticket.ts'
import { knownHelp, makeMove, readsHelp } from './make-move.ts'
import type { HelpPorts } from './ports.ts'
import { endsAhead, endsSeries } from './series.ts'

/**
 * Hands it to the grid worker: a private ticket in the asker's name, with its words and the photos that passed the check, which are the
 * ticket's from now on; those that did not yet stay with the request. Ticket and request in one transaction. It is weekly no more, and what of its series lies ahead is called off.
 */
export const handOverHelp = operation('handOverHelp', {
  reads: readsHelp,
  async run(call, { random, table }: HelpPorts) {
    const { body, actor, now } = call
    const known = knownHelp(call.found, actor)
    const { card, askedBy, room, lineage, words, unseen } = known.help
    const photos = known.help.photos.filter(({ id }) => !unseen.includes(id))
    const { category, subcategory } = body
    // The next of a weekly one has taken them on by then.
    const kept = await keptBy(table, photos, card.id)
    const series = endsSeries(known.help)
    const ahead = await endsAhead(table, known, now, actor)
    const id = makeId('tkt', now, random)
    const { ticket, entry } = newTicketCase(
      {
        id,
        actor: { id: card.ownerId, name: askedBy },
        located: { place: { area: card.place.area, name: card.place.name, detail: room }, lineage },
        photos,
        held: { awaits: [] },
        text: body.text ?? `邻里互助（${helpKindWords[card.kind]}）：${words}`,
        category,
        subcategory,
        visibility: 'private',
        anonymous: false,
      },
      isoTime(now),
    )
    return makeMove(call, known, 'handOver', {
      ...series,
      change: (help) => ({ ...(series.change?.(help) ?? help), ticket: id }),
      more: (help) => [
        ...openWrites(newTicketItem(ticket), entry),
        ...handOn(kept, card.id, id),
        ...(series.more?.(help) ?? []),
        ...ahead,
      ],
    })
  },
})
