/**
 * A grid whose buildings all came to another one leaves that its wishes that wait, its service posts that are open, and who holds
 * them. What is still found in the old grid is what is left to do; what is over stays where it was.
 */
import type { Stage } from '../../shared/lifecycle.ts'
import { placedAt, putElsewhere } from '../cases/put-elsewhere.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys, queueIndex, queueOf } from '../platform/table.ts'
import { holdingItem, parseHolding, parseHoldingCard, parsePostCard, parseServicePost, postItem } from './post-store.ts'
import { parseWish, parseWishCard, wishItem } from './store.ts'

interface Grid {
  area: string
  name: string
}

export async function carryWishes(table: Table, from: string, to: Grid): Promise<void> {
  const listed = async (kind: 'wish' | 'servicePost' | 'holding', stages: readonly Stage[]): Promise<Item[]> => {
    const lists = stages.map((stage) => ({ name: 'grid', value: queueOf(kind, from, stage) }))
    return (
      await Promise.all(lists.map((pk) => queryAll(table, { index: queueIndex('grid'), pk, ascending: true })))
    ).flat()
  }
  const moved = <T extends { card: { version: number; place: Grid } }>(kept: T): T | undefined =>
    kept.card.place.area === from ? { ...kept, card: placedAt(kept.card, to) } : undefined
  for (const item of await listed('wish', ['open', 'waiting']))
    await putElsewhere(table, keys.wish(parseWishCard(item).id), { parse: parseWish, itemOf: wishItem, next: moved })
  for (const item of await listed('servicePost', ['open']))
    await putElsewhere(table, keys.servicePost(parsePostCard(item).id), {
      parse: parseServicePost,
      itemOf: postItem,
      next: moved,
    })
  for (const item of await listed('holding', ['open', 'waiting']))
    await putElsewhere(table, keys.holding(parseHoldingCard(item).id), {
      parse: parseHolding,
      itemOf: holdingItem,
      next: moved,
    })
}
