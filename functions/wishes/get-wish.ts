import { entriesOf } from '../cases/entries.ts'
import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { mayComeToDoor } from './at-the-door.ts'
import { type Known, knownWish, readsWish } from './known.ts'
import type { WishPorts } from './ports.ts'
import { parseWishEntry, type StoredWish } from './store.ts'
import { toWish } from './view.ts'

/** To who claimed it and may not come to the door after all it is to be brought to the office, whatever the worker said before. */
async function asTold(ports: WishPorts, { wish, parties }: Known, actor: string, now: number): Promise<StoredWish> {
  const { id, state, delivery } = wish.card
  if (!parties.includes('claimer') || state !== 'claimed' || delivery !== 'door') return wish
  const [family] = await ports.table.read([keys.wishFamily(id)])
  if (await mayComeToDoor(ports, id, family, actor, now)) return wish
  return { ...wish, card: { ...wish.card, delivery: 'office' } }
}

export const getWish = operation('getWish', {
  reads: (given, actor) => ({ ...readsWish(given), report: keys.wishReport(given.params.wishId, actor) }),
  async run({ actor, found, now }, ports: WishPorts) {
    const known = await knownWish(found.wish, actor, ports)
    const { parties } = known
    const wish = await asTold(ports, known, actor.id, now)
    const entries = (await entriesOf(ports.table, keys.wish(wish.card.id))).map(parseWishEntry)
    const reported = found.report !== undefined
    return toWish({ wish, entries, parties, viewer: actor.id, reported, now: isoTime(now) }, ports.photoUrls)
  },
})
