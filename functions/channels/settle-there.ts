import type { Item, Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import type { Course } from './after-move.ts'
import { ledTo } from './lead-channel.ts'
import { parsePost, type StoredCard } from './post.ts'
import { type Settled, settle } from './settle.ts'

/**
 * The writes of a post's course, where its building may have moved while it waited: then it is published in the channel that the old
 * one leads to. `head`: the item at `logOf(card)`, as it was read.
 */
export async function settleThere(table: Table, course: Course, head: Item | undefined): Promise<Settled> {
  const { card } = course.post
  if (card.seq !== undefined || card.state !== 'shown') return settle(course, head)
  if (card.thread) {
    // A reply goes where what it answers is.
    const root = parsePost((await table.read([keys.post(card.thread)]))[0])?.card
    return settle(root ? inChannel(course, root) : course, head)
  }
  const there = await ledTo(table, head)
  if (!there) return settle(course, head)
  const { id, area, name } = there.head
  return settle(inChannel(course, { channel: id, area, channelName: name }), there.item)
}

type In = Pick<StoredCard, 'channel' | 'area' | 'channelName'>

const inChannel = (course: Course, { channel, area, channelName }: In): Course =>
  course.post.card.channel === channel
    ? course
    : { ...course, post: { ...course.post, card: { ...course.post.card, channel, area, channelName } } }
