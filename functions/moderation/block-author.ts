import { BLOCKED_MAX } from '../../shared/channels/limits.ts'
import { Refusal } from '../../shared/errors.ts'
import { knownPost, readsPost } from '../channels/known.ts'
import { changeMarks } from '../channels/marks.ts'
import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { toBlocked } from './blocked.ts'
import type { ModerationPorts } from './ports.ts'

/** Leaves out the posts of who wrote this one, for the one who asks alone. Staff are heard by everybody. */
export const blockAuthor = operation('blockAuthor', {
  reads: readsPost,
  async run({ actor, found, now, commit }, _ports: ModerationPorts) {
    const { post, marks } = knownPost(found, actor, ['reader'])
    const { authorId: person, name, staff } = post.card
    const known = marks.blocked.find((each) => each.person === person)
    if (known) return toBlocked(actor.id, known)
    if (person === actor.id || staff) throw new Refusal('wrongState')
    if (marks.blocked.length >= BLOCKED_MAX) throw new Refusal('limitReached')
    const added = { person, name, at: isoTime(now) }
    const write = changeMarks(actor.id, marks, { blocked: [...marks.blocked, added] })
    return commit([write], toBlocked(actor.id, added))
  },
})
