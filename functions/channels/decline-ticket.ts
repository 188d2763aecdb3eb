import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { afterMove, courseOf } from './after-move.ts'
import { knownPost, readsPost } from './known.ts'
import { makeMove } from './make-move.ts'
import type { ChannelPorts } from './ports.ts'

/** Its author wants no ticket to be made of a post; nobody proposes it again. */
export const declineTicket = operation('declineTicket', {
  reads: readsPost,
  async run(call, ports: ChannelPorts) {
    const { post, parties } = knownPost(call.found, call.actor, ['author'])
    const mover = { parties, name: post.card.name, personId: call.actor.id }
    const proposal = post.proposal && { ...post.proposal, declined: true }
    const course = afterMove(courseOf(post), 'decline', mover, { proposal }, isoTime(call.now))
    return (await makeMove(call, course, parties, ports)).reply
  },
})
