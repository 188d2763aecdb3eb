import { channelParties, interestParties, isInterest } from '../../shared/channels/channel.ts'
import { SYSTEM } from '../../shared/people/system.ts'
import { parseMarks } from '../channels/marks.ts'
import { operation } from '../http/operation.ts'
import type { Actor } from '../people/actor.ts'
import type { Table } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { type Key, keys } from '../platform/table.ts'
import { lookWrite } from '../privacy/look.ts'
import { knownTicket, readsTicket } from './make-move.ts'
import { isStaff } from './policy.ts'
import type { TicketPorts } from './ports.ts'
import { parseEntry, type StoredEntry, type StoredTicket } from './store.ts'
import { toTicket } from './view.ts'

/** A ticket whole. That staff looked at what somebody told them is kept with that person, and in the audit log. */
export const getTicket = operation('getTicket', {
  reads: (given, actor) => ({ ...readsTicket(given), support: keys.support(given.params.ticketId, actor) }),
  async run({ actor, found, now, commit }, { table, photoUrls }: TicketPorts) {
    const { ticket, parties } = knownTicket(found.ticket, actor)
    const { id, ownerId, place } = ticket.card
    const looks = isStaff(parties) && ownerId !== actor.id && ownerId !== SYSTEM
    const look = looks ? lookWrite(ownerId, actor, { what: id, area: place.area }, now) : undefined
    const [entries, seen, readsPost] = await Promise.all([
      timelineOf(table, id),
      look && isKept(table, look.put),
      readsChannel(table, actor, ticket.post),
    ])
    const supported = found.support !== undefined
    const reply = await toTicket({ ticket, entries, parties, supported, readsPost }, photoUrls)
    if (!look || seen) return reply
    return commit([{ ...look, when: isNew }], reply, { area: place.area, subject: ownerId, what: id })
  },
})

/** Whether someone reads in the channel of a post; of an interest channel who joined it, and its staff. */
async function readsChannel(table: Table, actor: Actor, post: StoredTicket['post']): Promise<boolean> {
  if (!post) return false
  if (!isInterest(post.channel)) return channelParties(actor, post.channel).length > 0
  const [marks] = await table.read([keys.reading(actor.id)])
  const joined = parseMarks(marks).joined.some(({ channel }) => channel === post.channel)
  return interestParties(actor, post.area, joined).length > 0
}

/** Whether the look of this hour is kept already: a page that reads again is the same look. */
async function isKept(table: Table, { pk, sk }: Key): Promise<boolean> {
  const [look] = await table.read([{ pk, sk }])
  return look !== undefined
}

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
