import { makeId } from '../../shared/ids.ts'
import { ticketLifecycle } from '../../shared/tickets/lifecycle.ts'
import { openCase, openWrites } from '../cases/case.ts'
import { operation } from '../http/operation.ts'
import { attach, attachable, photoKeys } from '../photos/attach.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { holderAt } from './after-move.ts'
import { askAboutPhotos } from './ask-photos.ts'
import { heldBackFor, openidOf } from './hold-back.ts'
import { lineageKeys, locate } from './place.ts'
import { partiesOf } from './policy.ts'
import type { TicketPorts } from './ports.ts'
import { type StoredTicket, ticketItem } from './store.ts'
import { toCard } from './view.ts'

const EXCERPT = 80

/** Files a ticket with the grid of its place: the ticket, the first entry of its timeline, its photos, in one transaction. */
export const openTicket = operation('openTicket', {
  reads: ({ body }, actor) => ({
    person: keys.person(actor),
    areas: body.place ? lineageKeys(body.place.area) : [],
    photos: photoKeys(body.photos),
  }),
  async run({ body, actor, found, now, commit }, ports: TicketPorts) {
    const at = isoTime(now)
    const id = makeId('tkt', now, ports.random)
    const { place, lineage } = locate(actor, body.place, found.areas)
    const photos = attachable(found.photos, actor.id)
    const openid = openidOf(found.person)
    const { heldBack, awaits } =
      body.visibility === 'public' ? await heldBackFor(ports, openid, body.text, photos) : { awaits: [] }
    const holder = holderAt(lineage, lineage[0]?.area)
    const said = { holder, photos: [], audience: { people: [actor.id], areas: [holder.area] } }
    const mover = { name: actor.name, personId: actor.id }
    const { standing, entry, end } = openCase(ticketLifecycle, id, 'owner', mover, said, at)
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
        ...(heldBack ? { heldBack } : {}),
        ownerId: actor.id,
        gridName: holder.name,
      },
      text: body.text,
      photos,
      ...(awaits.length ? { awaits } : {}),
      lineage,
      passedBy: [],
      ...end,
    }
    const reply = toCard(ticket.card, partiesOf(actor, ticket.card))
    const card = await commit([...openWrites(ticketItem(ticket), entry), ...attach(photos, id)], reply)
    if (awaits.length) await askAboutPhotos(ports, id, photos, openid)
    return card
  },
})
