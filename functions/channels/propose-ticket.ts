import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { afterMove, courseOf } from './after-move.ts'
import { knownPost, readsPost } from './known.ts'
import { makeMove } from './make-move.ts'
import { staffName } from './naming.ts'
import type { ChannelPorts } from './ports.ts'

/** Staff propose to make a ticket of a neighbour's post; its author is told, and says yes or no. Asked once. */
export const proposeTicket = operation('proposeTicket', {
  reads: readsPost,
  async run(call, ports: ChannelPorts) {
    const { actor, body, found, now } = call
    const { post, parties } = knownPost(found, actor, ['staff'])
    const { id, area, authorId } = post.card
    const at = isoTime(now)
    const as = staffName(actor, area) ?? { name: actor.name }
    const { category, subcategory, note } = body
    const said = { category, subcategory, ...(note ? { note } : {}) }
    const proposal = { ...said, ...as, by: actor.id, at, declined: false }
    const mover = { parties, name: actor.name, personId: actor.id }
    const course = afterMove(courseOf(post), 'propose', mover, { proposal }, at)
    const about = { area, subject: authorId, what: id }
    return (await makeMove(call, course, parties, ports, undefined, { about })).reply
  },
})
