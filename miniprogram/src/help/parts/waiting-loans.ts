import type { LoanCard } from '../../../../shared/help/things.ts'

/** What of lending waits for me, in words, and where I see to it. */
export interface WaitingLine {
  words: string
  /** On which side. */
  side: LoanCard['as']
  /** The loan, where it is a single one. */
  only?: string
  /** Something is to be back by now. */
  late: boolean
}

const isLate = ({ state, late }: LoanCard) => state === 'lent' && late

/** What a neighbour waits for most comes first: that I bring back what I have, then that I answer; then what I miss myself. */
export function waitingLoans(loans: readonly LoanCard[]): WaitingLine | undefined {
  const mine = loans.filter(({ as }) => as === 'owner')
  const back = loans.filter((loan) => loan.as === 'borrower' && isLate(loan))
  const asked = mine.filter(({ state }) => state === 'asked')
  const missed = mine.filter(isLate)
  if (back.length > 0) return lineOf(back, `您借的 ${back.length} 件物品过了归还日，请尽快归还`)
  if (asked.length > 0) return lineOf(asked, `${asked.length} 位邻居想借您的物品，等您答应`)
  return lineOf(missed, `您借出的 ${missed.length} 件物品过了归还日`)
}

function lineOf(loans: readonly LoanCard[], words: string): WaitingLine | undefined {
  const [first, ...more] = loans
  return first && { words, side: first.as, late: isLate(first), ...(more.length === 0 ? { only: first.id } : {}) }
}
