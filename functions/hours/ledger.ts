/**
 * The ledger of hours: double entry. A move takes minutes from one account and gives them to another; both entries, both
 * balances and the row of its source are written in the caller's own transaction, so a balance is the sum of its entries and
 * all balances sum to zero, whatever breaks off. Nothing here is ever changed or deleted: a correction is a move like others.
 *
 * How much of a transaction (DynamoDB: 100 writes at most) it takes: `writesOf`. One move takes 6: its source, two entries, two
 * balances, the figures of its area and month. Moves that go together share balances and figures: 3 each, and 1 for each account
 * and area. Twenty moves from two accounts to ten take 60 + 12 + 1.
 */
import { createHash } from 'node:crypto'
import { ancestorAt } from '../../shared/areas/code.ts'
import { isService, MAX_MINUTES, type MoveKind } from '../../shared/hours/kinds.ts'
import { makeId } from '../../shared/ids.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { type Condition, isNew } from '../platform/expressions.ts'
import { type Key, keys, queueKeys } from '../platform/table.ts'
import { type Account, communityOf } from './account.ts'
import { monthIn, servedIn, timesIn } from './month.ts'

export interface Move {
  /** What it is for, so that it is made once however often it is tried: `hlp_…#per_…`. */
  source: string
  from: Account
  to: Account
  /** 1 to `MAX_MINUTES`, whole. */
  minutes: number
  kind: MoveKind
  /** The title shown with both entries; of a request that is masked to others, no more than they may see. */
  what: string
  /** ISO 8601. */
  at: string
  /** Where it was: the figures of this grid (or of this community) and its month count it. Anything deeper counts for its grid. */
  area: string
  /** A further part of a service that another move counts: it brings minutes, but no second service. */
  part?: true
  /** What a correction takes back; `wholly`: nothing of that service is left. */
  undoes?: { kind: MoveKind; at: string; wholly: boolean; move: string }
}

/** What was moved for a source: all that a later correction needs. `corrected`: minutes that were taken back since. */
export type Moved = Move & { id: string; corrected: number }

/** The id of a move follows from its source and time, so that whoever tries it again means the same. */
export function moveId({ source, at }: Pick<Move, 'source' | 'at'>): string {
  const digest = createHash('sha256').update(source).digest()
  return makeId('mov', Date.parse(at), (bytes) => digest.subarray(0, bytes))
}

/** What to read where balances decide: whether the source was moved for, and what both have. */
export const moveKeys = ({ source, from, to }: Pick<Move, 'source' | 'from' | 'to'>) => ({
  moved: keys.moved(source),
  from: keys.balance(from),
  to: keys.balance(to),
})

/** Minutes; an account that nothing was ever moved on has none. */
export const balanceOf = (item: Item | undefined): number => (typeof item?.minutes === 'number' ? item.minutes : 0)

/** How many writes so many moves take at most, where they are between so many accounts and in so many areas. */
export const writesOf = (moves: number, accounts: number, areas = 1): number => moves * 3 + accounts + areas

/**
 * The writes of moves that are made together, for the caller's transaction. Fails as a whole: where a source was moved for already,
 * or where a person would fall below zero by it; the caller reads `moveKeys` again and decides anew. Throws on what is no move.
 */
export function moveWrites(...moves: readonly Move[]): Write[] {
  const balances = new Map<Account, Record<string, number>>()
  const figures = new Map<string, { at: Key; counts: Record<string, number> }>()
  for (const move of moves) {
    hold(move)
    count(balances, move.from, { minutes: -move.minutes, moves: 1 })
    count(balances, move.to, { minutes: move.minutes, moves: 1 })
    for (const served of servedBy(move)) {
      const { month, minutes, times, kind, who } = served
      count(balances, who, { [servedIn(month)]: minutes, [timesIn(month)]: times })
      const at = keys.hoursOf(districtOf(move.area), month, figureArea(move.area))
      const sum = figures.get(`${at.pk} ${at.sk}`) ?? { at, counts: {} }
      addTo(sum.counts, { [kind]: minutes, times })
      figures.set(`${at.pk} ${at.sk}`, sum)
    }
  }
  return [
    ...moves.flatMap(entryWrites),
    ...[...balances].map(([account, counts]) => balanceWrite(account, counts)),
    ...[...figures.values()].map(({ at, counts }): Write => ({ update: at, changes: { set: {}, count: counts } })),
  ]
}

function hold({ source, from, to, minutes, area }: Move): void {
  if (from === to) throw new Error(`${source} moves hours from an account to itself`)
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > MAX_MINUTES)
    throw new Error(`${source} moves ${minutes} minutes`)
  if (!ancestorAt(area, 'community')) throw new Error(`${source} is in no community`)
}

const districtOf = (area: string) => area.slice(0, 6)
const figureArea = (area: string) => ancestorAt(area, 'grid') ?? area

/** What of it is a service, or takes one back: only what a person did. A correction counts in the month of what it corrects. */
function servedBy({ kind, from, to, minutes, at, part, undoes }: Move) {
  if (isService(kind) && !communityOf(to)) return [{ who: to, kind, month: monthIn(at), minutes, times: part ? 0 : 1 }]
  if (undoes && isService(undoes.kind) && !communityOf(from))
    return [
      { who: from, kind: undoes.kind, month: monthIn(undoes.at), minutes: -minutes, times: undoes.wholly ? -1 : 0 },
    ]
  return []
}

function entryWrites(move: Move): Write[] {
  const id = moveId(move)
  const { from, to, minutes, ...said } = move
  const entry = (account: Account, other: Account, signed: number): Write => ({
    put: { ...keys.hoursEntry(account, id), id, ...said, minutes: signed, other },
    when: isNew,
  })
  return [
    { put: movedItem({ ...move, id, corrected: 0 }), when: isNew },
    entry(from, to, -minutes),
    entry(to, from, minutes),
  ]
}

/** The row of a source, which stands in the lists of its area too: all of it is its card. */
export const movedItem = ({ id, area, ...moved }: Moved): Item & Key => {
  const at = figureArea(area)
  return { ...keys.moved(moved.source), card: { id, area: at, ...moved }, ...queueKeys('move', at, 'closed', id) }
}

function balanceWrite(account: Account, counts: Record<string, number>): Write {
  const net = counts.minutes ?? 0
  const reaches: Condition = { expression: 'minutes >= :spent', values: { ':spent': -net } }
  return {
    update: keys.balance(account),
    changes: { set: { account }, count: counts },
    ...(net < 0 && !communityOf(account) ? { when: reaches } : {}),
  }
}

function count(all: Map<Account, Record<string, number>>, account: Account, more: Record<string, number>): void {
  const counts = all.get(account) ?? {}
  addTo(counts, more)
  all.set(account, counts)
}

function addTo(counts: Record<string, number>, more: Record<string, number>): void {
  for (const [name, amount] of Object.entries(more)) counts[name] = (counts[name] ?? 0) + amount
}
