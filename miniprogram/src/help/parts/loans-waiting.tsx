/** What of lending waits for me, in one line: somebody asks to borrow, or something is to be back by now. Nothing where nothing does. */
import type { LoanCard } from '../../../../shared/help/things.ts'
import { api } from '../../api/api.ts'
import type { Outcome } from '../../api/outcome.ts'
import { readyOf, useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { waitingLoans } from './waiting-loans.ts'

/** The newest on either side are enough: who lends more at once looks into the list. */
const LOOKED_AT = 50

async function readLoans(): Promise<Outcome<LoanCard[]>> {
  const [borrowed, lent] = await Promise.all([
    api.call('listLoans', { query: { as: 'borrower', limit: LOOKED_AT } }),
    api.call('listLoans', { query: { as: 'owner', limit: LOOKED_AT } }),
  ])
  if (!borrowed.ok) return borrowed
  return lent.ok ? { ok: true, value: [...borrowed.value.items, ...lent.value.items] } : lent
}

export function LoansWaiting() {
  const { reading } = useReading(readLoans, { key: 'loans-waiting' })
  const line = waitingLoans(readyOf(reading) ?? [])
  return (
    line && (
      <ButtonLink
        icon={line.late ? 'timer' : 'package'}
        wide
        to={line.only ? paths.loan(line.only) : paths.lending(line.side)}
      >
        {line.words}
      </ButtonLink>
    )
  )
}
