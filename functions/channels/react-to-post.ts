import { speakingParties } from '../../shared/channels/channel.ts'
import type { Reaction } from '../../shared/channels/limits.ts'
import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { exists, isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { knownPost, readsPost } from './known.ts'
import { parseRow, rowKey } from './log.ts'
import { placeOf } from './place.ts'
import type { ChannelPorts } from './ports.ts'
import { fromRow, ownOf, reactionsIn, reactionsOwner } from './view.ts'

/**
 * What someone said to a post is a row of their own; the count in the post's row moves with it in one transaction, so that it
 * is exact however many react at once. It is no event of the channel: the relay tells of the counts (functions/relay).
 */
export const reactToPost = operation('reactToPost', {
  reads: (given, actor) => ({
    ...readsPost(given, actor),
    own: keys.reaction(given.params.postId, actor),
  }),
  async run({ actor, found, body: { reaction, on }, now, commit }, { table, photoUrls }: ChannelPorts) {
    const { post, marks } = knownPost(found, actor, ['reader', 'author'])
    const { card } = post
    const head = keys.channel(card.channel)
    if (card.seq === undefined || card.state !== 'shown') throw new Refusal('wrongState')
    const at = rowKey(card, card.seq)
    const [item, channel] = await table.read([at, head])
    const place = placeOf(card.channel, channel, actor, marks)
    // Who oversees looks on.
    if (!speakingParties.some((party) => place?.parties.includes(party))) throw new Refusal('notAllowed')
    const row = parseRow(item)
    if (!row) throw new Refusal('notFound')
    const before = reactionsIn(found.own)
    const { links } = await ownOf(table, actor, [{ ...row, reactions: {} }])
    const view = (own: readonly Reaction[], by: number) => {
      const counts = { ...row.reactions, [reaction]: row.reactions[reaction] + by }
      const reacted = { links, reactions: new Map([[row.id, own]]) }
      return fromRow({ ...row, reactions: counts }, actor.id, reacted, photoUrls)
    }
    if (before.includes(reaction) === on) return view(before, 0)
    const after = on ? [...before, reaction] : before.filter((each) => each !== reaction)
    const by = on ? 1 : -1
    const count: Write = { update: at, changes: { set: {}, add: { [`reactions.${reaction}`]: by } }, when: exists }
    const own = ownWrite(card.id, actor.id, found.own, after, isoTime(now))
    return commit([own, count], await view(after, by))
  },
})

/** One's own row, on condition that it still is as it was read. */
function ownWrite(post: string, me: string, before: Item | undefined, on: readonly Reaction[], now: string): Write {
  const turn = typeof before?.turn === 'number' ? before.turn : 0
  const when = before ? { expression: 'turn = :turn', values: { ':turn': turn } } : isNew
  const listed = { owner: reactionsOwner(me), ownerAt: post }
  return { put: { ...keys.reaction(post, me), ...listed, on, at: now, turn: turn + 1 }, when }
}
