import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import { parseCall } from './call-case.ts'
import { inOrder } from './in-order.ts'
import { knownPost, readsPost } from './known.ts'
import { parseRow, rowKey } from './log.ts'
import { callKeys, callWrites } from './move-call.ts'
import type { ChannelPorts } from './ports.ts'
import { fromCase } from './view.ts'

/** Who called says that it is settled; said again it stays so. */
export const settleCall = operation('settleCall', {
  reads: readsPost,
  async run({ actor, found, now, commit }, ports: ChannelPorts) {
    const { post, parties } = knownPost(found, actor, ['author'])
    const { seq } = post.card
    if (seq === undefined) throw new Refusal('wrongState')
    return inOrder(ports, [...callKeys(post), rowKey(post.card, seq)], async (read) => {
      const row = parseRow(read[2])
      const reply = await fromCase(post, row, actor.id, parties, ports.photoUrls)
      if (parseCall(read[1])?.card.state === 'settled') return reply
      const mover = { parties: ['caller'] as const, name: post.card.name, personId: actor.id }
      const { state, writes } = callWrites(post, read, 'settle', mover, now)
      return commit(writes, { ...reply, call: state })
    })
  },
})
