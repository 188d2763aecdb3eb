/** What help among neighbours holds of a person, for the copy of their data. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { helpKindWords, helpScopeWords } from '../../shared/help/kinds.ts'
import { helpLifecycle } from '../../shared/help/lifecycle.ts'
import { loanLifecycle } from '../../shared/help/loan.ts'
import { dayPartWords } from '../../shared/help/ready.ts'
import { thingKindWords } from '../../shared/help/things.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
import { borrowingIndex, parseLoan, parseThing, thingsIndex } from './lend-store.ts'
import { parseReady } from './ready-store.ts'
import { helpingIndex, ownerIndex, parseHelp, parseOffer } from './store.ts'

export const helpOwner = ownerIndex
export const helpingOwner = helpingIndex
export const thingsOwner = thingsIndex
export const borrowingOwner = borrowingIndex

const said = z.object({ person: z.string(), at: z.string(), text: z.string() })

/** What somebody wrote in the thread of a request. */
async function linesOf(table: Table, help: string, person: string): Promise<string> {
  const { pk, sk } = keys.helpSaid(help, '')
  const rows = await queryAll(table, {
    pk: { name: 'pk', value: pk },
    sk: { name: 'sk', beginsWith: sk },
    ascending: true,
    consistent: true,
  })
  const own = rows.map((item) => z.parse(said, item)).filter((line) => line.person === person)
  return own.map(({ at, text }) => `${at} ${text}`).join('\n')
}

export async function copyHelp(table: Table, item: Item, person: string) {
  const help = parseHelp(item)
  if (!help) return {}
  const { card } = help
  return {
    编号: card.id,
    类别: helpKindWords[card.kind],
    内容: help.words,
    地点: [card.place.name, help.room].join(' '),
    谁能看到: helpScopeWords[card.scope],
    对方的同意: help.agreed && `${help.agreed.words}（${help.agreed.at}）`,
    照片张数: help.photos.length,
    提出时间: card.openedAt,
    状态: helpLifecycle.states[card.state].word,
    我说的: await linesOf(table, card.id, person),
  }
}

export async function copyHelping(table: Table, item: Item, person: string) {
  const offer = parseOffer(item)
  // Others came before: they are not of those who offered.
  if (!offer || offer.state === 'turnedAway') return {}
  const help = parseHelp((await table.read([keys.help(offer.help)]))[0])
  const own = help?.helpers.find((each) => each.person === person)
  return {
    编号: offer.help,
    应答时间: offer.at,
    附言: offer.words,
    时长分钟: own?.minutes,
    收到的感谢: own?.thanks && [`${own.thanks.stars} 星`, own.thanks.words].filter(Boolean).join('：'),
    我说的: await linesOf(table, offer.help, person),
  }
}

export function copyReady(item: Item | undefined) {
  const ready = parseReady(item)
  if (!ready) return []
  const kinds = ready.kinds.map((kind) => helpKindWords[kind]).join('、')
  const parts = ready.parts.map((part) => dayPartWords[part]).join('、')
  return [{ 能帮的事: kinds, 时间: parts, 范围: helpScopeWords[ready.scope], 开始时间: ready.since }]
}

export const copyThing = (item: Item) => {
  const thing = parseThing(item)
  return thing
    ? { 物品: thing.card.words, 类别: thingKindWords[thing.card.kind], 照片张数: thing.card.photo ? 1 : 0 }
    : {}
}

/** Of a loan; the row by which who lends lists it says no more. */
export const copyLoan = (item: Item) => {
  const loan = item.card && 'building' in item ? parseLoan(item) : undefined
  if (!loan) return {}
  const { words, until, state, openedAt } = loan.card
  return { 物品: words, 提出时间: openedAt, 归还时间: until, 状态: loanLifecycle.states[state].word }
}
