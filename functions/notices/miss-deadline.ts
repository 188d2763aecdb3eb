/**
 * What the sweep does when a notice's time has come: it is published at its start, and over at its end. Nobody speaks where they
 * serve no longer: what they wrote is a draft again, which says so to who serves there.
 */
import { Refusal } from '../../shared/errors.ts'
import { noticeLifecycle } from '../../shared/notices/lifecycle.ts'
import type { Ports } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { afterMove, CLOCK, heldBack } from './after-move.ts'
import { writesOf } from './make-move.ts'
import { parseNotice } from './notice.ts'
import { speakerNow } from './speaker-now.ts'

/** A correction that nobody approved in time is over with its notice. */
const nothingPending = { notice: { correction: undefined }, card: { pending: false } }

/** Whether a move was made. If not, someone else moved the notice first, and what is due was looked up anew or is gone. */
export async function missNoticeDeadline({ table, clock }: Ports, noticeId: string): Promise<boolean> {
  const [item] = await table.read([keys.notice(noticeId)])
  const notice = parseNotice(item)
  const missed = notice && noticeLifecycle.states[notice.card.state].clock?.missed
  if (!missed) return false
  try {
    const now = isoTime(clock.now())
    const moved =
      missed === 'publish' && !(await speakerNow(table, notice))
        ? heldBack(notice, now)
        : afterMove(notice, missed, CLOCK, nothingPending, now)
    return (await table.write(writesOf(notice, [moved]))).written
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
