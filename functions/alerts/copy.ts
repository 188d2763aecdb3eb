/** What alerts hold of a person, in words, for the copy of their data. */
import { alertKindWords, skillWords } from '../../shared/alerts/kinds.ts'
import { alertLifecycle } from '../../shared/alerts/lifecycle.ts'
import { whereWords } from '../../shared/alerts/where.ts'
import { entriesOf } from '../cases/entries.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { parseTalk } from './misuse/talk.ts'
import { parsePosition } from './position.ts'
import { parseSkilled } from './skills.ts'
import { ownerIndex, parseAlert, parseEntry } from './store.ts'
import { parseTold } from './told.ts'
import { voicesOf } from './voices.ts'

export const alertsOwner = ownerIndex

const told = { responder: '工作人员', family: '家人', neighbour: '邻居', contact: '联系人' } as const

/** One that they raised, with what they said in it, and where they were for as long as that is kept. */
export async function copyAlert(table: Table, item: Item) {
  const alert = parseAlert(item)
  if (!alert) return {}
  const { card, text, photos, pressedAt } = alert
  const [at] = await table.read([keys.position(card.id)])
  const position = parsePosition(at)
  return {
    编号: card.id,
    类别: card.kind && alertKindWords[card.kind],
    情况: text,
    地点: whereWords(card),
    显示的姓名: card.raiserName,
    求助时间: card.raisedAt,
    手机显示的时间: pressedAt,
    照片张数: photos.length,
    语音: (await voicesOf(table, card.id))
      .filter(({ person }) => person === card.raiser)
      .map(({ at, seconds }) => `${at}（${seconds} 秒）`)
      .join('\n'),
    您的位置: position && `${position.latitude}，${position.longitude}（${position.at}）`,
    状态: alertLifecycle.states[card.state].word,
    您说的话: await saidBy(table, card.id, card.raiser ?? ''),
  }
}

export function copyDrill(item: Item) {
  const alert = parseAlert(item)
  if (!alert) return {}
  const { id, kind, place, raiserName, raisedAt, state } = alert.card
  return {
    编号: id,
    类别: kind && alertKindWords[kind],
    地点: place.name,
    显示的姓名: raiserName,
    演练时间: raisedAt,
    状态: alertLifecycle.states[state].word,
  }
}

/** The talk after repeated false alarms, as long as that is kept. */
export async function copyTalk(table: Table, person: string, now: number) {
  const [item] = await table.read([keys.talk(person)])
  const kept = parseTalk(item, now)
  if (!kept) return []
  const { alert, falseAlarms, at } = kept.card
  return [{ 求助编号: alert, 近期误报次数: falseAlarms, 记下的时间: at, 沟通的时间: kept.hadAt, 沟通的内容: kept.text }]
}

/** One at whose place they pressed too. */
export async function copyWitness(table: Table, { pk, at, owner }: Item) {
  const id = String(pk).slice('ALERT#'.length)
  const person = String(owner).split('#')[0] ?? ''
  return { 求助编号: id, 您按下的时间: String(at), 您说的话: await saidBy(table, id, person) }
}

export function copyTold(item: Item) {
  const row = parseTold(item)
  if (!row) return {}
  return {
    求助编号: row.alert,
    作为: told[row.as],
    显示的姓名: row.name,
    通知时间: row.at,
    看到的时间: row.seenAt,
    通知次数: row.rung,
  }
}

export const copySkilled = (item: Item) => ({
  楼栋: String(item.pk).slice('SKILLED#'.length),
  可以帮忙: parseSkilled(item)
    ?.skills.map((skill) => skillWords[skill])
    .join('、'),
})

async function saidBy(table: Table, alert: string, person: string): Promise<string> {
  const entries = (await entriesOf(table, keys.alert(alert))).map(parseEntry)
  return entries
    .filter(({ by }) => by.personId === person)
    .flatMap(({ at, text, whereabouts }) => [text, whereabouts].flatMap((said) => (said ? [`${at} ${said}`] : [])))
    .join('\n')
}
