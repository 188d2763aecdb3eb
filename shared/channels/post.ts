/** Posts (帖子) as they are written and as a reader gets them. */
import '../zod.ts'
import * as z from 'zod/mini'
import { areaCode } from '../areas/contract.ts'
import { id } from '../ids.ts'
import { attachedPhotos, photo } from '../photos/contract.ts'
import { filing, isOfCategory, subject } from '../tickets/ticket.ts'
import { moment, words } from '../zod.ts'
import { called, callStates } from './call.ts'
import { channelId } from './channel.ts'
import { postMoves, postParties, postStates } from './lifecycle.ts'
import { MEANT_MAX, MENTIONS_MAX, POST_MAX, reactions } from './limits.ts'
import { linkCard, linkRef, ticketLink } from './link.ts'
import { meant } from './members.ts'
import { sensitiveKinds } from './sensitive.ts'

export const postId = id('pst')

const text = words(1, POST_MAX)

/** A new post; with `thread`, a reply to that post. A post of photos alone has no text; one of neither is refused. */
export const newPost = z.object({
  text: z._default(words(0, POST_MAX), ''),
  photos: attachedPhotos,
  /** A place in words, or an area, which is shown by its name, or both. */
  place: z.optional(
    z
      .object({ name: z.optional(words(1, 60)), area: z.optional(areaCode) })
      .check(
        z.refine(({ name, area }) => name !== undefined || area !== undefined, { path: ['name'], error: '请写地点' }),
      ),
  ),
  /** What it is about: something that its author may see. */
  link: z.optional(linkRef),
  thread: z.optional(postId),
  /** The authors of these posts are mentioned: nobody needs to know another's id. */
  mentions: z._default(z.array(postId).check(z.maxLength(MENTIONS_MAX)), []),
  /** All whom the channel calls so are mentioned too. */
  members: z._default(z.array(meant).check(z.maxLength(MEANT_MAX)), []),
  /** Calls the staff (@网格员): somebody has to answer in time. */
  call: z._default(z.boolean(), false),
  /** What looks personal in it is meant to be public; without this, such a text is asked about (`sensitive`). */
  confirmed: z._default(z.boolean(), false),
})
export type NewPost = z.input<typeof newPost>

export const editedPost = z.object({ text, confirmed: z._default(z.boolean(), false) })

/** Staff propose that a ticket is made of a post; only its author's word makes it one. */
export const newProposal = z.object({ ...subject, note: z.optional(words(0, 200)) }).check(isOfCategory)
export type NewProposal = z.input<typeof newProposal>

/** `declined`: its author said no. */
export const proposal = z.object({
  category: subject.category,
  subcategory: z.string(),
  note: z.optional(z.string()),
  name: z.string(),
  staff: z.optional(z.string()),
  at: moment(),
  declined: z.boolean(),
})
export type Proposal = z.infer<typeof proposal>

/** What its author says when a ticket is made of a post; it keeps the words of the post unless others are given, and its photos. */
export const turning = z.object({ ...filing, text: z.optional(words(5, POST_MAX)) }).check(isOfCategory)
export type Turning = z.input<typeof turning>

/** Who wrote it, as this channel shows it. `staff`: what they are here, such as 网格员. `mine`: the reader did. */
export const author = z.object({ name: z.string(), staff: z.optional(z.string()), mine: z.boolean() })

/**
 * A post as a reader gets it. `seq` is its place in the order of its channel (or thread), the same for all; a post that
 * nobody may see any more keeps its place without its words. Its author also gets it while it waits, without a place.
 */
export const post = z.object({
  id: postId,
  channel: channelId,
  thread: z.optional(postId),
  seq: z.optional(z.int()),
  version: z.int(),
  state: z.enum(postStates),
  author,
  at: moment(),
  editedAt: z.optional(moment()),
  text: z.string(),
  photos: z.array(photo),
  place: z.optional(z.object({ name: z.string(), area: z.optional(areaCode) })),
  mentions: z.array(z.object({ name: z.string(), me: z.boolean() })),
  call: z.optional(z.enum(callStates)),
  /** To its author: whom the call went to; `onDuty`: or else to all who serve there, since nobody was. */
  called: z.optional(called),
  replies: z.int(),
  lastReplyAt: z.optional(moment()),
  reactions: z.array(z.object({ reaction: z.enum(reactions), count: z.int(), mine: z.boolean() })),
  pinned: z.boolean(),
  /** What it is about. */
  link: z.optional(linkCard),
  /** What was made of it, with its author's word. */
  ticket: z.optional(ticketLink),
  /** To its author and to staff: that staff propose to make a ticket of it. */
  proposal: z.optional(proposal),
  /** To its author: why it was refused or removed. */
  reason: z.optional(z.string()),
  /** To its author: the area whose staff decide about the appeal. */
  appealTo: z.optional(z.string()),
})
export type Post = z.infer<typeof post>

/** A post whole, to who may see more of it: its timeline, and how the viewer stands to it. */
export const postEntry = z.object({
  seq: z.int(),
  at: moment(),
  move: z.enum(['open', ...postMoves]),
  by: z.object({ party: z.enum(postParties), name: z.string() }),
  state: z.enum(postStates),
  /** What it said until then, kept of an edited or recalled post for its author and the moderators. */
  before: z.optional(z.string()),
  reason: z.optional(z.string()),
})
export const postWhole = z.extend(post, {
  parties: z.array(z.enum(postParties)),
  timeline: z.array(postEntry),
  /** Whether its author has appealed; it is done once. */
  appealed: z.boolean(),
})
export type PostWhole = z.infer<typeof postWhole>

/** What looks personal in a text that was not confirmed. */
export const sensitiveFound = z.array(z.enum(sensitiveKinds))
