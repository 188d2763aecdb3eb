import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { afterMove, courseOf } from './after-move.ts'
import { appealTo } from './appeal-to.ts'
import { knownPost, readsPost } from './known.ts'
import { makeMove } from './make-move.ts'
import type { ChannelPorts } from './ports.ts'

/** Its author says why it should be shown after all: to somebody who has not decided about it before. */
export const appealPost = operation('appealPost', {
  reads: readsPost,
  async run(call, ports: ChannelPorts) {
    const { post, parties } = knownPost(call.found, call.actor, ['author'])
    const mover = { parties, name: post.card.name, personId: call.actor.id }
    const said = { reason: call.body.reason, appealTo: await appealTo(ports.table, post.card) }
    const course = afterMove(courseOf(post), 'appeal', mover, said, isoTime(call.now))
    return (await makeMove(call, course, parties, ports)).reply
  },
})
