/** What the sweep does when staff did not answer a join in time: it is marked late, and told to the level above. */
import { Refusal } from '../../shared/errors.ts'
import { joinLifecycle } from '../../shared/households/lifecycle.ts'
import type { Ports } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { afterMove, writesOf } from './after-move.ts'
import { parseJoin } from './store.ts'

const CLOCK = { parties: ['clock'] as const, name: '系统' }

/** Whether a move was made. If not, someone else moved the join first, and what is due was looked up anew or is gone. */
export async function missJoinAnswer({ table, clock }: Ports, joinId: string): Promise<boolean> {
  const [item] = await table.read([keys.join(joinId)])
  const join = parseJoin(item)
  const missed = join && joinLifecycle.states[join.card.state].clock?.missed
  if (!missed) return false
  try {
    return (await table.write(writesOf(join, afterMove(join, missed, CLOCK, {}, isoTime(clock.now()))))).written
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
