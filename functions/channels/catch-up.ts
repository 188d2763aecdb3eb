import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { readsChannel } from './list-posts.ts'
import { parseMarks } from './marks.ts'
import { placeOf } from './place.ts'
import type { ChannelPorts } from './ports.ts'
import { eventsAfter } from './reading-log.ts'

/** Whoever was away goes on from the last event that they have: no gap, and nothing twice. */
export const catchUp = operation('catchUp', {
  reads: readsChannel,
  async run({ params: { channel }, query, actor, found }, { table, photoUrls }: ChannelPorts) {
    const marks = parseMarks(found.marks)
    if (!placeOf(channel, found.head, actor, marks)) throw new Refusal('notFound')
    return eventsAfter(table, keys.channel(channel), query.after, query.limit, { actor, marks }, photoUrls)
  },
})
