/** What the sweep does when an activity's time has come: reminds, begins, ends, closes, and books the hours. */
import { Refusal } from '../../shared/errors.ts'
import { activityLifecycle } from '../../shared/teams/lifecycle.ts'
import type { Ports } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { afterMove, CLOCK, type Details, writesOf } from './after-move.ts'
import { bookHours } from './book-hours.ts'
import { promoteAll } from './promote.ts'
import { allSigned } from './signed.ts'
import { parseActivity, type StoredActivity } from './store.ts'

type Sweeping = Pick<Ports, 'table' | 'clock'>

/** Whether a move was made. If not, someone else moved it first, or there is more to book than one round takes. */
export async function missActivityDeadline(ports: Sweeping, id: string): Promise<boolean> {
  const { table, clock } = ports
  const activity = parseActivity((await table.read([keys.activity(id)]))[0])
  const missed = activity && activityLifecycle.states[activity.card.state].clock?.missed
  if (!missed || !activity.card.dueAt || activity.card.dueAt > isoTime(clock.now())) return false
  if (missed === 'remind' || missed === 'begin') await promoteAll(ports, id)
  const details = await detailsOf(ports, activity, missed)
  if (!details) return false
  try {
    const moved = afterMove(activity, missed, CLOCK, details, isoTime(clock.now()))
    return (await table.write(writesOf(activity, moved))).written
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

async function detailsOf(ports: Sweeping, activity: StoredActivity, missed: string): Promise<Details | undefined> {
  const { endsAt } = activity.card
  if (missed === 'lapse') return { card: { endedAt: endsAt } }
  if (missed === 'book') {
    const figures = await bookHours(ports, activity)
    return figures && { card: { figures } }
  }
  if (missed !== 'remind') return {}
  const signed = await allSigned(ports.table, activity)
  return { told: signed.flatMap(({ card, person }) => (card.state === 'joined' ? [person] : [])) }
}
