import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { afterMove, afterRelease } from './after-move.ts'
import { checkTimes } from './draft.ts'
import { commitMoves, knownNotice, readsNotice } from './make-move.ts'
import type { NoticePorts } from './ports.ts'

/** Proposes to a second person where it needs one; else it is scheduled, and where its time has come, goes out at once. */
export const submitNotice = operation('submitNotice', {
  reads: readsNotice,
  async run(call, _: NoticePorts) {
    const { notice, mover } = knownNotice(call.found.notice, call.actor)
    const now = isoTime(call.now)
    const moved = afterMove(
      notice,
      notice.card.second ? 'propose' : 'schedule',
      mover,
      { notice: { authorAt: call.actor.version } },
      now,
    )
    checkTimes(notice.card, call.now)
    return commitMoves(call, notice, afterRelease(moved, now))
  },
})
