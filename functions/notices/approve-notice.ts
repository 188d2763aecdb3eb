import { Refusal } from '../../shared/errors.ts'
import { asSeen } from '../cases/as-seen.ts'
import { operation } from '../http/operation.ts'
import { stillThat } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Table } from '../platform/dynamo.ts'
import { afterMove, afterRelease, heldBack, type Moved } from './after-move.ts'
import { corrected } from './correct-notice.ts'
import { commitMoves, knownNotice, type MoveCall, readsNotice } from './make-move.ts'
import type { StoredNotice } from './notice.ts'
import type { NoticePorts } from './ports.ts'
import { speakerNow } from './speaker-now.ts'

/** Residents read a correction as what the area says, so nobody makes one by two where the first serves no longer. */
const PROPOSER_GONE = '提出更正的人已不在这里任职，不能同意；请选“不同意更正”，由在任的人重新提出'

/**
 * The second person agrees to what they have seen: to the correction that waits, if one does, else to the notice, which then
 * goes out at its time. A correction of who serves there no longer waits until it is refused, and is proposed anew.
 */
export const approveNotice = operation('approveNotice', {
  reads: readsNotice,
  async run(call, { table }: NoticePorts) {
    const { notice, mover } = knownNotice(call.found.notice, call.actor)
    const now = isoTime(call.now)
    const { correction, card } = notice
    if (correction) {
      const { reason, by, name: _n, level: _l, at: _a, ...wording } = correction
      const moved = afterMove(notice, 'approveCorrection', mover, corrected(notice, wording, reason), now)
      asSeen(notice.card, call.body)
      const proposer = await speakerNow(table, notice, by)
      if (!proposer) throw new Refusal('wrongState', { correction: PROPOSER_GONE })
      return commitMoves(call, notice, [moved], [stillThat(proposer)])
    }
    const moved = afterMove(notice, 'approve', mover, {}, now)
    asSeen(notice.card, call.body)
    // What would be over before it is out is to be written anew.
    const starts = moved.notice.card.dueAt ?? now
    if (card.endsAt && card.endsAt <= starts) throw new Refusal('wrongState')
    return release(call, table, notice, moved, now)
  },
})

/**
 * What goes out at once goes out in the name of who wrote it: if they are who they were when they submitted it, or serve there
 * still. Else it is held back, as it would be when its time comes. Only where they changed since, they are read.
 */
async function release(call: MoveCall, table: Table, notice: StoredNotice, moved: Moved, now: string) {
  const moves = afterRelease(moved, now)
  if (moves.length === 1) return commitMoves(call, notice, moves)
  const { authorAt: version, card } = notice
  if (version !== undefined)
    try {
      return await commitMoves(call, notice, moves, [
        { ...stillThat({ id: card.authorId, version }), otherwise: 'wrongState' },
      ])
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'wrongState') throw error
    }
  const author = await speakerNow(table, notice)
  return author
    ? commitMoves(call, notice, moves, [stillThat(author)])
    : commitMoves(call, notice, [moved, heldBack(moved.notice, now)])
}
