import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { mayComeToDoor } from './at-the-door.ts'
import { openFamily } from './family.ts'
import { knownWish, readsWish } from './known.ts'
import type { WishPorts } from './ports.ts'

/** Each look is in the audit log. Who claimed it is told who to ask and where to, while they are on it, if the worker so decided. */
export const getWishFamily = operation('getWishFamily', {
  reads: (given) => ({ ...readsWish(given), family: keys.wishFamily(given.params.wishId) }),
  async run({ actor, found, now, commit }, ports: WishPorts) {
    const { wish, parties } = await knownWish(found.wish, actor, ports)
    const { id, place, state, delivery } = wish.card
    const steward = parties.includes('steward')
    if (!steward && !parties.includes('claimer')) throw new Refusal('notAllowed')
    if (!steward && (state !== 'claimed' || delivery !== 'door')) throw new Refusal('wrongState')
    if (!steward && !(await mayComeToDoor(ports, id, found.family, actor.id, now)))
      throw new Refusal('wrongState', { delivery: '这次请交到社区，不送上门' })
    const family = await openFamily(ports.sealer, id, found.family, now)
    if (!family) throw new Refusal('wrongState')
    const { name, phone, address } = family
    const told = { name, ...(phone ? { phone } : {}), ...(address ? { address } : {}) }
    return commit([], steward ? family : told, { area: place.area, what: id, ...(steward ? {} : { note: '认领人' }) })
  },
})
