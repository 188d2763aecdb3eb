/** What the sweep does with a post that is due: try the check again, or make the move that its state names for a missed clock. */
import { postLifecycle } from '../../shared/channels/lifecycle.ts'
import { Refusal } from '../../shared/errors.ts'
import { parsePerson } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { afterMove, courseOf } from './after-move.ts'
import { askAboutPhotos, photosToAsk } from './ask-photos.ts'
import { afterText } from './check.ts'
import { changePost, judged, knowing } from './judge.ts'
import type { ChannelPorts } from './ports.ts'
import { parsePost, type StoredPost } from './post.ts'
import { remindModerators } from './remind-moderators.ts'
import { checkWords, wordsOf } from './words.ts'

const CLOCK = { parties: ['clock'] as const, name: '系统' }

/** Whether something was done. If not, someone else was first, and what is due was looked up anew or is gone. */
export async function missPostDeadline(ports: ChannelPorts, id: string): Promise<boolean> {
  const now = ports.clock.now()
  const [item] = await ports.table.read([keys.post(id)])
  const post = parsePost(item)
  const { state, dueAt } = post?.card ?? {}
  if (!post || !state || !dueAt) return false
  if (state === 'waiting' && Date.parse(dueAt) > now) return checkAgain(ports, post, now)
  const missed = postLifecycle.states[state].clock?.missed
  if (!missed) return false
  // Before it is marked: broken off in between, both come again, and nobody is reminded twice.
  if (missed === 'missReview') await remindModerators(ports, post)
  try {
    const moved = await changePost(ports, id, (found) =>
      found.card.state === state ? afterMove(courseOf(found), missed, CLOCK, {}, isoTime(now)) : undefined,
    )
    return moved !== undefined
  } catch (error) {
    if (error instanceof Refusal && error.code === 'wrongState') return false
    throw error
  }
}

/** Asks for what is still to be known of a post that waits. */
async function checkAgain(ports: ChannelPorts, post: StoredPost, now: number): Promise<boolean> {
  if (!post.check.nextAt || Date.parse(post.check.nextAt) > now) return false
  const [item] = await ports.table.read([keys.person(post.card.authorId)])
  const openid = parsePerson(item)?.openid
  if (!openid) return false
  const known = post.check.text ? post : await checkTextAgain(ports, post, openid, now)
  if (!known || !photosToAsk(known)) return known !== undefined
  await askAboutPhotos(ports, known, openid)
  return true
}

async function checkTextAgain(ports: ChannelPorts, post: StoredPost, openid: string, now: number) {
  const verdict = await checkWords(ports, openid, wordsOf(post))
  return changePost(ports, post.card.id, (found) =>
    found.card.version === post.card.version
      ? judged(knowing(found, afterText(found.check, verdict, now)), isoTime(now))
      : undefined,
  )
}
