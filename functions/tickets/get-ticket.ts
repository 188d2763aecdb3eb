import { operation } from '../http/operation.ts'
import type { Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { lookWrite } from '../privacy/look.ts'
import { knownTicket, readsTicket } from './make-move.ts'
import { isStaff } from './policy.ts'
import type { TicketPorts } from './ports.ts'
import { parseEntry, type StoredEntry } from './store.ts'
import { toTicket } from './view.ts'

/** A ticket whole. That staff looked at what somebody told them is kept with that person. */
export const getTicket = operation('getTicket', {
  reads: (given, actor) => ({ ...readsTicket(given), support: keys.support(given.params.ticketId, actor) }),
  async run({ actor, found, now }, { table, photoUrls }: TicketPorts) {
    const { ticket, parties } = knownTicket(found.ticket, actor)
    const { id, ownerId } = ticket.card
    if (isStaff(parties) && ownerId !== actor.id) {
      await table.write([lookWrite(ownerId, actor, { what: id, area: ticket.card.place.area }, now)])
    }
    const entries = await timelineOf(table, id)
    return toTicket({ ticket, entries, parties, supported: found.support !== undefined }, photoUrls)
  },
})

async function timelineOf(table: Table, id: string): Promise<StoredEntry[]> {
  const entries: StoredEntry[] = []
  const pk = { name: 'pk', value: keys.ticket(id).pk }
  for (let after: Record<string, unknown> | undefined, first = true; first || after; first = false) {
    const got = await table.query({
      pk,
      sk: { name: 'sk', beginsWith: 'ENTRY#' },
      ascending: true,
      after,
      consistent: true,
    })
    entries.push(...got.items.map(parseEntry))
    after = got.last
  }
  return entries
}
