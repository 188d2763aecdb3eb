/** Which moves of a call who called is told of by a message. */
import type { CallMove } from '../../shared/channels/call.ts'
import type { News } from '../messages/news.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { parseCall, parseEntry } from './call-case.ts'

const worth: readonly (CallMove | 'open')[] = ['answer']

/** The news in an entry of a call's timeline; none once it is settled. */
export async function callNews(table: Table, item: Item): Promise<News | undefined> {
  const { caseId, move, at, state } = parseEntry(item)
  if (!worth.includes(move)) return undefined
  const [found] = await table.read([keys.call(caseId)])
  const card = parseCall(found)?.card
  if (!card || card.state !== state) return undefined
  return {
    template: 'callAnswered',
    words: { asked: card.excerpt, by: card.answeredBy ?? '工作人员', at },
    person: card.callerId,
    opens: card.thread ?? card.post,
    mayTakeLast: true,
  }
}
