/** What the sweep does when a wish was not claimed, fulfilled or confirmed in time, or is soon to be fulfilled. */
import { Refusal } from '../../shared/errors.ts'
import { wishLifecycle } from '../../shared/wishes/lifecycle.ts'
import type { Ports } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { afterWishMove, wishWrites } from './after-move.ts'
import { forgetFamilyLater } from './family.ts'
import { remindClaimer, remindedAt } from './remind.ts'
import { parseWish } from './store.ts'

const CLOCK = { parties: ['clock'] as const, name: '系统' }

/** Whether a move was made. If not, someone else moved the wish first, and what is due was looked up anew or is gone. */
export async function missWishClock({ table, clock }: Ports, id: string): Promise<boolean> {
  const [item, reminder] = await table.read([keys.wish(id), keys.wishRemind(id)])
  const wish = parseWish(item)
  const now = isoTime(clock.now())
  const due = remindedAt(reminder, now)
  if (wish && due) return remindClaimer(table, wish, due, now)
  const missed = wish && wishLifecycle.states[wish.card.state].clock?.missed
  if (!missed) return false
  try {
    const moved = afterWishMove(wish, missed, CLOCK, {}, now)
    const forget = missed === 'expire' ? [forgetFamilyLater(id, clock.now())] : []
    return (await table.write([...wishWrites(wish, moved), ...forget])).written
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
