import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { Refusal } from '../../shared/errors.ts'
import { loanLifecycle } from '../../shared/help/loan.ts'
import { isoTime } from '../platform/clock.ts'
import type { Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { parseLoan } from './lend-store.ts'
import { checkLoanAgain } from './loan-photos.ts'
import { afterLoanMove } from './move-loan.ts'
import type { HelpPorts } from './ports.ts'

const CLOCK = { parties: ['clock'] as const, name: '系统' }

const dueRow = z.object({ dueAt: z.string() })

/** What the sweep does of a loan: asks again about its photos, reminds of the day before, says that it is late, ends what was not answered. */
export async function missLoanDeadline(ports: HelpPorts, id: string): Promise<boolean> {
  const { table, clock } = ports
  if (await checkLoanAgain(ports, id)) return true
  const now = isoTime(clock.now())
  const [item, remind] = await table.read([keys.loan(id), keys.loanRemind(id)])
  const loan = parseLoan(item)
  if (!loan) return false
  const row = dueRow.safeParse(remind)
  const reminds = row.success && row.data.dueAt <= now
  const missed = loanLifecycle.states[loan.card.state].clock?.missed
  const move = reminds ? 'remind' : missed
  const gone: Write[] = reminds ? [{ remove: keys.loanRemind(id) }] : []
  try {
    const writes = move ? afterLoanMove(loan, move, CLOCK, now).writes : []
    return (await table.write([...writes, ...gone])).written
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return gone.length > 0 && (await table.write(gone)).written
  }
}
