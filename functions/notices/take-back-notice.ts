import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { afterMove } from './after-move.ts'
import { commitMoves, knownNotice, readsNotice } from './make-move.ts'
import type { NoticePorts } from './ports.ts'

/** What is not out yet is its author's to write anew; whoever approved it is asked again. */
export const takeBackNotice = operation('takeBackNotice', {
  reads: readsNotice,
  async run(call, _: NoticePorts) {
    const { notice, mover } = knownNotice(call.found.notice, call.actor)
    return commitMoves(call, notice, [afterMove(notice, 'takeBack', mover, {}, isoTime(call.now))])
  },
})
