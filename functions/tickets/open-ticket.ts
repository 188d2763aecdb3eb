import { makeId } from '../../shared/ids.ts'
import { openWrites } from '../cases/case.ts'
import { operation } from '../http/operation.ts'
import { attach, attachable, photoKeys } from '../photos/attach.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { checkLater } from './check-later.ts'
import { askNow, heldBackFor, openidOf } from './hold-back.ts'
import { newTicketCase } from './new-ticket.ts'
import { lineageKeys, locate } from './place.ts'
import { partiesOf } from './policy.ts'
import type { TicketPorts } from './ports.ts'
import { ticketItem } from './store.ts'
import { toCard } from './view.ts'

/** Files a ticket with the grid of its place: the ticket, the first entry of its timeline, its photos, in one transaction. */
export const openTicket = operation('openTicket', {
  reads: ({ body }, actor) => ({
    person: keys.person(actor),
    areas: body.place ? lineageKeys(body.place.area) : [],
    photos: photoKeys(body.photos),
  }),
  async run({ body, actor, found, now, commit }, ports: TicketPorts) {
    const id = makeId('tkt', now, ports.random)
    const located = locate(actor, body.place, found.areas)
    const photos = attachable(found.photos, actor.id)
    const openid = openidOf(found.person)
    const { text, category, subcategory, visibility, anonymous } = body
    const held = visibility === 'public' ? await heldBackFor(ports, openid, text, photos) : { awaits: [] }
    const said = { text, category, subcategory, visibility, anonymous }
    const { ticket, entry } = newTicketCase({ ...said, id, actor, located, photos, held }, isoTime(now))
    const reply = toCard(ticket.card, partiesOf(actor, ticket.card))
    const writes = [
      ...openWrites(ticketItem(ticket), entry),
      ...attach(photos, id),
      ...checkLater(id, held, photos, now),
    ]
    const card = await commit(writes, reply)
    await askNow(ports, { id, held, photos, openid, now })
    return card
  },
})
