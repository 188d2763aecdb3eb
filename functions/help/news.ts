/** Which moves of a request for help are told by a message, to whom: what somebody waits for, or would miss without the app open. */
import { helpKindWords } from '../../shared/help/kinds.ts'
import type { HelpMove } from '../../shared/help/lifecycle.ts'
import { isSoon, type News } from '../messages/news.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { isComing } from './policy.ts'
import { parseEntry, parseHelp, type StoredEntry, type StoredHelp } from './store.ts'

/**
 * `word`: in five Chinese characters at most; `note`: in twenty. `mayTakeLast`: without their knowing, what is theirs to do would be
 * missed, or they would keep a time free for nothing.
 */
interface Worth {
  word: string
  note: string
  whom: (help: StoredHelp, entry: StoredEntry) => readonly string[]
  mayTakeLast: boolean
}

const asker = ({ card }: StoredHelp) => [card.ownerId]
const coming = ({ helpers }: StoredHelp) => helpers.filter(isComing).map(({ person }) => person)
const everybody = (help: StoredHelp) => [...asker(help), ...coming(help)]
const isFull = ({ card }: StoredHelp) => card.accepted >= card.wanted

const comes: Worth = { word: '有人来帮忙', note: '打开看看谁来、商量细节', whom: asker, mayTakeLast: true }
const chosen: Worth = {
  word: '请您来帮忙',
  note: '打开可以看到具体地点',
  whom: (_, { about }) => (about ? [about] : []),
  mayTakeLast: true,
}
/** Who waits, once the last place is taken. */
const othersTaken: Worth = {
  word: '已有人帮忙',
  note: '这次请了别的邻居，谢谢您的好意',
  whom: (help) => (isFull(help) ? help.waiting : []),
  mayTakeLast: true,
}
/** Who waits, when it ends; where others were taken they know already. */
const waitedFor = (word: string, note: string): Worth => ({
  word,
  note,
  whom: (help) => (isFull(help) ? [] : help.waiting),
  mayTakeLast: true,
})
const dropsOut: Worth = { word: '帮手来不了', note: '名额空出来了，会再等人应答', whom: asker, mayTakeLast: true }
const done = [waitedFor('已经完成', '邻居已经帮好了，谢谢您的好意')]

/** Those who stand ready, where it is urgent: when it is asked, or when it is shown at last. Nobody where it is not. */
const rings: Worth = {
  word: '邻居要帮忙',
  note: '急着要人帮忙，您能去吗？',
  whom: ({ card, helpers, waiting }, { audience }) => {
    const know = [card.ownerId, ...waiting, ...helpers.map(({ person }) => person)]
    return card.urgency === 'urgent' ? audience.people.filter((person) => !know.includes(person)) : []
  },
  mayTakeLast: true,
}

const worth: Partial<Record<HelpMove | 'open', readonly Worth[]>> = {
  open: [rings],
  show: [rings],
  offer: [{ word: '有人能帮忙', note: '打开选一位邻居', whom: asker, mayTakeLast: true }],
  join: [comes],
  joinLast: [comes],
  stepIn: [comes, othersTaken],
  stepInLast: [comes, othersTaken],
  accept: [chosen, othersTaken],
  acceptLast: [chosen, othersTaken],
  setOut: [{ word: '对方出发了', note: '帮手在路上了，打开可以联系', whom: asker, mayTakeLast: false }],
  stepBack: [dropsOut],
  stepOut: [dropsOut],
  extend: [{ word: '时间改了', note: '来不了的话，打开说一声', whom: coming, mayTakeLast: true }],
  remind: [{ word: '快到时间了', note: '约好的时间快到了', whom: everybody, mayTakeLast: true }],
  ask: [{ word: '还需要吗', note: '不需要了请点取消，免得邻居白跑', whom: asker, mayTakeLast: false }],
  cancel: [
    { word: '已经取消', note: '打开看看为什么取消', whom: asker, mayTakeLast: true },
    { word: '已经取消', note: '不用去了，谢谢您', whom: coming, mayTakeLast: true },
    waitedFor('已经取消', '不用再等了，谢谢您愿意帮忙'),
  ],
  stopRepeat: [{ word: '不再重复', note: '以后不再每周发出', whom: asker, mayTakeLast: false }],
  handOver: [
    { word: '转给网格员', note: '已变成诉求，由网格员办理', whom: asker, mayTakeLast: true },
    { word: '转给网格员', note: '由网格员办理，不用去了，谢谢您', whom: coming, mayTakeLast: true },
    waitedFor('转给网格员', '不用再等了，谢谢您愿意帮忙'),
  ],
  lapse: [
    { word: '已经过期', note: '还需要的话，打开可以再请一次', whom: asker, mayTakeLast: false },
    { word: '已经过期', note: '时间过了，自动结束，谢谢您', whom: coming, mayTakeLast: false },
    waitedFor('已经过期', '不用再等了，谢谢您愿意帮忙'),
  ],
  confirm: done,
  timeOut: done,
}

/** What the message says the time is: when it is, else until when it was put off, else when it happened. */
const timeOf = ({ card }: StoredHelp, { move, at }: StoredEntry): string =>
  card.at ?? (move === 'extend' ? card.until : at)

/** None once the request stands otherwise; nobody is told what they did themselves, nor two things of one move. */
export async function helpNews(table: Table, item: Item): Promise<News[]> {
  const entry = parseEntry(item)
  const said = worth[entry.move]
  if (!said) return []
  const [found] = await table.read([keys.help(entry.caseId)])
  const help = parseHelp(found)
  if (!help || help.card.state !== entry.state) return []
  const { id, kind, place, urgency, at } = help.card
  // Who stands ready at night, or would come in the morning for nothing, is told at once.
  const presses = urgency === 'urgent' || (at !== undefined && isSoon(at, entry.at))
  const known = new Set([entry.by.personId])
  const news: News[] = []
  for (const { word, note, whom, mayTakeLast } of said)
    for (const person of whom(help, entry)) {
      if (known.has(person)) continue
      known.add(person)
      const words = { what: word, about: `${helpKindWords[kind]}，${place.name}`, at: timeOf(help, entry), note }
      news.push({ template: 'helpMoved', words, person, opens: id, mayTakeLast, presses })
    }
  return news
}
