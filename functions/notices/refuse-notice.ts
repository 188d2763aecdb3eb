import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { afterMove } from './after-move.ts'
import { commitMoves, knownNotice, readsNotice } from './make-move.ts'
import type { NoticePorts } from './ports.ts'

/** The second person doesn't agree: the notice is a draft again, or its correction is dropped. */
export const refuseNotice = operation('refuseNotice', {
  reads: readsNotice,
  async run(call, _: NoticePorts) {
    const { notice, mover } = knownNotice(call.found.notice, call.actor)
    const { reason } = call.body
    const moved = notice.correction
      ? afterMove(
          notice,
          'refuseCorrection',
          mover,
          { notice: { correction: undefined }, card: { pending: false }, reason },
          isoTime(call.now),
        )
      : afterMove(notice, 'refuse', mover, { reason }, isoTime(call.now))
    return commitMoves(call, notice, [moved])
  },
})
