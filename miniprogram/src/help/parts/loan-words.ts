import { loanLifecycle } from '../../../../shared/help/loan.ts'
import type { LoanCard } from '../../../../shared/help/things.ts'

/** What comes next, to whoever of the two reads it: the lifecycle speaks to the borrower. */
export function nextWords({ as, state, late }: Pick<LoanCard, 'as' | 'state' | 'late'>): string {
  if (as === 'borrower')
    return late && state === 'lent' ? '过了归还时间，请尽快还给物主' : loanLifecycle.states[state].next
  switch (state) {
    case 'asked':
      return '邻居想借，请答应或说不方便；借出时最好拍张照片'
    case 'lent':
      return late ? '过了归还时间，已提醒借用的邻居' : '还回来时请看看完好，点“已归还”'
    case 'returned':
      return '已经还回来了'
    default:
      return loanLifecycle.states[state].next
  }
}
