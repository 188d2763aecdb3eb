import { readPage } from '../http/listing.ts'
import { operation } from '../http/operation.ts'
import type { Item } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { ownHashes, wishesFor } from './family.ts'
import type { WishPorts } from './ports.ts'
import { claimerIndex, parseWish, type StoredWish, wishOf } from './store.ts'
import { toWishCard } from './view.ts'

const wishesIn = (items: readonly (Item | undefined)[]): StoredWish[] => items.flatMap((item) => parseWish(item) ?? [])

/** Those that somebody gave back are others' now. Those of one's household come with the first page. */
export const listMyWishes = operation('listMyWishes', {
  async run({ actor, query }, { table, sealer }: WishPorts) {
    const listing = { index: 'byOwner', partition: claimerIndex(actor.id), ascending: false } as const
    const claimed = async () => {
      const { items, cursor } = await readPage(table, listing, query)
      return { items: wishesIn(await table.read(items.map(wishOf).map(keys.wish))), cursor }
    }
    const [{ items, cursor }, ofHousehold] = await Promise.all([
      claimed(),
      query.cursor ? [] : ownHashes({ sealer, table }, actor).then((hashes) => wishesFor(table, hashes)),
    ])
    return {
      items: items.filter(({ card }) => card.claimerId === actor.id).map(({ card }) => toWishCard(card, false)),
      ofHousehold: wishesIn(ofHousehold).map(({ card }) => toWishCard(card, false)),
      ...(cursor ? { cursor } : {}),
    }
  },
})
