import { Refusal } from '../../shared/errors.ts'
import { hidesPosts } from '../channels/blocking.ts'
import { knownPost, readsPost } from '../channels/known.ts'
import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { addBlocked } from './add-blocked.ts'
import type { ModerationPorts } from './ports.ts'

/** Leaves out the posts of who wrote this one, for the one who asks alone. Staff are heard by everybody. */
export const blockAuthor = operation('blockAuthor', {
  reads: readsPost,
  async run({ actor, found, now, commit }, _ports: ModerationPorts) {
    const { post, marks } = knownPost(found, actor, ['reader'])
    const { authorId: person, name, staff } = post.card
    if (!hidesPosts(marks, person) && (person === actor.id || staff)) throw new Refusal('wrongState')
    const { reply, writes } = addBlocked(actor.id, marks, { person, name, at: isoTime(now) })
    return writes.length ? commit(writes, reply) : reply
  },
})
