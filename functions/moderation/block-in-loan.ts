import { loanLifecycle } from '../../shared/help/loan.ts'
import { parseMarks } from '../channels/marks.ts'
import type { StoredLoan } from '../help/lend-store.ts'
import { afterLoanMove, knownLoan, readsLoan } from '../help/move-loan.ts'
import { operation } from '../http/operation.ts'
import type { Actor } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { addBlocked } from './add-blocked.ts'
import type { ModerationPorts } from './ports.ts'

/** What was asked for and not answered is declined, or called off, as any may be; what is lent is to come back. */
function endWrites(actor: Actor, loan: StoredLoan, owns: boolean, now: number): Write[] {
  if (loan.card.state !== loanLifecycle.initial) return []
  const mover = { parties: [owns ? 'owner' : 'borrower'] as const, name: actor.name, personId: actor.id }
  return afterLoanMove(loan, owns ? 'decline' : 'cancel', mover, isoTime(now)).writes
}

/** Each knows the name of the other. */
export const blockInLoan = operation('blockInLoan', {
  reads: (given, actor) => ({ ...readsLoan(given), marks: keys.reading(actor) }),
  async run({ actor, found, now, commit }, _ports: ModerationPorts) {
    const { loan, parties } = knownLoan(found.loan, actor)
    const owns = parties.includes('owner')
    const whom = owns
      ? { person: loan.card.borrowerId, name: loan.borrowerName }
      : { person: loan.card.ownerId, name: loan.ownerName }
    const { reply, writes } = addBlocked(actor.id, parseMarks(found.marks), { ...whom, at: isoTime(now) })
    const end = endWrites(actor, loan, owns, now)
    return writes.length + end.length ? commit([...writes, ...end], reply) : reply
  },
})
