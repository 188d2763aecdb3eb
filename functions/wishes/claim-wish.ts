import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import { stillThat } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { mayComeToDoor } from './at-the-door.ts'
import { claimOfToday } from './claims.ts'
import { knownFor, knownWish, makeMove, openidOf, readsWish, readsWishAndMe } from './known.ts'
import type { WishPorts } from './ports.ts'
import { claimWrite } from './store.ts'
import { checked } from './words.ts'

/**
 * One alone claims it: on condition of the version that was read. Who comes second is told so. Whom somebody of the family blocked brings
 * it to the office, as most do.
 */
export const claimWish = operation('claimWish', {
  reads: (given, actor) => ({ ...readsWishAndMe(given, actor), family: keys.wishFamily(given.params.wishId) }),
  async run(call, ports: WishPorts) {
    const { actor, body, found, now } = call
    const known = await knownFor('claim', found.wish, actor, ports)
    if (known.wish.card.state !== 'shown') throw new Refusal('wrongState', { wish: '已经有人先认领了，谢谢您的心意' })
    const { team, note } = body
    if (team || note)
      await checked(ports, openidOf(found.me), [team, note].filter(Boolean).join('\n'), team ? 'team' : 'note')
    const counted = await claimOfToday(ports.table, actor.id, now)
    const { id, delivery } = known.wish.card
    const row = claimWrite(id, actor.id, isoTime(now))
    const claimer = { name: actor.name, ...(team ? { team } : {}) }
    const comes = delivery === 'office' || (await mayComeToDoor(ports, id, found.family, actor.id, now))
    const card = { claimer, ...(comes ? {} : { delivery: 'office' as const }) }
    return makeMove(call, known, 'claim', { said: note, card }, [row, counted, stillThat(actor)])
  },
})

export const giveBackWish = operation('giveBackWish', {
  reads: readsWish,
  run: async (call, ports: WishPorts) =>
    makeMove(call, await knownWish(call.found.wish, call.actor, ports), 'giveBack', { said: call.body.reason }),
})
