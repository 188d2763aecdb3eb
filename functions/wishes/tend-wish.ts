/** What who serves there does to a wish before it is claimed, or about how it is brought; and what ends it. */
import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { mayComeToDoor } from './at-the-door.ts'
import { forgetFamilyLater, openFamily } from './family.ts'
import { knownFor, knownWish, makeMove, openidOf, readsWish, readsWishAndMe } from './known.ts'
import { lastDayOf } from './last-day.ts'
import type { WishPorts } from './ports.ts'
import { checked, tellsNobody } from './words.ts'

export const showWish = operation('showWish', {
  reads: readsWish,
  run: async (call, ports: WishPorts) => makeMove(call, await knownWish(call.found.wish, call.actor, ports), 'show'),
})

/** Other words are checked anew; what does not pass is held back until a steward has looked. */
export const correctWish = operation('correctWish', {
  reads: (given, actor) => ({ ...readsWishAndMe(given, actor), family: keys.wishFamily(given.params.wishId) }),
  async run(call, ports: WishPorts) {
    const { body, found, now } = call
    const known = await knownFor('correct', found.wish, call.actor, ports)
    const { title, text, kind, worth, lastDay } = body
    const until = lastDayOf(lastDay, isoTime(now))
    const { id, heldBack } = known.wish.card
    tellsNobody({ title, text }, await openFamily(ports.sealer, id, found.family, now))
    const said = await checked(ports, openidOf(found.me), `${title}\n${text}`)
    const why = said !== 'pass' ? said : heldBack === 'reported' ? heldBack : undefined
    return makeMove(call, known, 'correct', { text, card: { title, kind, worth, until, heldBack: why } })
  },
})

export const setWishDelivery = operation('setWishDelivery', {
  reads: (given) => ({ ...readsWish(given), family: keys.wishFamily(given.params.wishId) }),
  async run(call, ports: WishPorts) {
    const { delivery } = call.body
    const known = await knownFor('setDelivery', call.found.wish, call.actor, ports)
    const { id, claimerId } = known.wish.card
    const toDoor = delivery === 'door' && claimerId
    if (toDoor && !(await mayComeToDoor(ports, id, call.found.family, claimerId, call.now)))
      throw new Refusal('badInput', { delivery: '这次请认领人交到社区，不送上门' })
    return makeMove(call, known, 'setDelivery', { card: { delivery } })
  },
})

export const keepWish = operation('keepWish', {
  reads: readsWish,
  run: async (call, ports: WishPorts) => makeMove(call, await knownWish(call.found.wish, call.actor, ports), 'keep'),
})

export const withdrawWish = operation('withdrawWish', {
  reads: readsWish,
  async run(call, ports: WishPorts) {
    const known = await knownWish(call.found.wish, call.actor, ports)
    const forget = forgetFamilyLater(known.wish.card.id, call.now)
    return makeMove(call, known, 'withdraw', { said: call.body.reason }, [forget])
  },
})
