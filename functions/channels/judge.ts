/** What a verdict of the content check makes of a post: as it is written, or when the check is tried again. */
import { type Ports, Stale } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { afterMove, type Course } from './after-move.ts'
import { type Check, judgementOf } from './check.ts'
import { inOrder } from './in-order.ts'
import { logOf } from './log.ts'
import { parsePost, type StoredPost } from './post.ts'
import { settleThere } from './settle-there.ts'

const CHECK = { parties: ['check'] as const, name: '内容审核' }

/** The course of a post that waits, as far as its check is known now. `now` is ISO 8601. */
export function judged(course: Course, now: string): Course {
  const { card, check } = course.post
  const judgement = card.state === 'waiting' ? judgementOf(check) : undefined
  return judgement ? afterMove(course, judgement.move, CHECK, { reason: judgement.reason }, now) : course
}

/**
 * More is known of the check of a post, or it is written otherwise by nobody's move (`more`). Its version goes up, so that nobody
 * else's knowledge is lost; its timeline says nothing of it.
 */
export function knowing(post: StoredPost, check: Check, more: Partial<Pick<StoredPost, 'mentions'>> = {}): Course {
  const card = { ...post.card, version: post.card.version + 1 }
  return { before: post, post: { ...post, ...more, card, check }, entries: [] }
}

/** Changes a post on what it is now, again when somebody was first. Undefined when there is nothing to change (any more). */
export async function changePost(
  ports: Pick<Ports, 'table' | 'random'>,
  id: string,
  change: (post: StoredPost) => Course | undefined,
): Promise<StoredPost | undefined> {
  const [item] = await ports.table.read([keys.post(id)])
  const known = parsePost(item)
  if (!known) return undefined
  return inOrder(ports, [keys.post(id), logOf(known.card)], async ([found, head]) => {
    const post = parsePost(found)
    const course = post && change(post)
    if (!course) return undefined
    const settled = await settleThere(ports.table, course, head)
    if (!(await ports.table.write(settled.writes)).written) throw new Stale()
    return settled.post
  })
}
