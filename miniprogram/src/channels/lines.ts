/** A channel's posts as the lines of its page: days, where one stopped reading, posts. Pure. */
import type { Post } from '../../../shared/channels/post.ts'
import { dayOf } from '../words/day.ts'

export type Line = { kind: 'day'; day: string } | { kind: 'new' } | { kind: 'post'; post: Post }

const isNew = (post: Post, readTo: number) =>
  post.seq !== undefined && post.seq > readTo && !post.author.mine && post.state === 'shown'

/**
 * `own`: one's own posts that have no place yet; they stand where they were written. `readTo`: the last event that was read
 * before this visit; 0 when one never read here.
 */
export function linesOf(placed: readonly Post[], own: readonly Post[], readTo: number): Line[] {
  const known = new Set(placed.map(({ id }) => id))
  const waiting = own.filter(({ id }) => !known.has(id)).sort((one, other) => (one.at < other.at ? -1 : 1))
  const lines: Line[] = []
  let day: string | undefined
  let marked = readTo === 0
  const add = (post: Post) => {
    const its = dayOf(Date.parse(post.at))
    if (its !== day) lines.push({ kind: 'day', day: its })
    day = its
    if (!marked && isNew(post, readTo)) {
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

/** How many posts came since one read. */
export const newCount = (placed: readonly Post[], readTo: number): number =>
  readTo === 0 ? 0 : placed.filter((post) => isNew(post, readTo)).length

/** What is pinned now: as it was when the channel was opened, and as its posts say since. The latest pinned post first. */
export function pinsOf(pins: readonly Post[], placed: readonly Post[]): Post[] {
  const latest = new Map([...pins, ...placed].map((post) => [post.id, post]))
  return [...latest.values()]
    .filter(({ pinned, state }) => pinned && state === 'shown')
    .sort((one, other) => (other.seq ?? 0) - (one.seq ?? 0))
}
