/** Hours of the demo district: half a year of services, a gift, and one who stands in the ranking. All of it sums to zero. */

import { type Move, moveWrites } from '../../functions/hours/ledger.ts'
import { monthIn } from '../../functions/hours/month.ts'
import { payMoves } from '../../functions/hours/pay.ts'
import { rankWrite, type StoredRanked } from '../../functions/hours/rank.ts'
import { shownName } from '../../functions/hours/shown.ts'
import type { Item, Write } from '../../functions/platform/dynamo.ts'
import { type Key, keys } from '../../functions/platform/table.ts'
import type { ServiceKind } from '../../shared/hours/kinds.ts'
import { demoPeople } from './people.ts'

const COMMUNITY = '420102015020'
const FAR_COMMUNITY = '420102009003'
const [first, second, third] = demoPeople
const grid1 = `${COMMUNITY}001`
const grid2 = `${COMMUNITY}002`

type Served = [who: number, kind: ServiceKind, what: string, minutes: number, day: string, area: string]

const served: readonly Served[] = [
  [0, 'activity', '楼道清洁日', 90, '2026-07-11', grid1],
  [1, 'activity', '楼道清洁日', 90, '2026-07-11', grid1],
  [1, 'help', '帮忙抬一个衣柜', 60, '2026-08-02', grid2],
  [0, 'help', '陪老人去社区医院', 150, '2026-08-19', grid1],
  [1, 'wish', '微心愿：一副老花镜', 45, '2026-09-06', grid1],
  [0, 'post', '岗位：单元长，九月', 240, '2026-09-30', grid1],
  [1, 'activity', '中秋包饺子', 120, '2026-09-24', grid2],
  [2, 'activity', '湖边捡垃圾', 120, '2026-10-17', `${FAR_COMMUNITY}001`],
  [0, 'activity', '重阳节理发', 180, '2026-10-18', grid1],
  [1, 'post', '岗位：楼栋消防巡查，十月', 180, '2026-10-31', grid2],
  [0, 'help', '教手机挂号', 45, '2026-11-08', grid2],
  [1, 'help', '修水龙头', 75, '2026-11-15', grid1],
]

const atNoon = (day: string) => `${day}T04:00:00.000Z`

function moves(): Move[] {
  if (!first || !second || !third) return []
  const people = [first, second, third]
  const all = served.flatMap(([who, kind, what, minutes, day, area], n): Move[] => {
    const person = people[who]?.id ?? ''
    return payMoves({ id: `demo${n}`, kind, what, at: atNoon(day), area, helpers: [{ person, minutes }] })
  })
  const gift: Move = {
    source: 'gift#demo',
    from: first.id,
    to: second.id,
    minutes: 60,
    kind: 'gift',
    what: '谢谢您帮忙',
    at: '2026-11-16T10:30:00.000Z',
    area: grid1,
  }
  return [...all, gift]
}

/** As one transaction after another would leave the table. */
function applied(writes: readonly Write[]): Map<string, Item & Key> {
  const items = new Map<string, Item & Key>()
  for (const write of writes) {
    if ('put' in write) items.set(`${write.put.pk} ${write.put.sk}`, write.put)
    if (!('update' in write)) continue
    const at = `${write.update.pk} ${write.update.sk}`
    const item: Item & Key = { ...(items.get(at) ?? write.update), ...write.changes.set }
    for (const [name, amount] of Object.entries(write.changes.count ?? {}))
      item[name] = Number(item[name] ?? 0) + amount
    items.set(at, item)
  }
  return items
}

export function hoursItems(): (Item & Key)[] {
  const items = applied(moves().flatMap((move) => moveWrites(move)))
  if (!second) return []
  const month = monthIn('2026-11-15T04:00:00.000Z')
  const ranked: StoredRanked = { community: COMMUNITY, since: month, name: shownName(second) }
  const balance = items.get(`${keys.balance(second.id).pk} BALANCE`)
  const row = rankWrite(second.id, ranked, month, balance)
  return [...items.values(), { ...keys.ranked(second.id), ...ranked }, ...('put' in row ? [row.put] : [])]
}
