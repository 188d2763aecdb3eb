/** Which moves of a ticket its owner is told of by a message. */
import { categories } from '../../shared/tickets/categories.ts'
import type { TicketMove } from '../../shared/tickets/lifecycle.ts'
import type { News } from '../messages/news.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { parseEntry, parseTicket } from './store.ts'

/** In five Chinese characters at most. `mayTakeLast`: without their knowing, what is theirs to do would be missed. */
interface Worth {
  word: string
  mayTakeLast: boolean
}

/** Who passes it to whom is in the app; what the owner did themselves they know. */
const worth: Partial<Record<TicketMove | 'open', Worth>> = {
  accept: { word: '已受理', mayTakeLast: false },
  reply: { word: '有新回复', mayTakeLast: false },
  missAccept: { word: '受理超时', mayTakeLast: false },
  missResolve: { word: '办结超时', mayTakeLast: false },
  resolve: { word: '待您确认', mayTakeLast: true },
  lapse: { word: '自动结束', mayTakeLast: true },
}

/** The news in an entry of a ticket's timeline; none once the ticket stands otherwise. */
export async function ticketNews(table: Table, item: Item): Promise<News | undefined> {
  const { caseId, move, at, state, by } = parseEntry(item)
  const said = worth[move]
  if (!said) return undefined
  const [found] = await table.read([keys.ticket(caseId)])
  const card = parseTicket(found)?.card
  if (!card || card.state !== state || by.personId === card.ownerId) return undefined
  const { word, mayTakeLast } = said
  return {
    template: 'ticketMoved',
    words: { number: card.id, state: word, what: aboutWords(card), at },
    person: card.ownerId,
    opens: card.id,
    mayTakeLast,
  }
}

/** What it is about, by its categories: the owner's own words stay here. */
function aboutWords({ category, subcategory }: { category: keyof typeof categories; subcategory: string }): string {
  const { word, subcategories } = categories[category]
  const sub = new Map<string, string>(Object.entries(subcategories)).get(subcategory)
  return sub && subcategory !== 'other' ? `${word}：${sub}` : word
}
