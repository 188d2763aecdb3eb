import { ancestorAt } from '../../shared/areas/code.ts'
import { communityAccount } from '../hours/account.ts'
import { moveWrites as hoursWrites } from '../hours/ledger.ts'
import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import type { Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { forgetFamilyLater, openFamily } from './family.ts'
import { knownFor, makeMove, openidOf, readsWish, readsWishAndMe } from './known.ts'
import type { WishPorts } from './ports.ts'
import type { StoredWishCard } from './store.ts'
import { checked, tellsNobody } from './words.ts'

/** The hours come from the community's account, in the same transaction, once. */
export const confirmWish = operation('confirmWish', {
  reads: readsWish,
  async run(call, ports: WishPorts) {
    const known = await knownFor('confirm', call.found.wish, call.actor, ports)
    const { text, minutes } = call.body
    const { card } = known.wish
    const hours = hoursOf(card, minutes, isoTime(call.now))
    const more = [forgetFamilyLater(card.id, call.now), ...hours]
    return makeMove(call, known, 'confirm', { said: text, minutes }, more)
  },
})

function hoursOf({ id, claimerId, place, title }: StoredWishCard, minutes: number, at: string): Write[] {
  const community = ancestorAt(place.area, 'community')
  if (!minutes || !claimerId || !community) return []
  const source = `${id}#${claimerId}`
  const from = communityAccount(community)
  return hoursWrites({ source, from, to: claimerId, minutes, kind: 'wish', what: title, at, area: place.area })
}

/**
 * Everybody reads it: like all public words it names no family, whoever writes it. What the household itself writes, and does not pass,
 * is held back until a steward has looked; staff stand for their own words.
 */
export const thankForWish = operation('thankForWish', {
  reads: (given, actor) => ({ ...readsWishAndMe(given, actor), family: keys.wishFamily(given.params.wishId) }),
  async run(call, ports: WishPorts) {
    const { body, found, now } = call
    const known = await knownFor('thank', found.wish, call.actor, ports)
    tellsNobody({ text: body.text }, await openFamily(ports.sealer, known.wish.card.id, found.family, now))
    const said = await checked(ports, openidOf(found.me), body.text)
    const held = said === 'pass' || known.parties.includes('steward') ? {} : { heldBack: said }
    return makeMove(call, known, 'thank', { card: { thanks: body.text, ...held } })
  },
})
