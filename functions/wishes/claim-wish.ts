import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import { stillThat } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import { claimOfToday } from './claims.ts'
import { knownFor, knownWish, makeMove, openidOf, readsWish, readsWishAndMe } from './known.ts'
import type { WishPorts } from './ports.ts'
import { claimWrite } from './store.ts'
import { checked } from './words.ts'

/** One alone claims it: on condition of the version that was read. Who comes second is told so. */
export const claimWish = operation('claimWish', {
  reads: readsWishAndMe,
  async run(call, ports: WishPorts) {
    const { actor, body, found, now } = call
    const known = await knownFor('claim', found.wish, actor, ports)
    if (known.wish.card.state !== 'shown') throw new Refusal('wrongState', { wish: '已经有人先认领了，谢谢您的心意' })
    const { team, note } = body
    if (team || note)
      await checked(ports, openidOf(found.me), [team, note].filter(Boolean).join('\n'), team ? 'team' : 'note')
    const counted = await claimOfToday(ports.table, actor.id, now)
    const row = claimWrite(known.wish.card.id, actor.id, isoTime(now))
    const claimer = { name: actor.name, ...(team ? { team } : {}) }
    return makeMove(call, known, 'claim', { said: note, card: { claimer } }, [row, counted, stillThat(actor)])
  },
})

export const giveBackWish = operation('giveBackWish', {
  reads: readsWish,
  run: async (call, ports: WishPorts) =>
    makeMove(call, await knownWish(call.found.wish, call.actor, ports), 'giveBack', { said: call.body.reason }),
})
