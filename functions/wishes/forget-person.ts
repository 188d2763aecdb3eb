/** Makes what somebody who has left claimed nobody's: what is open is given back, what is done stays without their name and photos. */
import { type WishMove, wishLifecycle } from '../../shared/wishes/lifecycle.ts'
import { entriesOf } from '../cases/entries.ts'
import { redacted } from '../cases/redacted.ts'
import { letGo } from '../photos/attach.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { exists } from '../platform/expressions.ts'
import { queryAll } from '../platform/query-all.ts'
import { type Key, keys } from '../platform/table.ts'
import { afterWishMove, wishWrites } from './after-move.ts'
import { afterHoldingMove, holdingWrites, seatFree } from './move-holding.ts'
import { holderIndex, parseHolding, parseHoldingEntry } from './post-store.ts'
import { claimerIndex, parseWish, parseWishEntry, reporterIndex, wishOf } from './store.ts'

/** Nothing is written twice: the rows by which it is found go last. `now` is ISO 8601. */
export async function forgetPersonInWishes(table: Table, person: string, name: string, now: string): Promise<void> {
  for (const row of await ownedBy(table, claimerIndex(person))) {
    const at = keys.wish(wishOf(row))
    await giveBack(table, at, person, name, now)
    await redact(table, at, name, (item) => parseWishEntry(item).by.personId === person)
    await table.write([{ remove: keyOf(row) }])
  }
  for (const row of await ownedBy(table, reporterIndex(person))) await table.write([{ remove: keyOf(row) }])
  for (const row of await ownedBy(table, holderIndex(person))) {
    await giveUp(table, keyOf(row), name, now)
    await redact(table, keyOf(row), name, (item) => parseHoldingEntry(item).by.personId === person)
    const set = { 'card.holder': { name }, note: undefined, owner: undefined, ownerAt: undefined }
    await table.write([{ update: keyOf(row), changes: { set }, when: exists }])
  }
}

const ownedBy = (table: Table, owner: string): Promise<Item[]> =>
  queryAll(table, { index: 'byOwner', pk: { name: 'owner', value: owner }, ascending: true })

const keyOf = ({ pk, sk }: Item): Key => ({ pk: String(pk), sk: String(sk) })

async function giveBack(table: Table, at: Key, person: string, name: string, now: string): Promise<void> {
  const wish = parseWish((await table.read([at]))[0])
  if (wish?.card.claimerId !== person) return
  const move: WishMove = 'giveBack'
  if (wishLifecycle.moves[move].from.includes(wish.card.state)) {
    const mover = { parties: ['claimer'] as const, name }
    return mustWrite(table, wishWrites(wish, afterWishMove(wish, move, mover, {}, now)))
  }
  const set = { 'card.claimer': { name }, 'card.claimerId': undefined, proof: undefined }
  const photos = letGo(wish.proof?.photos ?? [], wish.card.id, now)
  return mustWrite(table, [{ update: at, changes: { set }, when: exists }, ...photos])
}

async function giveUp(table: Table, at: Key, name: string, now: string): Promise<void> {
  const holding = parseHolding((await table.read([at]))[0])
  if (!holding || holding.card.endedAt) return
  const mover = { parties: ['holder'] as const, name }
  const moved = afterHoldingMove(holding, 'giveUp', mover, {}, now)
  const [post] = await table.read([keys.servicePost(holding.card.post)])
  await mustWrite(table, [...holdingWrites(holding, moved), ...seatFree(holding, post)])
}

async function redact(table: Table, at: Key, name: string, theirs: (item: Item) => boolean): Promise<void> {
  for (const item of await entriesOf(table, at))
    if (!item.redacted && theirs(item)) await table.write([redacted(keyOf(item), { 'by.name': name })])
}

/** Throws where somebody else was at it at this moment: the next sweep goes on. */
async function mustWrite(table: Table, writes: readonly Write[]): Promise<void> {
  if (!(await table.write(writes)).written) throw new Error('What is forgotten was changed at this moment')
}
