/** Which moves of a request for help are told by a message, to whom: what somebody waits for, or would miss without the app open. */
import { helpKindWords } from '../../shared/help/kinds.ts'
import type { HelpMove } from '../../shared/help/lifecycle.ts'
import type { News } from '../messages/news.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { isComing } from './policy.ts'
import { parseEntry, parseHelp, type StoredEntry, type StoredHelp } from './store.ts'

/** In five Chinese characters at most. `mayTakeLast`: without their knowing, what is theirs to do would be missed. */
interface Worth {
  word: string
  note: string
  whom: (help: StoredHelp, entry: StoredEntry) => readonly string[]
  mayTakeLast: boolean
}

const asker = ({ card }: StoredHelp) => [card.ownerId]
const coming = ({ helpers }: StoredHelp) => helpers.filter(isComing).map(({ person }) => person)
const everybody = (help: StoredHelp) => [...asker(help), ...coming(help)]

const comes: Worth = { word: '有人来帮忙', note: '打开看看谁来、商量细节', whom: asker, mayTakeLast: true }
const chosen: Worth = {
  word: '请您来帮忙',
  note: '打开可以看到具体地点',
  whom: (_, { about }) => (about ? [about] : []),
  mayTakeLast: true,
}

/** Those who stand ready, where it is urgent: when it is asked, or when it is shown at last. Nobody where it is not. */
const rings: Worth = {
  word: '邻居要帮忙',
  note: '急着要人帮忙，您能去吗？',
  whom: ({ card, helpers }, { audience }) =>
    card.urgency === 'urgent'
      ? audience.people.filter(
          (person) => person !== card.ownerId && !helpers.some((helper) => helper.person === person),
        )
      : [],
  mayTakeLast: true,
}

const worth: Partial<Record<HelpMove | 'open', Worth>> = {
  open: rings,
  show: rings,
  offer: { word: '有人能帮忙', note: '打开选一位邻居', whom: asker, mayTakeLast: true },
  join: comes,
  joinLast: comes,
  stepIn: comes,
  stepInLast: comes,
  accept: chosen,
  acceptLast: chosen,
  stepBack: { word: '帮手来不了', note: '名额空出来了，会再等人应答', whom: asker, mayTakeLast: true },
  stepOut: { word: '帮手来不了', note: '名额空出来了，会再等人应答', whom: asker, mayTakeLast: true },
  remind: { word: '快到时间了', note: '约好的时间快到了', whom: everybody, mayTakeLast: true },
  ask: { word: '还需要吗', note: '不需要了请点取消，免得邻居白跑', whom: asker, mayTakeLast: false },
  cancel: { word: '已经取消', note: '不用去了，谢谢您', whom: coming, mayTakeLast: true },
}

/** None once the request stands otherwise; nobody is told what they did themselves. */
export async function helpNews(table: Table, item: Item): Promise<News[]> {
  const entry = parseEntry(item)
  const said = worth[entry.move]
  if (!said) return []
  const [found] = await table.read([keys.help(entry.caseId)])
  const help = parseHelp(found)
  if (!help || help.card.state !== entry.state) return []
  const { id, kind, place, at } = help.card
  const told = said.whom(help, entry).filter((person) => person !== entry.by.personId)
  return [...new Set(told)].map((person) => ({
    template: 'helpMoved',
    words: { what: said.word, about: `${helpKindWords[kind]}，${place.name}`, at: at ?? entry.at, note: said.note },
    person,
    opens: id,
    mayTakeLast: said.mayTakeLast,
  }))
}
