import { operation } from '../http/operation.ts'
import { parsePerson } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { afterMove, courseOf } from './after-move.ts'
import { askAboutPhotos, photosToAsk } from './ask-photos.ts'
import { afterText } from './check.ts'
import { judged } from './judge.ts'
import { knownPost, readsPost } from './known.ts'
import { makeMove } from './make-move.ts'
import type { ChannelPorts } from './ports.ts'
import { limitKeys, limitsOf, limitWrites, within } from './slow.ts'
import { askIfSensitive, checkWords, wordsOf } from './words.ts'

/** Other words are checked as new ones are; until they passed, nobody sees the old ones either. */
export const editPost = operation('editPost', {
  reads: (given, actor) => ({ ...readsPost(given, actor), me: keys.person(actor) }),
  async run(call, ports: ChannelPorts) {
    const { actor, body, now, found } = call
    const { post, parties } = knownPost(found, actor, ['author'])
    const mover = { parties, name: post.card.name, personId: actor.id }
    const at = isoTime(now)
    const edited = afterMove(courseOf(post), 'edit', mover, { text: body.text }, at)
    askIfSensitive(body.text, body.confirmed)

    const limits = limitsOf(actor.id, undefined, now)
    const counted = limitKeys(limits, now)
    within(limits, await ports.table.read(counted))
    const openid = parsePerson(found.me)?.openid ?? ''
    const verdict = await checkWords(ports, openid, wordsOf(edited.post))
    const check = afterText(edited.post.check, verdict, now)
    const course = judged({ ...edited, post: { ...edited.post, check } }, at)
    const more = {
      keys: counted,
      writes: (items: Parameters<typeof limitWrites>[1]) => limitWrites(limits, items, now),
    }
    const made = await makeMove(call, course, parties, ports, more)
    if (photosToAsk(made.post)) await askAboutPhotos(ports, made.post, openid)
    return made.reply
  },
})
