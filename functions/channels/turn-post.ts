import { POST_MAX } from '../../shared/channels/limits.ts'
import { Refusal } from '../../shared/errors.ts'
import { makeId } from '../../shared/ids.ts'
import { openWrites } from '../cases/case.ts'
import { operation } from '../http/operation.ts'
import { handOn } from '../photos/attach.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { checkLater } from '../tickets/check-later.ts'
import { heldBackFor, openidOf } from '../tickets/hold-back.ts'
import { newTicketCase, newTicketItem } from '../tickets/new-ticket.ts'
import { lineageKeys, locate } from '../tickets/place.ts'
import { afterMove, courseOf } from './after-move.ts'
import { knownPost, readsPost } from './known.ts'
import { justMade } from './linked.ts'
import { makeMove } from './make-move.ts'
import type { ChannelPorts } from './ports.ts'

/** The fewest characters of a ticket's text. */
const TEXT_MIN = 5

/**
 * Files a ticket in its author's name with the words and photos of a post: ticket, post, what readers see of it, and the photos,
 * which are the ticket's from now on, in one transaction. What the post says was checked; other words are checked as a ticket's are.
 */
export const turnPost = operation('turnPost', {
  reads: (given, actor) => ({
    ...readsPost(given, actor),
    person: keys.person(actor),
    areas: given.body.place ? lineageKeys(given.body.place.area) : [],
  }),
  async run(call, ports: ChannelPorts) {
    const { body, actor, found, now } = call
    const { post, parties } = knownPost(found, actor, ['author'])
    const at = isoTime(now)
    const id = makeId('tkt', now, ports.random)
    const mover = { parties, name: post.card.name, personId: actor.id }
    const course = afterMove(courseOf(post), 'turn', mover, { ticket: id }, at)
    const text = body.text ?? enough(post.text)
    const located = locate(actor, body.place, found.areas)
    const { category, subcategory, visibility, anonymous } = body
    const checks = visibility === 'public' && text !== post.text
    const held = checks ? await heldBackFor(ports, openidOf(found.person), text, []) : { awaits: [] }
    const { channel, channelName, area } = post.card
    const of = { id: post.card.id, channel, channelName, area }
    const said = { text, category, subcategory, visibility, anonymous }
    const { ticket, entry } = newTicketCase({ ...said, id, actor, located, photos: post.photos, held, post: of }, at)
    const item = newTicketItem(ticket)
    const writes = [
      ...openWrites(item, entry),
      ...handOn(post.photos, post.card.id, id),
      ...checkLater(id, held, [], now),
    ]
    const more = { keys: [], writes: () => writes }
    return (await makeMove(call, course, parties, ports, more, { links: justMade(id, item, actor) })).reply
  },
})

function enough(text: string): string {
  if (text.length >= TEXT_MIN && text.length <= POST_MAX) return text
  throw new Refusal('badInput', { text: '请补充说明情况，至少 5 个字' })
}
