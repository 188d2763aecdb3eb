import { entriesOf } from '../cases/entries.ts'
import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { knownWish, readsWish } from './known.ts'
import type { WishPorts } from './ports.ts'
import { parseWishEntry } from './store.ts'
import { toWish } from './view.ts'

export const getWish = operation('getWish', {
  reads: (given, actor) => ({ ...readsWish(given), report: keys.wishReport(given.params.wishId, actor) }),
  async run({ actor, found, now }, ports: WishPorts) {
    const { wish, parties } = await knownWish(found.wish, actor, ports)
    const entries = (await entriesOf(ports.table, keys.wish(wish.card.id))).map(parseWishEntry)
    const reported = found.report !== undefined
    return toWish({ wish, entries, parties, viewer: actor.id, reported, now: isoTime(now) }, ports.photoUrls)
  },
})
