/** Tickets as their viewers may see them: strangers see no room and no hidden name, residents no staff notes. */
import { ancestorAt } from '../../shared/areas/code.ts'
import type { TicketParty } from '../../shared/tickets/lifecycle.ts'
import type { Ticket, TicketCard, TicketEntry } from '../../shared/tickets/ticket.ts'
import type { StoredPhoto } from '../photos/attach.ts'
import type { PhotoUrls } from '../photos/urls.ts'
import { isStaff } from './policy.ts'
import type { StoredCard, StoredEntry, StoredTicket } from './store.ts'

export const HIDDEN_NAME = '一位居民'

/** Neither filed it nor serves there. */
const isStranger = (parties: readonly TicketParty[]) => !parties.includes('owner') && !isStaff(parties)

/** A list shows the room to nobody but its own; staff find it in the ticket whole, where a look at it is kept. */
export function toCard({ ownerId: _, gridName, ...card }: StoredCard, parties: readonly TicketParty[]): TicketCard {
  if (parties.includes('owner')) return card
  const { area, name } = card.place
  if (isStaff(parties) || !card.anonymous) return { ...card, place: { area, name } }
  const grid = ancestorAt(area, 'grid') ?? area
  return { ...card, openedBy: HIDDEN_NAME, place: { area: grid, name: gridName } }
}

const photosOf = (photos: readonly StoredPhoto[], urls: PhotoUrls) =>
  Promise.all(photos.map(async ({ id, key, width, height }) => ({ id, width, height, ...(await urls(key)) })))

async function toEntry(entry: StoredEntry, anonymous: boolean, parties: readonly TicketParty[], urls: PhotoUrls) {
  const { caseId: _t, version: _v, audience: _a, previous: _p, hash: _h, by, staffText, ...said } = entry
  const hide = anonymous && by.party === 'owner' && isStranger(parties)
  return {
    ...said,
    by: { party: by.party, name: hide ? HIDDEN_NAME : by.name },
    ...(staffText && isStaff(parties) ? { staffText } : {}),
    photos: await photosOf(entry.photos, urls),
  } satisfies TicketEntry
}

export interface Seen {
  ticket: StoredTicket
  entries: readonly StoredEntry[]
  parties: TicketParty[]
  supported: boolean
  /** Whether they read the channel of the post that it was made of. */
  readsPost: boolean
}

export async function toTicket(
  { ticket, entries, parties, supported, readsPost }: Seen,
  urls: PhotoUrls,
): Promise<Ticket> {
  const visible = entries.filter((entry) => entry.move !== 'staffNote' || isStaff(parties))
  const card = toCard(ticket.card, parties)
  const { post } = ticket
  // The post names who wrote it.
  const named = !ticket.card.anonymous || !isStranger(parties)
  return {
    ...card,
    place: isStranger(parties) ? card.place : ticket.card.place,
    text: ticket.text,
    photos: await photosOf(ticket.photos, urls),
    ...(ticket.rating ? { rating: ticket.rating } : {}),
    timeline: await Promise.all(visible.map((entry) => toEntry(entry, ticket.card.anonymous, parties, urls))),
    parties,
    supported,
    ...(post && readsPost && named ? { post: { id: post.id, channelName: post.channelName } } : {}),
  }
}
