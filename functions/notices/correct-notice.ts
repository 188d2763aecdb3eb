import { Refusal } from '../../shared/errors.ts'
import type { Wording } from '../../shared/notices/notice.ts'
import { SAME_WORDS, saysTheSame } from '../../shared/notices/same.ts'
import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { afterMove, type Change, saying, wordingOf } from './after-move.ts'
import { checkTimes } from './draft.ts'
import { commitMoves, knownNotice, readsNotice } from './make-move.ts'
import type { StoredNotice } from './notice.ts'
import { speaksBy } from './policy.ts'
import type { NoticePorts } from './ports.ts'
import { levelOver } from './targets.ts'

/** Corrects it at once; what two had to agree to, they agree to in its new words as well. */
export const correctNotice = operation('correctNotice', {
  reads: readsNotice,
  async run(call, _: NoticePorts) {
    const { notice, mover } = knownNotice(call.found.notice, call.actor)
    const { reason, ...wording } = call.body
    const now = isoTime(call.now)
    const move = notice.card.second ? 'proposeCorrection' : 'correct'
    const by = speaksBy(
      call.actor.roles,
      notice.targets.map(({ area }) => area),
    )
    const proposal = {
      ...wording,
      reason,
      by: call.actor.id,
      name: call.actor.name,
      level: levelOver(by?.area ?? notice.card.holder),
      at: now,
    }
    const change: Change = notice.card.second
      ? { notice: { correction: proposal }, card: { pending: true }, reason }
      : corrected(notice, wording, reason)
    const moved = afterMove(notice, move, mover, change, now)
    if (saysTheSame(wording, wordingOf(notice))) throw new Refusal('badInput', { text: SAME_WORDS })
    checkTimes({ endsAt: wording.endsAt }, call.now)
    return commitMoves(call, notice, [moved])
  },
})

/** What a correction makes of a notice; its entry keeps what it said before. */
export function corrected(notice: StoredNotice, wording: Wording, reason: string): Change {
  const said = saying(wording)
  return {
    notice: { ...said.notice, correction: undefined },
    card: { ...said.card, corrections: notice.card.corrections + 1, pending: false },
    reason,
    before: wordingOf(notice),
  }
}
