/** What wishes and service posts hold of a person, in words, for the copy of their data. */
import { holdingLifecycle } from '../../shared/wishes/holding-lifecycle.ts'
import { dutyWords, wishKindWords } from '../../shared/wishes/kinds.ts'
import { wishLifecycle } from '../../shared/wishes/lifecycle.ts'
import { entriesOf } from '../cases/entries.ts'
import type { Actor } from '../people/actor.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import type { Sealer } from '../platform/seal.ts'
import { keys } from '../platform/table.ts'
import { openFamily, ownHashes } from './family.ts'
import { holderIndex, parseHolding, parseHoldingEntry } from './post-store.ts'
import { claimerIndex, familyIndex, parseWish, parseWishEntry, reporterIndex, wishOf } from './store.ts'

export const claimsOwner = claimerIndex
export const holdingsOwner = holderIndex
export const wishReportsOwner = reporterIndex
/** The lists of the wishes that were entered for the households of somebody. */
export const wishesForOwners = async (
  ports: { sealer: Sealer; table: Table },
  actor: Pick<Actor, 'homes'>,
): Promise<string[]> => (await ownHashes(ports, actor)).map(familyIndex)

/** One that they claimed, now or once, with what they said in it. */
export async function copyClaim(table: Table, row: Item, person: string) {
  const id = wishOf(row)
  const wish = parseWish((await table.read([keys.wish(id)]))[0])
  if (!wish) return {}
  const { card, proof, minutes } = wish
  const mine = card.claimerId === person
  const entries = (await entriesOf(table, keys.wish(id))).map(parseWishEntry)
  const said = entries.filter(({ by }) => by.personId === person)
  return {
    编号: id,
    心愿: card.title,
    种类: wishKindWords[card.kind],
    显示的姓名: mine ? card.claimer?.name : undefined,
    队伍: mine ? card.claimer?.team : undefined,
    状态: mine ? wishLifecycle.states[card.state].word : '已退回认领',
    我的经过: said
      .map(({ at, move, text }) =>
        [at, move === 'open' ? '' : wishLifecycle.moves[move].did, text].filter(Boolean).join(' '),
      )
      .join('\n'),
    完成说明: mine ? proof?.text : undefined,
    照片张数: mine ? proof?.photos.length : undefined,
    时长分钟: mine ? minutes : undefined,
  }
}

/** One that was entered for their household: what is kept of it, opened. */
export async function copyFamily({ table, sealer }: { table: Table; sealer: Sealer }, item: Item, now: number) {
  const id = wishOf(item)
  const family = await openFamily(sealer, id, item, now)
  const wish = parseWish((await table.read([keys.wish(id)]))[0])
  if (!family || !wish) return {}
  return {
    编号: id,
    心愿: wish.card.title,
    说明: wish.text,
    姓名: family.name,
    电话: family.phone,
    地址: family.address,
    备注: family.note,
    感谢的话: wish.card.thanks,
  }
}

export async function copyHolding(table: Table, item: Item) {
  const holding = parseHolding(item)
  if (!holding) return {}
  const { card, note } = holding
  const entries = (await entriesOf(table, keys.holding(card.id))).map(parseHoldingEntry)
  return {
    编号: card.id,
    岗位: `${dutyWords[card.duty]} ${card.title}`,
    网格: card.place.name,
    显示的姓名: card.holder.name,
    队伍: card.holder.team,
    状态: holdingLifecycle.states[card.state].word,
    认领时间: card.askedAt,
    任期月数: card.term,
    我写的话: note,
    评议: entries.flatMap(({ at, stars, text }) => (stars ? [`${at} ${stars} 星 ${text ?? ''}`] : [])).join('\n'),
    时长分钟: card.minutes,
  }
}

export const copyWishReport = (item: Item) => ({
  心愿编号: wishOf(item),
  时间: String(item.at),
  您写的原因: String(item.reason),
})
