import { PINS_MAX } from '../../shared/channels/limits.ts'
import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import type { Write } from '../platform/dynamo.ts'
import { atVersion, exists } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { inOrder } from './in-order.ts'
import { knownPost, readsPost } from './known.ts'
import { referring } from './linked.ts'
import { parseHead, parseRow, rowKey } from './log.ts'
import type { ChannelPorts } from './ports.ts'
import { changedWrites } from './settle.ts'
import { fromCase, ownOf } from './view.ts'

export const pinPost = operation('pinPost', {
  reads: readsPost,
  async run({ body: { pinned }, actor, found, commit }, ports: ChannelPorts) {
    const { post, parties } = knownPost(found, actor, ['manager'])
    const { id, seq, state, thread, channel, area, version, authorId } = post.card
    if (seq === undefined || thread || state !== 'shown') throw new Refusal('wrongState')
    const about = { area, subject: authorId, what: id, note: pinned ? 'pinned' : 'unpinned' }
    const at = rowKey(post.card, seq)
    const own = await ownOf(ports.table, actor, [referring(post)])
    return inOrder(ports, [keys.channel(channel), at], async ([item, row]) => {
      const head = parseHead(item)
      const others = (head?.pins ?? []).filter((each) => each !== id)
      if (pinned && others.length >= PINS_MAX) throw new Refusal('limitReached')
      const reply = await fromCase(post, parseRow(row), actor.id, parties, ports.photoUrls, own)
      const same = reply.pinned === pinned
      const writes: Write[] = [
        ...changedWrites(post.card, head, seq, { pins: pinned ? [id, ...others] : others }),
        { update: at, changes: { set: { pinned } }, when: exists },
        { check: keys.post(id), when: atVersion(version) },
      ]
      return commit(same ? [] : writes, { ...reply, pinned }, about)
    })
  },
})
