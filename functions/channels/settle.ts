/**
 * The writes of a post's course: the case with its timeline and, where readers see something else than before, the log. In
 * one transaction, on condition that nothing came into the log since its head was read: so its order has no gap.
 */
import { openWrites } from '../cases/case.ts'
import { changesBetween } from '../cases/changes.ts'
import { letGo } from '../photos/attach.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { atVersion, exists, isNew } from '../platform/expressions.ts'
import { type Key, keys } from '../platform/table.ts'
import type { Course } from './after-move.ts'
import { type Head, headAt, logOf, parseHead, type Row, rowKey, type SharedPost, sharedOf } from './log.ts'
import { excerptOf, postItem, type StoredEntry, type StoredPost } from './post.ts'

export interface Settled {
  writes: Write[]
  /** As it stands then: with its place, once it has one. */
  post: StoredPost
}

/** `head`: the item at `logOf(card)`, as it was read. */
export function settle(course: Course, head: Item | undefined): Settled {
  const { before, post } = course
  const { seq, state } = post.card
  const last = parseHead(head)
  if (seq === undefined && state === 'shown') {
    const placed = { ...post, card: { ...post.card, seq: (last?.seq ?? 0) + 1 } }
    return { post: placed, writes: [...caseWrites({ ...course, post: placed }), ...publishWrites(placed, last)] }
  }
  const changed = seq !== undefined && before !== undefined && !sameToReaders(before, post)
  return { post, writes: [...caseWrites(course), ...(changed ? changeWrites(post, seq, last) : [])] }
}

const sameToReaders = (before: StoredPost, after: StoredPost): boolean =>
  JSON.stringify({ ...sharedOf(before), version: 0 }) === JSON.stringify({ ...sharedOf(after), version: 0 })

/** The case: opened or changed at its version, whatever the number of moves, and an entry for each of them. */
function caseWrites({ before, post, entries }: Course): Write[] {
  const at = keys.post(post.card.id)
  const entryWrite = (entry: StoredEntry): Write => ({ put: { ...keys.entry(at, entry.seq), ...entry }, when: isNew })
  if (!before) {
    const [first, ...more] = entries
    return first ? [...openWrites(postItem(post), first), ...more.map(entryWrite)] : []
  }
  const changes = changesBetween(postItem(before), postItem(post))
  const change: Write = { update: at, changes, when: atVersion(before.card.version) }
  return [change, ...entries.map(entryWrite), ...photoWrites(before, post)]
}

/** Photos that a post has no more are nobody's, unless the ticket that was made of it has them. */
const photoWrites = (before: StoredPost, { card, photos, ticket }: StoredPost): Write[] =>
  before.photos.length && !photos.length && !ticket ? letGo(before.photos, card.id, card.changedAt) : []

const none: Row['reactions'] = { like: 0, thanks: 0, heart: 0, smile: 0, sad: 0 }

/** A post takes its place at the end; a reply is counted in the row of what it answers. */
function publishWrites(post: StoredPost, head: Head | undefined): Write[] {
  const { card } = post
  const [seq, posts] = [card.seq ?? 1, (head?.posts ?? 0) + 1]
  const shared = sharedOf(post)
  const row: Row = { ...shared, what: 'posted', seq, posts, replies: 0, reactions: none, pinned: false }
  return [
    headWrite(card, head, { seq, posts, last: lastOf(shared, seq) }),
    { put: { ...rowKey(card, seq), ...row }, when: isNew },
    ...(card.threadSeq === undefined ? [] : [repliedWrite(card.channel, card.threadSeq, shared.at)]),
  ]
}

const repliedWrite = (channel: string, seq: number, at: string): Write => ({
  update: rowKey({ channel }, seq),
  changes: { set: { lastReplyAt: at }, add: { replies: 1 } },
  when: exists,
})

/** A post that has its place is something else to its readers from now on. One that is not shown is not pinned. */
function changeWrites(post: StoredPost, of: number, head: Head | undefined): Write[] {
  const { card } = post
  const shown = card.state === 'shown'
  const pins = shown ? head?.pins : head?.pins.filter((pinned) => pinned !== card.id)
  const shared = sharedOf(post)
  const last = head?.last?.seq === of ? { last: shown ? lastOf(shared, of) : undefined } : {}
  return [
    ...changedWrites(card, head, of, { ...(pins ? { pins } : {}), ...last }),
    { update: rowKey(card, of), changes: { set: columnsOf(shared, shown) }, when: exists },
  ]
}

/** The row at the end which says that the post at `of` changed; `set`: what else changes of the head. */
export function changedWrites(
  card: StoredPost['card'],
  head: Head | undefined,
  of: number,
  set: Partial<Head> | { last: undefined } = {},
): Write[] {
  const { id, channel, thread } = card
  const [seq, posts] = [(head?.seq ?? of) + 1, head?.posts ?? 0]
  const row = { what: 'changed', seq, posts, post: id, of, channel, ...(thread ? { thread } : {}) }
  return [headWrite(card, head, { seq, ...set }), { put: { ...rowKey(card, seq), ...row }, when: isNew }]
}

/** What is set of a row: what was there and is not any more is taken out. What is counted in it stays. */
const columnsOf = (shared: SharedPost, shown: boolean): Record<string, unknown> => ({
  staff: undefined,
  editedAt: undefined,
  place: undefined,
  link: undefined,
  ticket: undefined,
  ...shared,
  ...(shown ? {} : { pinned: false }),
})

const lastOf = ({ at, name, text }: SharedPost, seq: number) => ({ seq, at, name, excerpt: excerptOf(text) })

function headWrite(card: StoredPost['card'], head: Head | undefined, set: Record<string, unknown>): Write {
  const at: Key = logOf(card)
  if (head) return { update: at, changes: { set }, when: headAt(head) }
  const { channel, channelName: name, area, thread } = card
  const more = thread ? { channel } : {}
  return { put: { ...at, id: thread ?? channel, name, area, ...more, pins: [], ...set }, when: isNew }
}
