/** Posts in the table: the case, its card (all that an index carries), its timeline. What readers see of it stands in a log (log.ts). */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../../shared/areas/contract.ts'
import { channelId } from '../../shared/channels/channel.ts'
import { postLifecycle, postStates } from '../../shared/channels/lifecycle.ts'
import { linkRef } from '../../shared/channels/link.ts'
import { postEntry, postId, proposal } from '../../shared/channels/post.ts'
import { personId } from '../../shared/people/person.ts'
import { ticketId } from '../../shared/tickets/ticket.ts'
import { timelineEnd } from '../cases/case.ts'
import { readersOf, storedEntryOf } from '../cases/stored.ts'
import { storedPhoto } from '../photos/attach.ts'
import type { Item } from '../platform/dynamo.ts'
import { dueKeys, type Key, keys, queueKeys } from '../platform/table.ts'
import { storedCheck } from './check.ts'

export const storedCard = z.object({
  id: postId,
  version: z.int(),
  state: z.enum(postStates),
  roundAt: z.string(),
  dueAt: z.optional(z.string()),
  late: z.boolean(),
  changedAt: z.string(),
  channel: channelId,
  channelName: z.string(),
  /** Of the channel; of an interest channel its community. */
  area: areaCode,
  /** The post that it answers. */
  thread: z.optional(postId),
  /** The place of that in its channel. */
  threadSeq: z.optional(z.int()),
  /** Its place in the order of its channel or thread, from its publication on. */
  seq: z.optional(z.int()),
  authorId: personId,
  /** As the channel shows the author. */
  name: z.string(),
  staff: z.optional(z.string()),
  /** The first 80 characters of the text. */
  excerpt: z.string(),
  photoCount: z.int(),
  openedAt: z.string(),
  /** When it was published first. */
  shownAt: z.optional(z.string()),
  editedAt: z.optional(z.string()),
  appealed: z.boolean(),
  /** Who decided about it last; an appeal is decided by another. */
  decidedBy: z.optional(personId),
  /** Where the appeal went: the nearest area where somebody else may decide. */
  appealTo: z.optional(z.object({ area: areaCode, name: z.string() })),
  /** How many distinct households reported it. */
  reports: z.int(),
})
export type StoredCard = z.infer<typeof storedCard>

export const storedPlace = z.object({ name: z.string(), area: z.optional(areaCode) })
export const storedMention = z.object({ person: personId, name: z.string() })

export const storedProposal = z.extend(proposal, { by: personId })
export type StoredProposal = z.infer<typeof storedProposal>

export const storedPost = z.object({
  card: storedCard,
  text: z.string(),
  photos: z.array(storedPhoto),
  place: z.optional(storedPlace),
  mentions: z.array(storedMention),
  /** Whether it calls the staff (@网格员). */
  calls: z.boolean(),
  /** What it is about. */
  link: z.optional(linkRef),
  /** What was made of it, with its author's word. */
  ticket: z.optional(ticketId),
  /** What staff propose to make of it. */
  proposal: z.optional(storedProposal),
  /** Why it was refused or removed, to its author. */
  reason: z.optional(z.string()),
  check: storedCheck,
  ...timelineEnd,
})
export type StoredPost = z.infer<typeof storedPost>

export const storedEntry = storedEntryOf(postEntry)
export type StoredEntry = z.infer<typeof storedEntry>

export const { parseWhole: parsePost, parseCard, parseEntry } = readersOf(storedPost, storedCard, storedEntry)

export const ownerIndex = (person: string) => `${person}#post`

const EXCERPT = 80
export const excerptOf = (text: string): string => [...text].slice(0, EXCERPT).join('')

/** When the sweep has to look at it: its clock, or before that the next try of the check. */
function dueOf({ card, check }: StoredPost): string | undefined {
  if (card.late || !card.dueAt) return undefined
  return card.state === 'waiting' && check.nextAt && check.nextAt < card.dueAt ? check.nextAt : card.dueAt
}

/** The post as an item: with its version, and with the index keys that follow from its card. In a queue while a moderator has to look at it. */
export function postItem(post: StoredPost): Item & Key {
  const { card } = post
  const due = dueOf(post)
  const open = postLifecycle.states[card.state].stage === 'open'
  return {
    ...keys.post(card.id),
    ...post,
    version: card.version,
    owner: ownerIndex(card.authorId),
    ownerAt: card.id,
    ...(open ? queueKeys('post', card.area, 'open', card.dueAt ?? card.changedAt) : {}),
    ...(due ? dueKeys(card.id, due) : {}),
  }
}
