/** Which moves of a loan are told by a message, to whom: what the other waits for, when a thing is to be back, and when it is not. */
import type { LoanMove } from '../../shared/help/loan.ts'
import type { News } from '../messages/news.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { parseLoan, parseLoanEntry, remindedFrom, type StoredLoan, type StoredLoanEntry } from './lend-store.ts'

interface Told {
  word: string
  note: string
  to: (card: StoredLoan['card']) => string
  /** When it happened; unless said, when the thing is to be back. */
  at?: (entry: StoredLoanEntry) => string
  /** Without their knowing, what is theirs to do, or what they wait for, would be missed. */
  mayTakeLast: boolean
}

const borrower = ({ borrowerId }: StoredLoan['card']) => borrowerId
const owner = ({ ownerId }: StoredLoan['card']) => ownerId
const happened = ({ at }: StoredLoanEntry) => at

/** Words in five Chinese characters at most. */
const worth: Partial<Record<LoanMove | 'open', readonly Told[]>> = {
  open: [{ word: '有人想借用', note: '请打开答应，或说不方便', to: owner, mayTakeLast: true }],
  lend: [{ word: '可以借用了', note: '打开看到哪里取、何时还', to: borrower, mayTakeLast: true }],
  decline: [{ word: '没有借成', note: '这次不方便，可以看看别的', to: borrower, at: happened, mayTakeLast: true }],
  lapse: [{ word: '没有借成', note: '物主没有答应，自动结束了', to: borrower, at: happened, mayTakeLast: true }],
  cancel: [{ word: '邻居不借了', note: '不用准备了，谢谢您', to: owner, at: happened, mayTakeLast: false }],
  extend: [{ word: '归还日改了', note: '请按新的时间归还', to: borrower, mayTakeLast: false }],
  giveBack: [{ word: '确认归还了', note: '物主已收到，谢谢您', to: borrower, at: happened, mayTakeLast: false }],
  remind: [{ word: '快要归还了', note: '到时间请还给邻居', to: borrower, mayTakeLast: true }],
  miss: [
    { word: '过了归还日', note: '请尽快归还，或和物主商量', to: borrower, mayTakeLast: true },
    { word: '还没有归还', note: '打开可以延长或确认归还', to: owner, mayTakeLast: false },
  ],
}

/** That it was agreed since to be kept longer. */
const isPutOff = (move: LoanMove | 'open', card: StoredLoan['card'], at: string): boolean =>
  (move === 'miss' && card.until > at) || (move === 'remind' && remindedFrom(card) > Date.parse(at))

/** None once it stands otherwise, or is to be back another day. */
export async function loanNews(table: Table, item: Item): Promise<News[]> {
  const entry = parseLoanEntry(item)
  const { caseId, move, state, at } = entry
  const card = parseLoan((await table.read([keys.loan(caseId)]))[0])?.card
  if (card?.state !== state || isPutOff(move, card, at)) return []
  return (worth[move] ?? []).map(({ word, note, to, at: when, mayTakeLast }) => ({
    template: 'helpMoved',
    words: { what: word, about: card.words, at: when?.(entry) ?? card.until, note },
    person: to(card),
    opens: caseId,
    mayTakeLast,
  }))
}
