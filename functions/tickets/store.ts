/** Tickets in the table: the ticket's item, its card (all that an index carries), its timeline, and who supports it. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { ancestorAt } from '../../shared/areas/code.ts'
import { areaCode } from '../../shared/areas/contract.ts'
import { channelId } from '../../shared/channels/channel.ts'
import { postId } from '../../shared/channels/post.ts'
import { personId } from '../../shared/people/person.ts'
import { ticketLifecycle } from '../../shared/tickets/lifecycle.ts'
import { holder, ticketCard, ticketEntry } from '../../shared/tickets/ticket.ts'
import { timelineEnd } from '../cases/case.ts'
import { readersOf, storedEntryOf } from '../cases/stored.ts'
import { storedPhoto } from '../photos/attach.ts'
import type { Item } from '../platform/dynamo.ts'
import { dueKeys, type Key, keys, queueKeys } from '../platform/table.ts'
import { isShown } from './policy.ts'

/** The card with what its viewers may not all see: who filed it, unmasked. */
export const storedCard = z.extend(ticketCard, { ownerId: personId, gridName: z.string() })
export type StoredCard = z.infer<typeof storedCard>

const rating = z.object({ stars: z.int(), text: z.optional(z.string()), at: z.string() })

export const storedTicket = z.object({
  card: storedCard,
  text: z.string(),
  photos: z.array(storedPhoto),
  /** The photos that WeChat still has to look at before neighbours see the ticket. */
  awaits: z.optional(z.array(z.string())),
  rating: z.optional(rating),
  /** The post that it was made of; `area` is that of its channel. */
  post: z.optional(z.object({ id: postId, channel: channelId, channelName: z.string(), area: areaCode })),
  /** The names of the areas that may come to hold it, from where it was dispatched to up to the street. */
  lineage: z.array(z.object({ area: areaCode, name: z.string() })),
  /** Who passed it up, the last one last. */
  passedBy: z.array(holder),
  ...timelineEnd,
})
export type StoredTicket = z.infer<typeof storedTicket>

/** An entry as it is kept: chained by hash, with those whom the relay tells. */
export const storedEntry = z.extend(storedEntryOf(ticketEntry), { photos: z.array(storedPhoto) })
export type StoredEntry = z.infer<typeof storedEntry>

export const { parseWhole: parseTicket, parseCard, parseEntry } = readersOf(storedTicket, storedCard, storedEntry)

export const ownerIndex = (person: string) => `${person}#ticket`
export const publicIndex = (community: string) => `${community}#ticket`

/** The ticket as an item: with its version, and with the index keys that follow from its card. */
export function ticketItem(ticket: StoredTicket): Item & Key {
  const { card } = ticket
  const { stage } = ticketLifecycle.states[card.state]
  const community = ancestorAt(card.place.area, 'community')
  return {
    ...keys.ticket(card.id),
    ...ticket,
    version: card.version,
    owner: ownerIndex(card.ownerId),
    ownerAt: card.id,
    ...(isShown(card) && community ? { public: publicIndex(community), publicAt: card.id } : {}),
    ...queueKeys('ticket', card.holder.area, stage, (stage !== 'closed' && card.dueAt) || card.changedAt),
    ...(card.dueAt && !card.late ? dueKeys(card.id, card.dueAt) : {}),
  }
}
