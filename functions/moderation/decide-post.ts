import { Refusal } from '../../shared/errors.ts'
import { asSeen } from '../cases/as-seen.ts'
import { afterMove, courseOf } from '../channels/after-move.ts'
import { inOrder } from '../channels/in-order.ts'
import { knownPost, readsPost } from '../channels/known.ts'
import { logOf } from '../channels/log.ts'
import { settleThere } from '../channels/settle-there.ts'
import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import type { ModerationPorts } from './ports.ts'
import { mayDecide, toModerationCard } from './queue.ts'

/**
 * A moderator decides about another's post as they read it; about an appeal, another than who decided before. The reports so
 * far are answered by that: to hide it again takes others.
 */
export const decidePost = operation('decidePost', {
  reads: readsPost,
  async run({ body, actor, found, now, commit }, ports: ModerationPorts) {
    const { decision, reason } = body
    const { post, parties } = knownPost(found, actor, ['moderator'])
    const { id, authorId, area } = post.card
    if (!mayDecide(post.card, actor.id)) throw new Refusal('notAllowed', { decision: '申诉要由另一位工作人员决定' })
    const answered = { ...post, card: { ...post.card, reports: 0 } }
    const mover = { parties, name: actor.name, personId: actor.id }
    const course = afterMove({ ...courseOf(post), post: answered }, decision, mover, { reason }, isoTime(now))
    asSeen(post.card, body)
    return inOrder(ports, [logOf(post.card)], async ([head]) => {
      const settled = await settleThere(ports.table, course, head)
      const about = { area, subject: authorId, what: id, note: decision }
      return commit(settled.writes, toModerationCard(settled.post.card, actor.id), about)
    })
  },
})
