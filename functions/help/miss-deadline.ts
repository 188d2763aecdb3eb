/** What the sweep does of a request when something of it falls due: its clock, a reminder, a question, the next week's, a check, hours. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { Refusal } from '../../shared/errors.ts'
import { type HelpMove, helpLifecycle, isGoing } from '../../shared/help/lifecycle.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { afterMove, writesOf } from './after-move.ts'
import { checkHelpAgain } from './check-later.ts'
import { openNext } from './open-next.ts'
import type { HelpPorts } from './ports.ts'
import { owedWrites, payOwed, withMinutes } from './settle-hours.ts'
import { parseHelp, type StoredHelp } from './store.ts'

const CLOCK = { parties: ['clock'] as const, name: '系统' }

const due = z.object({ dueAt: z.string() })
const isDue = (item: Item | undefined, now: string): boolean => {
  const row = due.safeParse(item)
  return row.success && row.data.dueAt <= now
}

/** Whether something was done. If not, someone else was first, and what is due was looked up anew or is gone. */
export async function missHelpDeadline(ports: HelpPorts, id: string): Promise<boolean> {
  const { table, clock } = ports
  const now = isoTime(clock.now())
  const rows = (['CHECK', 'OWED', 'NEXT', 'REMIND', 'ASK'] as const).map((what) => keys.helpDue(id, what))
  const [item, check, owed, next, remind, ask] = await table.read([keys.help(id), ...rows])
  if (isDue(check, now)) return checkHelpAgain(ports, id)
  if (isDue(owed, now)) return payOwed(table, id)
  const help = parseHelp(item)
  if (!help) return false
  if (isDue(next, now)) return openNext(ports, help)
  if (isDue(remind, now)) return once(table, help, 'remind', [{ remove: keys.helpDue(id, 'REMIND') }], now)
  if (isDue(ask, now)) return once(table, help, 'ask', [{ remove: keys.helpDue(id, 'ASK') }], now)
  return runOut(table, help, now)
}

/** A move that is made once, if it may still be made; its row goes either way. */
async function once(
  table: Table,
  help: StoredHelp,
  move: 'remind' | 'ask',
  row: Write[],
  now: string,
): Promise<boolean> {
  const change = (was: StoredHelp) => (move === 'ask' ? { ...was, askedAt: now } : was)
  // Whom nobody comes to need not be reminded.
  const moot = !isGoing(help.card.state) || (move === 'remind' && !help.card.accepted)
  const writes = moot ? [] : moveOf(help, move, now, change)
  return (await table.write([...writes, ...row])).written
}

function moveOf(help: StoredHelp, move: HelpMove, now: string, change?: (was: StoredHelp) => StoredHelp): Write[] {
  try {
    return writesOf(afterMove(help, move, CLOCK, now, {}, change))
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}

/** Its clock: over, or done without the asker's word; then those who set out have their hours. */
async function runOut(table: Table, help: StoredHelp, now: string): Promise<boolean> {
  const missed = helpLifecycle.states[help.card.state].clock?.missed
  if (!missed) return false
  try {
    const came = (was: StoredHelp) =>
      withMinutes(was, ({ state }) => state === 'setOut' || state === 'finished', new Map(), now)
    const moved = afterMove(help, missed, CLOCK, now, {}, missed === 'timeOut' ? came : undefined)
    const hours = missed === 'timeOut' ? owedWrites(moved.help, Date.parse(now)) : []
    return (await table.write([...writesOf(moved), ...hours])).written
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
