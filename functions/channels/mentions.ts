import { Refusal } from '../../shared/errors.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { parsePost, type StoredPost } from './post.ts'

/** The authors of these posts of the channel, each once, and none who has left. Throws `badInput` for a post that can't be seen there. */
export function mentioned(items: readonly (Item | undefined)[], channel: string): StoredPost['mentions'] {
  const people = new Map<string, string>()
  for (const item of items) {
    const post = parsePost(item)
    if (post?.card.channel !== channel || post.card.state !== 'shown')
      throw new Refusal('badInput', { mentions: '提到的发言看不到了' })
    if (item?.owner !== undefined) people.set(post.card.authorId, post.card.name)
  }
  return [...people].map(([person, name]) => ({ person, name }))
}

/** That a post mentions these people, or its call went to them, so that their names are found in it when they leave. */
export const mentionWrites = (post: string, mentions: StoredPost['mentions']): Write[] =>
  mentions.map(({ person }) => ({ update: keys.mentioned(person, post), changes: { set: { post } } }))
