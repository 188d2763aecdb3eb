/** A channel's posts as the lines of its page: days, where one stopped reading, posts. Pure. */
import type { Post } from '../../../shared/channels/post.ts'
import { dayOf } from '../words/day.ts'

export type Line = { kind: 'day'; day: string } | { kind: 'new' } | { kind: 'post'; post: Post }

/** The events that came since one read here last, when one opened it: after the one, up to the other. */
export interface News {
  after: number
  to: number
}

const isNew = ({ seq, author, state }: Post, { after, to }: News) =>
  seq !== undefined && seq > after && seq <= to && !author.mine && state === 'shown'

/**
 * `own`: one's own posts that have no place yet; they stand where they were written. `news`: where one stopped reading is said
 * before the first of these; undefined where nobody cares.
 */
export function linesOf(placed: readonly Post[], own: readonly Post[], news: News | undefined): Line[] {
  const known = new Set(placed.map(({ id }) => id))
  const waiting = own.filter(({ id }) => !known.has(id)).sort((one, other) => (one.at < other.at ? -1 : 1))
  const lines: Line[] = []
  let day: string | undefined
  let marked = false
  const add = (post: Post) => {
    const its = dayOf(Date.parse(post.at))
    if (its !== day) lines.push({ kind: 'day', day: its })
    day = its
    if (news && !marked && isNew(post, news)) {
      lines.push({ kind: 'new' })
      marked = true
    }
    lines.push({ kind: 'post', post })
  }
  for (const post of placed) {
    while (waiting[0] && waiting[0].at < post.at) add(waiting.shift() ?? post)
    add(post)
  }
  for (const post of waiting) add(post)
  return lines
}

/** How many posts came since one read here last. */
export const newCount = (placed: readonly Post[], news: News | undefined): number =>
  news ? placed.filter((post) => isNew(post, news)).length : 0

/** What is pinned now: as it was when the channel was opened, and as its posts say since. The latest pinned post first. */
export function pinsOf(pins: readonly Post[], placed: readonly Post[]): Post[] {
  const latest = new Map([...pins, ...placed].map((post) => [post.id, post]))
  return [...latest.values()]
    .filter(({ pinned, state }) => pinned && state === 'shown')
    .sort((one, other) => (other.seq ?? 0) - (one.seq ?? 0))
}
