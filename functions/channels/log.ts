/**
 * The log of a channel, or of a thread: its events in one order without a gap. Each is a row; the head says which was the
 * last. A row of a post is the shared view of it: what all readers are given. A later change is made in that row, and a
 * row more, at the end, points to it.
 */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../../shared/areas/contract.ts'
import { callStates } from '../../shared/channels/call.ts'
import { channelId } from '../../shared/channels/channel.ts'
import { postStates } from '../../shared/channels/lifecycle.ts'
import { reactions } from '../../shared/channels/limits.ts'
import { linkRef } from '../../shared/channels/link.ts'
import { postId } from '../../shared/channels/post.ts'
import { personId } from '../../shared/people/person.ts'
import { ticketId } from '../../shared/tickets/ticket.ts'
import { storedPhoto } from '../photos/attach.ts'
import type { Item } from '../platform/dynamo.ts'
import type { Condition } from '../platform/expressions.ts'
import { type Key, keys } from '../platform/table.ts'
import { type StoredCard, type StoredPost, storedMention, storedPlace } from './post.ts'

/** The head of a log. `seq`: the number of the last event; `posts`: how many posts there ever were. */
export const storedHead = z.object({
  id: z.string(),
  name: z.string(),
  area: areaCode,
  seq: z.int(),
  posts: z.int(),
  pins: z._default(z.array(postId), []),
  /** The last post that is still to be seen. */
  last: z.optional(z.object({ seq: z.int(), at: z.string(), name: z.string(), excerpt: z.string() })),
  /** The channel that it leads to since its building got another code. */
  movedTo: z.optional(areaCode),
})
export type Head = z.infer<typeof storedHead>

export const parseHead = (item: Item | undefined): Head | undefined => item && z.parse(storedHead, item)

/** That nothing came into a log since its head was read, and that it leads nowhere else. */
export const headAt = ({ seq }: Pick<Head, 'seq'>): Condition => ({
  expression: 'seq = :seq AND attribute_not_exists(movedTo)',
  values: { ':seq': seq },
})

/** Where an event happened. */
const where = { channel: channelId, thread: z.optional(postId) }

/** It was told long ago, in the channel that its building had then. */
const carried = z.optional(z.boolean())

/** What all readers are given of a post: all that changes with the post itself. */
const shared = {
  ...where,
  id: postId,
  state: z.enum(postStates),
  version: z.int(),
  authorId: personId,
  name: z.string(),
  staff: z.optional(z.string()),
  at: z.string(),
  editedAt: z.optional(z.string()),
  text: z.string(),
  photos: z.array(storedPhoto),
  place: z.optional(storedPlace),
  mentions: z.array(storedMention),
  link: z.optional(linkRef),
  ticket: z.optional(ticketId),
}
const sharedPost = z.object(shared)
export type SharedPost = z.infer<typeof sharedPost>

/** The row of a post, with what is counted and set in it on its own. */
export const storedRow = z.object({
  ...shared,
  what: z.literal('posted'),
  seq: z.int(),
  /** How many posts there were with it: so that what was read can be counted. */
  posts: z.int(),
  replies: z.int(),
  lastReplyAt: z.optional(z.string()),
  reactions: z.record(z.enum(reactions), z.int()),
  pinned: z.boolean(),
  /** How the call that it makes stands. */
  call: z.optional(z.enum(callStates)),
  /** Whom that went to. */
  called: z.optional(z.object({ onDuty: z.boolean(), people: z.array(storedMention) })),
  carried,
})
export type Row = z.infer<typeof storedRow>

/** The row that says that the post at `of` changed. */
const storedChange = z.object({
  ...where,
  what: z.literal('changed'),
  seq: z.int(),
  posts: z.int(),
  post: postId,
  of: z.int(),
  carried,
})

export const storedEvent = z.discriminatedUnion('what', [storedRow, storedChange])
export type StoredEvent = z.infer<typeof storedEvent>

export const parseEvent = (item: Item): StoredEvent => z.parse(storedEvent, item)
export const parseRow = (item: Item | undefined): Row | undefined => item && z.parse(storedRow, item)

/** The log that a post stands in: that of its thread, else that of its channel. */
export const logOf = ({ channel, thread }: Pick<StoredCard, 'channel' | 'thread'>): Key =>
  thread ? keys.thread(thread) : keys.channel(channel)

/** The row of a post that has its place. */
export const rowKey = (card: Pick<StoredCard, 'channel' | 'thread'>, seq: number): Key => keys.event(logOf(card), seq)

/** What all may see of a post: of one that is not shown, no more than that it was there. */
export function sharedOf({ card, text, photos, place, mentions, link, ticket }: StoredPost): SharedPost {
  const { id, channel, thread, state, version, authorId, name, staff, openedAt, shownAt, editedAt } = card
  const seen = state === 'shown'
  return {
    id,
    channel,
    ...(thread ? { thread } : {}),
    state,
    version,
    authorId,
    name,
    ...(staff ? { staff } : {}),
    at: shownAt ?? openedAt,
    ...(editedAt ? { editedAt } : {}),
    text: seen ? text : '',
    photos: seen ? photos : [],
    ...(seen && place ? { place } : {}),
    mentions: seen ? mentions : [],
    ...(seen && link ? { link } : {}),
    ...(seen && ticket ? { ticket } : {}),
  }
}
