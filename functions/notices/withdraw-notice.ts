import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { afterMove } from './after-move.ts'
import { commitMoves, knownNotice, readsNotice } from './make-move.ts'
import type { NoticePorts } from './ports.ts'

export const withdrawNotice = operation('withdrawNotice', {
  reads: readsNotice,
  async run(call, _: NoticePorts) {
    const { notice, mover } = knownNotice(call.found.notice, call.actor)
    const { reason } = call.body
    const change = { notice: { reason, correction: undefined }, card: { pending: false }, reason }
    return commitMoves(call, notice, [afterMove(notice, 'withdraw', mover, change, isoTime(call.now))])
  },
})
