/** What happens when an alert's clock has run out: the next level is told, or somebody else than who did not come. */
import { type AlertMove, type AlertParty, alertLifecycle } from '../../shared/alerts/lifecycle.ts'
import { Refusal } from '../../shared/errors.ts'
import { type Mover, moveWrites } from '../cases/case.ts'
import { isoTime } from '../platform/clock.ts'
import type { Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { afterMove, type Moved } from './after-move.ts'
import { drillIsOver, drillUnclocked } from './drill.ts'
import { holdersLeft } from './holders.ts'
import { writesOf } from './make-move.ts'
import type { RingPorts } from './ports.ts'
import { listening, ringNow } from './ring.ts'
import { askThere, tellFrom } from './ring-again.ts'
import { alertItem, parseAlert, type StoredAlert } from './store.ts'
import type { Told } from './told.ts'

export const CLOCK: Mover<AlertParty> = { parties: ['clock'], name: '系统' }

/** After a stall several levels may be due: they are told one after the other, at once. */
const ROUNDS = 8

/** Whether a move was made. */
export async function missAlertDeadline(ports: RingPorts, id: string): Promise<boolean> {
  let moved = false
  for (let round = 0; round < ROUNDS && (await missOnce(ports, id)); round++) moved = true
  return moved
}

async function missOnce(ports: RingPorts, id: string): Promise<boolean> {
  const { table, clock } = ports
  const [item] = await table.read([keys.alert(id)])
  const alert = parseAlert(item)
  if (alert && drillIsOver(alert.card, clock.now())) {
    // Its row is due until it says so no more; and the drill ends, if it has not.
    const ended = await moveByClock(ports, alert, 'lapse')
    await table.write([drillUnclocked(id)])
    // One that had ended has the clock of any that has: what was kept of positions is forgotten.
    if (ended) return true
  }
  const missed = alert && alertLifecycle.states[alert.card.state].clock?.missed
  if (!missed || !alert.card.dueAt || Date.parse(alert.card.dueAt) > clock.now()) return false
  return moveByClock(ports, alert, missed)
}

/** A move that no person makes; the sweep, or the watchdog. False where somebody was quicker. */
export async function moveByClock(ports: RingPorts, alert: StoredAlert, move: AlertMove): Promise<boolean> {
  const { table, clock } = ports
  const now = clock.now()
  const told = await toldBy(ports, alert, move, now)
  try {
    const details = told ? { tells: told.tells } : {}
    const moved = afterMove(alert, move, CLOCK, details, isoTime(now))
    const forgotten: Write[] = move === 'forget' ? [{ remove: keys.position(alert.card.id) }] : []
    const own = move === 'repair' ? clockWrites(alert, moved) : writesOf(alert, moved, {})
    const where = told && listening(table, told.ringing)
    const { written } = await table.write([...own, ...(told?.writes ?? []), ...forgotten])
    if (written && told && where) await ringNow(ports, told.ringing, where)
    return written
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** Writes the clock anew, whatever of it is there. */
function clockWrites(before: StoredAlert, { alert, entry }: Moved): Write[] {
  const { due: _, dueAt: __, ...unclocked } = alertItem(before)
  return moveWrites(unclocked, alertItem(alert), before.card.version, entry)
}

/** The top is told again and again, but not for each time that nobody was there to do it. */
function notPast({ policy, card, top }: StoredAlert, step: number, now: number): number {
  if (top === undefined) return step
  const missed = (now - Date.parse(card.roundAt) - top) / policy.again
  return Math.max(step, policy.steps.length + Math.floor(missed))
}

/**
 * Whom such a move tells. Who did not come is no reason to wait: it begins anew with the lowest level and the one above; nobody is
 * rung while others go.
 */
async function toldBy(
  { table }: RingPorts,
  alert: StoredAlert,
  move: AlertMove,
  now: number,
): Promise<Told | undefined> {
  switch (move) {
    case 'escalate': {
      const told = await tellFrom(table, alert, alert.step, now)
      return { ...told, tells: { ...told.tells, step: notPast(alert, told.tells.step, now) } }
    }
    case 'ask':
      return askThere(table, alert, now)
    case 'overdue':
    case 'release':
      return holdersLeft(alert.card.holders, move, CLOCK, isoTime(now)).length
        ? undefined
        : tellFrom(table, alert, 0, now)
    default:
      return undefined
  }
}
