/** Which moves of a call are told by a message: to who is on duty, that somebody calls; to who called, that they are answered. */
import { CALL_TIME } from '../../shared/channels/limits.ts'
import { HOUR } from '../../shared/lifecycle.ts'
import type { News } from '../messages/news.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { parseCall, parseEntry } from './call-case.ts'

/** The news in an entry of a call's timeline; none once it stands otherwise. */
export async function callNews(table: Table, item: Item): Promise<News[]> {
  const { caseId, move, at, state, audience } = parseEntry(item)
  if (move !== 'answer' && move !== 'open') return []
  const [found] = await table.read([keys.call(caseId)])
  const card = parseCall(found)?.card
  if (!card || card.state !== state) return []
  const opens = card.thread ?? card.post
  if (move === 'answer') {
    const words = { asked: card.excerpt, by: card.answeredBy ?? '工作人员', at }
    return [{ template: 'callAnswered', words, person: card.callerId, opens, mayTakeLast: true }]
  }
  const words = { what: '居民呼叫', where: card.channelName, at, note: `请在${CALL_TIME / HOUR}小时内打开频道回复` }
  return audience.people
    .filter((person) => person !== card.callerId)
    .map((person) => ({ template: 'dutyGap', words, person, opens, mayTakeLast: false }))
}
