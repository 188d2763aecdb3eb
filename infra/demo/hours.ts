/** Hours of the demo district: of all that its pages show as done, a gift, and one who stands in the ranking. All of it sums to zero. */
import type { Account } from '../../functions/hours/account.ts'
import { type Move, moveWrites } from '../../functions/hours/ledger.ts'
import { monthsFrom } from '../../functions/hours/month.ts'
import { payMoves, type Service } from '../../functions/hours/pay.ts'
import { rankWrite, type StoredRanked } from '../../functions/hours/rank.ts'
import { shownName } from '../../functions/hours/shown.ts'
import type { Item } from '../../functions/platform/dynamo.ts'
import { type Key, keys } from '../../functions/platform/table.ts'
import { applied } from './applied.ts'
import { demoPeople } from './people.ts'

const COMMUNITY = '420102015020'
const [first, second] = demoPeople

/** What a resident gave another. */
const gift: Move | undefined = first &&
  second && {
    source: 'gift#demo',
    from: first.id,
    to: second.id,
    minutes: 60,
    kind: 'gift',
    what: '谢谢您帮忙',
    at: '2026-11-16T10:30:00.000Z',
    area: `${COMMUNITY}001`,
  }

/** A service, whose asker pays of what they have then; or a move as it was made. */
export type Served = (Omit<Service, 'asker'> & { asker?: string }) | Move

/** All that was served and given, in its order: what one may pay with follows from what was before. */
function movesOf(served: readonly Served[]): Move[] {
  const made: Move[] = []
  const has = (account: Account) =>
    made.reduce((sum, { from, to, minutes }) => sum + (to === account ? minutes : from === account ? -minutes : 0), 0)
  for (const each of [...served, ...(gift ? [gift] : [])].sort((one, other) => one.at.localeCompare(other.at))) {
    if ('source' in each) made.push(each)
    else {
      const { asker, ...service } = each
      made.push(...payMoves(asker ? { ...service, asker: { account: asker, balance: has(asker) } } : service))
    }
  }
  return made
}

/** The ledger that follows from what is shown as done elsewhere in the demo district, and the rankings that follow from it. */
export function hoursItems(served: readonly Served[]): (Item & Key)[] {
  const items = applied(movesOf(served).flatMap((move) => moveWrites(move)))
  if (!second) return []
  const ranked: StoredRanked = { community: COMMUNITY, since: '2026-07', name: shownName(second) }
  const balance = items.get(`${keys.balance(second.id).pk} BALANCE`)
  const rows = monthsFrom(ranked.since, '2026-11').map((month) => rankWrite(second.id, ranked, month, balance))
  const ranks = rows.flatMap((row) => ('put' in row ? [row.put] : []))
  return [...items.values(), { ...keys.ranked(second.id), ...ranked }, ...ranks]
}
