/** Which moves of an activity are told by a message, to all who have a place or wait for one. */
import type { ActivityMove } from '../../shared/teams/lifecycle.ts'
import { isSoon, type News } from '../messages/news.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
import { parseSigned } from './signed.ts'
import { parseActivity, parseEntry } from './store.ts'

/** In five Chinese characters at most; without their knowing, they would miss it or come for nothing. */
const worth: Partial<Record<ActivityMove | 'open', { word: string; note: string; waiting: boolean }>> = {
  remind: { word: '快要开始了', note: '到现场请扫码签到', waiting: false },
  change: { word: '活动有改动', note: '打开看新的时间和地点', waiting: true },
  callOff: { word: '活动取消了', note: '请不用去了，打开看原因', waiting: true },
}

/** Of one whose reason nobody reads yet. */
const noteOf = (move: ActivityMove | 'open', { reason }: { reason?: string | undefined }): string | undefined =>
  move === 'callOff' && !reason ? '请不用去了' : undefined

/** None once it stands otherwise. */
export async function activityNews(table: Table, item: Item): Promise<News[]> {
  const { caseId, move, state, by, elsewhere, at } = parseEntry(item)
  const said = worth[move]
  // Of other words or more places nobody has to know at once.
  if (!said || (move === 'change' && !elsewhere)) return []
  const [found] = await table.read([keys.activity(caseId)])
  const card = parseActivity(found)?.card
  if (!card || card.state !== state) return []
  const pk = { name: 'pk', value: keys.activity(caseId).pk }
  const rows = await queryAll(table, {
    pk,
    sk: { name: 'sk', beginsWith: 'SIGNED#' },
    ascending: true,
    consistent: true,
  })
  const told = rows
    .flatMap((row) => parseSigned(row) ?? [])
    .filter(
      (signed) => !signed.gone && (signed.card.state === 'joined' || (said.waiting && signed.card.state === 'waiting')),
    )
  return told
    .filter(({ person }) => person !== by.personId)
    .map(({ person }) => ({
      template: 'helpMoved',
      words: { what: said.word, about: card.title, at: card.beginsAt, note: noteOf(move, card) ?? said.note },
      person,
      opens: caseId,
      mayTakeLast: true,
      presses: isSoon(card.beginsAt, at),
    }))
}
