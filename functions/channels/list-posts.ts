import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import { keys } from '../platform/table.ts'
import { parseHead } from './log.ts'
import { parseMarks } from './marks.ts'
import { placeOf } from './place.ts'
import type { ChannelPorts } from './ports.ts'
import { postsBefore, toPosts } from './reading-log.ts'

export const readsChannel = ({ params }: { params: { channel: string } }, actor: string) => ({
  head: keys.channel(params.channel),
  marks: keys.reading(actor),
})

export const listPosts = operation('listPosts', {
  reads: readsChannel,
  async run({ params: { channel }, query, actor, found }, { table, photoUrls }: ChannelPorts) {
    const marks = parseMarks(found.marks)
    if (!placeOf(channel, found.head, actor, marks)) throw new Refusal('notFound')
    const { rows, last, before } = await postsBefore(table, keys.channel(channel), query.before, query.limit)
    const items = await toPosts(table, rows, { actor, marks }, photoUrls)
    // The rows were read after the head: who begins here has seen all up to the last of them.
    const end = query.before === undefined ? last : undefined
    return { items, seq: end ?? parseHead(found.head)?.seq ?? 0, ...(before ? { before } : {}) }
  },
})
