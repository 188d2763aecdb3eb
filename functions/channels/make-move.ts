/** A move of a post, from a call to the table: decided, and settled in the order of its log. */
import type { Post } from '../../shared/channels/post.ts'
import type { About } from '../http/audit.ts'
import type { Actor } from '../people/actor.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import type { Course } from './after-move.ts'
import { inOrder } from './in-order.ts'
import { type Links, referring } from './linked.ts'
import { logOf, parseRow, rowKey } from './log.ts'
import type { ChannelPorts } from './ports.ts'
import type { StoredPost } from './post.ts'
import { settle } from './settle.ts'
import { fromCase, ownOf } from './view.ts'

export interface MoveCall<R> {
  actor: Actor
  commit(writes: readonly Write[], reply: R, about?: About): Promise<R>
}

/**
 * Commits the course of a post and answers with it as `parties` see it. `more`: what else is written, and read for that in
 * each try; `links`: what it refers to that is made in the same transaction.
 */
export async function makeMove(
  call: MoveCall<Post>,
  course: Course,
  parties: readonly string[],
  ports: ChannelPorts,
  more: {
    keys: readonly { pk: string; sk: string }[]
    writes(found: readonly (Item | undefined)[]): Write[]
  } = NOTHING,
  { about, links = new Map() }: { about?: About; links?: Links } = {},
): Promise<{ reply: Post; post: StoredPost }> {
  const { card } = course.post
  const row = card.seq === undefined ? [] : [rowKey(card, card.seq)]
  const seen = await ownOf(ports.table, call.actor, [referring(course.before ?? course.post)])
  const own = { ...seen, links: new Map([...seen.links, ...links]) }
  return inOrder(ports, [logOf(card), ...more.keys, ...row], async ([head, ...found]) => {
    const { writes, post } = settle(course, head)
    const now = row.length ? parseRow(found.at(-1)) : undefined
    const reply = await fromCase(post, now, call.actor.id, parties, ports.photoUrls, own)
    const all = [...writes, ...more.writes(found.slice(0, more.keys.length))]
    return { reply: await call.commit(all, reply, about), post }
  })
}

const NOTHING = { keys: [], writes: () => [] }
