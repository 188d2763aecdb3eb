/** A post as the one who asks may know of it. */
import { channelParties, interestParties, isInterest } from '../../shared/channels/channel.ts'
import type { PostParty } from '../../shared/channels/lifecycle.ts'
import { Refusal } from '../../shared/errors.ts'
import type { Actor } from '../people/actor.ts'
import type { Item } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { type Marks, parseMarks } from './marks.ts'
import { parsePost, type StoredCard, type StoredPost } from './post.ts'
import { managesChannel } from './speaker.ts'

type Viewed = Pick<StoredCard, 'authorId' | 'state' | 'seq' | 'channel' | 'area'>

/**
 * The parties that someone is to a post. None at all means that they may not even know of it: readers know of what has its
 * place, moderators also of what was checked, and of what waits for the check nobody but its author.
 */
export function postPartiesOf(
  actor: Pick<Actor, 'id' | 'homes' | 'roles'>,
  { authorId, state, seq, channel, area }: Viewed,
  { joined }: Pick<Marks, 'joined'>,
): PostParty[] {
  const parties: PostParty[] = []
  const author = authorId === actor.id
  const joins = joined.some((each) => each.channel === channel)
  const manages = managesChannel(actor, area)
  if (author) parties.push('author')
  const parted = isInterest(channel) ? interestParties(actor, area, joins) : channelParties(actor, area)
  const here = seq === undefined ? [] : parted
  if (here.length) parties.push('reader')
  if (here.includes('staff') && !author) parties.push('staff')
  if (manages && !author && (state !== 'waiting' || seq !== undefined)) parties.push('moderator')
  if (manages && (author || seq !== undefined)) parties.push('manager')
  return parties
}

/** What every operation on a post reads beside its own. */
export const readsPost = ({ params }: { params: { postId: string } }, actor: string) => ({
  post: keys.post(params.postId),
  marks: keys.reading(actor),
})

export interface KnownPost {
  post: StoredPost
  parties: PostParty[]
  marks: Marks
}

/** The post, for who is one of these parties to it. Throws `notFound`, whether it is there or not, to who may not know of it. */
export function knownPost(
  found: { post: Item | undefined; marks: Item | undefined },
  actor: Actor,
  allowed: readonly PostParty[],
): KnownPost {
  const post = parsePost(found.post)
  const marks = parseMarks(found.marks)
  const parties = post ? postPartiesOf(actor, post.card, marks) : []
  if (!post || parties.length === 0) throw new Refusal('notFound')
  if (!parties.some((party) => allowed.includes(party))) throw new Refusal('notAllowed')
  return { post, parties, marks }
}
