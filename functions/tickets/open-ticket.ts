import { makeId } from '../../shared/ids.ts'
import { opened } from '../../shared/lifecycle.ts'
import { ticketLifecycle } from '../../shared/tickets/lifecycle.ts'
import { chain, FIRST } from '../cases/timeline.ts'
import { operation } from '../http/operation.ts'
import { attach, attachable, photoKeys } from '../photos/attach.ts'
import { isoTime } from '../platform/clock.ts'
import { isNew } from '../platform/expressions.ts'
import { holderAt } from './after-move.ts'
import { lineageKeys, locate } from './place.ts'
import { partiesOf } from './policy.ts'
import type { TicketPorts } from './ports.ts'
import { entryItem, type StoredTicket, ticketItem } from './store.ts'
import { toCard } from './view.ts'

const EXCERPT = 80

/** Files a ticket with the grid of its place: the ticket, the first entry of its timeline, its photos, in one transaction. */
export const openTicket = operation('openTicket', {
  reads: ({ body }) => ({
    areas: body.place ? lineageKeys(body.place.area) : [],
    photos: photoKeys(body.photos),
  }),
  async run({ body, actor, found, now, commit }, { random }: TicketPorts) {
    const at = isoTime(now)
    const id = makeId('tkt', now, random)
    const { place, lineage } = locate(actor, body.place, found.areas)
    const photos = attachable(found.photos, actor.id)
    const holder = holderAt(lineage, lineage[0]?.area)
    const standing = opened(ticketLifecycle, at)
    const entry = chain(
      {
        ticketId: id,
        version: 1,
        at,
        move: 'open' as const,
        by: { party: 'owner' as const, name: actor.name, personId: actor.id },
        state: standing.state,
        holder,
        photos: [],
        audience: { people: [actor.id], areas: [holder.area] },
      },
      1,
      FIRST,
    )
    const ticket: StoredTicket = {
      card: {
        ...standing,
        id,
        version: 1,
        category: body.category,
        subcategory: body.subcategory,
        excerpt: [...body.text].slice(0, EXCERPT).join(''),
        place,
        holder,
        visibility: body.visibility,
        anonymous: body.anonymous,
        openedBy: actor.name,
        openedAt: at,
        changedAt: at,
        passed: false,
        supports: 0,
        photoCount: photos.length,
        ownerId: actor.id,
        gridName: holder.name,
      },
      text: body.text,
      photos,
      lineage,
      passedBy: [],
      entries: entry.seq,
      lastHash: entry.hash,
    }
    const reply = toCard(ticket.card, partiesOf(actor, ticket.card))
    return commit(
      [{ put: ticketItem(ticket), when: isNew }, { put: entryItem(entry), when: isNew }, ...attach(photos, id)],
      reply,
    )
  },
})
