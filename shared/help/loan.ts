/** The life of a loan (借用): a thing of a neighbour's, until it is back. */
import type { Lifecycle } from '../lifecycle.ts'

export const loanStates = ['asked', 'lent', 'returned', 'declined', 'cancelled'] as const
export type LoanState = (typeof loanStates)[number]

export const loanMoves = ['lend', 'decline', 'cancel', 'extend', 'giveBack', 'remind', 'miss', 'lapse'] as const
export type LoanMove = (typeof loanMoves)[number]

/** The `owner` of the thing, the `borrower`, the `clock` that is the sweep. */
export const loanParties = ['owner', 'borrower', 'clock'] as const
export type LoanParty = (typeof loanParties)[number]

/** Times in milliseconds from when it was asked for. */
export interface LoanFacts {
  backAfter: number
}

export const loanLifecycle: Lifecycle<LoanState, LoanMove, LoanParty, LoanFacts> = {
  initial: 'asked',
  states: {
    asked: {
      word: '等物主答应',
      next: '物主答应后会看到怎么取',
      stage: 'open',
      clock: { word: '答应', after: ({ backAfter }) => backAfter, from: 'round', missed: 'lapse' },
    },
    lent: {
      word: '借用中',
      next: '请按时归还',
      stage: 'waiting',
      clock: { word: '归还', after: ({ backAfter }) => backAfter, from: 'round', missed: 'miss' },
    },
    returned: { word: '已归还', next: '已经归还，谢谢', stage: 'closed' },
    declined: { word: '没有借成', next: '这次没有借成', stage: 'closed' },
    cancelled: { word: '已取消', next: '已经取消', stage: 'closed' },
  },
  moves: {
    lend: { word: '借出', did: '借出了', from: ['asked'], to: 'lent', by: ['owner'] },
    decline: { word: '不方便', did: '这次不方便借', from: ['asked'], to: 'declined', by: ['owner', 'clock'] },
    cancel: { word: '不借了', did: '不借了', from: ['asked'], to: 'cancelled', by: ['borrower'] },
    extend: { word: '延长归还', did: '延长了归还时间', from: ['lent'], to: 'same', by: ['owner'], restartsClock: true },
    giveBack: { word: '已归还', did: '确认归还', from: ['lent'], to: 'returned', by: ['owner'] },
    remind: { word: '提醒', did: '明天该还了', from: ['lent'], to: 'same', by: ['clock'] },
    miss: { word: '逾期', did: '过了归还时间', from: ['lent'], to: 'same', by: ['clock'] },
    lapse: { word: '过期', did: '物主没有答应，自动结束', from: ['asked'], to: 'declined', by: ['clock'] },
  },
}
