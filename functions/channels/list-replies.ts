import { operation } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { knownPost, readsPost } from './known.ts'
import type { ChannelPorts } from './ports.ts'
import { eventsAfter } from './reading-log.ts'

export const listReplies = operation('listReplies', {
  reads: readsPost,
  async run({ params, query, actor, found }, { table, photoUrls }: ChannelPorts) {
    const { marks } = knownPost(found, actor, ['author', 'reader', 'moderator'])
    return eventsAfter(table, keys.thread(params.postId), query.after, query.limit, { actor, marks }, photoUrls)
  },
})
