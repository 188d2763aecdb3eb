/** Which moves of a loan are told by a message: when a thing is to be back, and when it is not. */
import type { LoanMove } from '../../shared/help/loan.ts'
import type { News } from '../messages/news.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { parseLoan, parseLoanEntry, remindedFrom, type StoredLoan } from './lend-store.ts'

interface Told {
  word: string
  note: string
  to: (card: StoredLoan['card']) => string
  mayTakeLast: boolean
}

const borrower = ({ borrowerId }: StoredLoan['card']) => borrowerId

/** Words in five Chinese characters at most. */
const worth: Partial<Record<LoanMove | 'open', readonly Told[]>> = {
  remind: [{ word: '快要归还了', note: '到时间请还给邻居', to: borrower, mayTakeLast: true }],
  miss: [
    { word: '过了归还日', note: '请尽快归还，或和物主商量', to: borrower, mayTakeLast: true },
    { word: '还没有归还', note: '打开可以延长或确认归还', to: ({ ownerId }) => ownerId, mayTakeLast: false },
  ],
}

/** That it was agreed since to be kept longer. */
const isPutOff = (move: LoanMove | 'open', card: StoredLoan['card'], at: string): boolean =>
  (move === 'miss' && card.until > at) || (move === 'remind' && remindedFrom(card) > Date.parse(at))

/** None once it stands otherwise, or is to be back another day. */
export async function loanNews(table: Table, item: Item): Promise<News[]> {
  const { caseId, move, state, at } = parseLoanEntry(item)
  const card = parseLoan((await table.read([keys.loan(caseId)]))[0])?.card
  if (card?.state !== state || isPutOff(move, card, at)) return []
  return (worth[move] ?? []).map(({ word, note, to, mayTakeLast }) => ({
    template: 'helpMoved',
    words: { what: word, about: card.words, at: card.until, note },
    person: to(card),
    opens: caseId,
    mayTakeLast,
  }))
}
