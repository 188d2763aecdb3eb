/** Which moves of a wish are told by a message: to who claimed it, and to who entered it and is to do something now. */
import type { WishMove } from '../../shared/wishes/lifecycle.ts'
import type { News } from '../messages/news.ts'
import { parsePerson } from '../people/actor.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { isSteward } from './policy.ts'
import { parseWish, parseWishEntry, type StoredWish } from './store.ts'

/** In five Chinese characters at most. `whom`: who claimed it (until this move), or who entered it. */
interface Worth {
  word: string
  note: string
  whom: 'claimer' | 'enterer'
  /** Without their knowing, what is theirs to do would be missed. */
  mayTakeLast: boolean
}

const worth: Partial<Record<WishMove | 'open', Worth>> = {
  claim: { word: '有人认领了', note: '打开看看谁来、怎么送', whom: 'enterer', mayTakeLast: false },
  fulfil: { word: '请您确认', note: '认领人说完成了，请去看看', whom: 'enterer', mayTakeLast: true },
  confirm: { word: '心愿圆满了', note: '谢谢您，心愿送到了', whom: 'claimer', mayTakeLast: false },
  refuse: { word: '请您补充', note: '打开看网格员写了什么', whom: 'claimer', mayTakeLast: true },
  giveBack: { word: '认领已退回', note: '打开看原因', whom: 'claimer', mayTakeLast: true },
  withdraw: { word: '心愿撤下了', note: '请不用准备了，谢谢您', whom: 'claimer', mayTakeLast: true },
  remind: { word: '快到期限了', note: '来不及请先退回，让别人来', whom: 'claimer', mayTakeLast: true },
  lapse: { word: '认领到期了', note: '已重新开放，谢谢您的心意', whom: 'claimer', mayTakeLast: false },
}

/** Of a wish that came true with hours for who fulfilled it. */
const WITH_HOURS = '谢谢您，时长已记入账户'

/** None once it stands otherwise; nobody is told what they did themselves. */
export async function wishNews(table: Table, item: Item): Promise<News[]> {
  const { caseId, move, state, at, by, audience } = parseWishEntry(item)
  const said = worth[move]
  if (!said) return []
  const wish = parseWish((await table.read([keys.wish(caseId)]))[0])
  if (wish?.card.state !== state) return []
  const { title, dueAt } = wish.card
  const people = said.whom === 'claimer' ? audience.people : await entererOf(table, wish)
  const when = move === 'remind' ? (dueAt ?? at) : at
  const note = move === 'confirm' && wish.minutes ? WITH_HOURS : said.note
  return people
    .filter((person) => person !== by.personId)
    .map((person) => ({
      template: 'helpMoved',
      words: { what: said.word, about: title, at: when, note },
      person,
      opens: caseId,
      mayTakeLast: said.mayTakeLast,
    }))
}

/** Who entered it, while they serve there. */
async function entererOf(table: Table, { card }: StoredWish): Promise<string[]> {
  const [first] = await table.read([keys.entry(keys.wish(card.id), 1)])
  const id = first && parseWishEntry(first).by.personId
  const person = id ? parsePerson((await table.read([keys.person(id)]))[0]) : undefined
  return person && isSteward(person, card.place.area) ? [person.id] : []
}
