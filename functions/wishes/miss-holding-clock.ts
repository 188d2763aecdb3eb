/** What the sweep does when a claim was not answered, a term comes to its end or is over, or was not reviewed. */
import { Refusal } from '../../shared/errors.ts'
import { holdingLifecycle } from '../../shared/wishes/holding-lifecycle.ts'
import type { Ports } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { afterHoldingMove, holdingWrites } from './move-holding.ts'
import { parseHolding } from './post-store.ts'

const CLOCK = { parties: ['clock'] as const, name: '系统' }

/** Whether a move was made. If not, someone else moved the holding first. */
export async function missHoldingClock({ table, clock }: Ports, id: string): Promise<boolean> {
  const holding = parseHolding((await table.read([keys.holding(id)]))[0])
  const missed = holding && holdingLifecycle.states[holding.card.state].clock?.missed
  if (!missed) return false
  try {
    const moved = afterHoldingMove(holding, missed, CLOCK, {}, isoTime(clock.now()))
    return (await table.write(holdingWrites(holding, moved))).written
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
