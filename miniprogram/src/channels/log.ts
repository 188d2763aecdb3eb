/** What a reader holds of a channel or a thread: its posts in their one order, and up to which event that is true. Pure. */
import type { ChannelEvent } from '../../../shared/channels/contract.ts'
import { type Reaction, reactions } from '../../../shared/channels/limits.ts'
import type { Post } from '../../../shared/channels/post.ts'

/** A post that has its place in the order. */
export type Placed = Post & { seq: number }

export interface Log {
  /** In the order of their places. One that nobody may see any more is among them without its words. */
  posts: readonly Placed[]
  /** The number of the last event that is in it. */
  seq: number
  /** Where the older posts begin that were not read; undefined when there are none. */
  before: number | undefined
}

/** A page of posts, newest first, as it was at the event `seq`. */
export interface PostsPage {
  items: readonly Post[]
  seq: number
  before?: number | undefined
}

export const emptyLog: Log = { posts: [], seq: 0, before: undefined }

const isPlaced = (post: Post): post is Placed => post.seq !== undefined

/** With these posts in it, each once, the later view of one in place of the earlier. Those older than what was read are left out. */
function withPosts(posts: readonly Placed[], added: readonly Post[], from: number): readonly Placed[] {
  const placed = added.filter(isPlaced).filter(({ seq }) => seq >= from)
  if (placed.length === 0) return posts
  const byId = new Map([...posts, ...placed].map((post) => [post.id, post]))
  return [...byId.values()].sort((one, other) => one.seq - other.seq)
}

/** What the newest page says. */
export const logOf = ({ items, seq, before }: PostsPage): Log => ({ posts: withPosts([], items, 0), seq, before })

/**
 * With a page of older posts. It may have been read at an earlier event than the log stands at: what changed in its posts since
 * then was not known to be of use, so the log steps back to that event, and has to catch up from there.
 */
export const withOlder = (log: Log, { items, seq, before }: PostsPage): Log => ({
  posts: withPosts(withPosts([], items, 0), log.posts, 0),
  seq: Math.min(log.seq, seq),
  before,
})

/** With a page that was read again, for what in it goes stale by itself. Steps back, as with a page of older posts. */
export const withAgain = (log: Log, { items, seq }: PostsPage): Log => ({
  ...log,
  posts: withPosts(log.posts, items, log.before ?? 0),
  seq: Math.min(log.seq, seq),
})

/** With the events that the service answered from `log.seq` on; what it left out of them is not for this reader. */
export function withEvents(log: Log, events: readonly ChannelEvent[]): Log {
  const news = events.filter(({ seq }) => seq > log.seq)
  return {
    ...log,
    posts: withPosts(
      log.posts,
      news.map(({ post }) => post),
      log.before ?? 0,
    ),
    seq: news.reduce((last, { seq }) => Math.max(last, seq), log.seq),
  }
}

/** What was told of one event: that it happened, and mostly what it was; `mute` when it is from somebody whom one blocked. */
export interface Told {
  seq: number
  event?: ChannelEvent | undefined
  mute?: boolean | undefined
}

/** A post as a stranger sees it, with what it is to this reader as far as that is known already. */
function asKnown(log: Log, event: ChannelEvent): ChannelEvent {
  const known = log.posts.find(({ id }) => id === event.post.id)
  if (!known) return event
  const mine = new Set(known.reactions.flatMap(({ reaction, mine }) => (mine ? [reaction] : [])))
  const reactions = event.post.reactions.map((each) => ({ ...each, mine: mine.has(each.reaction) }))
  return { ...event, post: { ...event.post, author: { ...event.post.author, mine: known.author.mine }, reactions } }
}

/** The log with what was told in it; undefined when it can't be known without asking the service. */
export function withTold(log: Log, { seq, event, mute }: Told): Log | undefined {
  if (seq <= log.seq) return log
  if (seq > log.seq + 1) return undefined
  if (mute) return { ...log, seq }
  return event && withEvents(log, [asKnown(log, event)])
}

/** With the answer to something that this reader did to a post of it. */
export const withAnswer = (log: Log, post: Post): Log =>
  log.posts.some(({ id, version }) => id === post.id && version <= post.version)
    ? { ...log, posts: withPosts(log.posts, [post], log.before ?? 0) }
    : log

/** With what is counted of a post now; which of them are this reader's own is known already. */
export function withReactions(log: Log, postId: string, counts: Partial<Record<Reaction, number>>): Log {
  const post = log.posts.find(({ id }) => id === postId)
  if (!post) return log
  const mine = new Set(post.reactions.flatMap((each) => (each.mine ? [each.reaction] : [])))
  const reacted = reactions.flatMap((reaction) => {
    const count = counts[reaction] ?? 0
    return count > 0 ? [{ reaction, count, mine: mine.has(reaction) }] : []
  })
  return { ...log, posts: withPosts(log.posts, [{ ...post, reactions: reacted }], 0) }
}
