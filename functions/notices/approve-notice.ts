import { Refusal } from '../../shared/errors.ts'
import { asSeen } from '../cases/as-seen.ts'
import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { afterMove, afterRelease } from './after-move.ts'
import { corrected } from './correct-notice.ts'
import { commitMoves, knownNotice, readsNotice } from './make-move.ts'
import type { NoticePorts } from './ports.ts'

/**
 * The second person agrees to what they have seen: to the correction that waits, if one does, else to the notice, which then
 * goes out at its time.
 */
export const approveNotice = operation('approveNotice', {
  reads: readsNotice,
  async run(call, _: NoticePorts) {
    const { notice, mover } = knownNotice(call.found.notice, call.actor)
    const now = isoTime(call.now)
    const { correction, card } = notice
    if (correction) {
      const { reason, by: _b, name: _n, level: _l, at: _a, ...wording } = correction
      const moved = afterMove(notice, 'approveCorrection', mover, corrected(notice, wording, reason), now)
      asSeen(notice.card, call.body)
      return commitMoves(call, notice, [moved])
    }
    const moved = afterMove(notice, 'approve', mover, {}, now)
    asSeen(notice.card, call.body)
    // What would be over before it is out is to be written anew.
    const starts = moved.notice.card.dueAt ?? now
    if (card.endsAt && card.endsAt <= starts) throw new Refusal('wrongState')
    return commitMoves(call, notice, afterRelease(moved, now))
  },
})
