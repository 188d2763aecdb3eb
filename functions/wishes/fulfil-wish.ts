import { operation } from '../http/operation.ts'
import { attach, attachable, letGo, photoKeys } from '../photos/attach.ts'
import { isoTime } from '../platform/clock.ts'
import { askAboutProof } from './ask-proof.ts'
import { knownFor, knownWish, makeMove, openidOf, readsWish, readsWishAndMe } from './known.ts'
import type { WishPorts } from './ports.ts'
import { checked } from './words.ts'

/** The proof is for who serves there, and for the family once it was looked at. Another one takes the place of the first. */
export const fulfilWish = operation('fulfilWish', {
  reads: (given, actor) => ({ ...readsWishAndMe(given, actor), photos: photoKeys(given.body.photos) }),
  async run(call, ports: WishPorts) {
    const { actor, body, found, now } = call
    const known = await knownFor('fulfil', found.wish, actor, ports)
    const { id } = known.wish.card
    const at = isoTime(now)
    const photos = attachable(found.photos, actor.id)
    const openid = openidOf(found.me)
    const said = await checked(ports, openid, body.text)
    const waiting = photos.map((photo) => ({ ...photo, checked: 'waiting' as const }))
    const proof = { at, text: body.text, checked: said, photos: waiting }
    const former = letGo(known.wish.proof?.photos ?? [], id, at)
    const card = await makeMove(call, known, 'fulfil', { proof }, [...attach(photos, id), ...former])
    await askAboutProof(ports, { wish: id, photos, openid })
    return card
  },
})

export const refuseProof = operation('refuseProof', {
  reads: readsWish,
  run: async (call, ports: WishPorts) =>
    makeMove(call, await knownWish(call.found.wish, call.actor, ports), 'refuse', { said: call.body.reason }),
})
