/** Channels and posts for tests that walk the route table: one of each way in which a post can stand, and how people stand to it. */
import { postPartiesOf } from '../../functions/channels/known.ts'
import { parseMarks } from '../../functions/channels/marks.ts'
import { parsePost } from '../../functions/channels/post.ts'
import { limitKeys, limitsOf } from '../../functions/channels/slow.ts'
import { speakingOf } from '../../functions/channels/speaker.ts'
import type { StoredPerson } from '../../functions/people/actor.ts'
import { keys } from '../../functions/platform/table.ts'
import { channelParties } from '../../shared/channels/channel.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import type { Decision } from '../../shared/moderation/reasons.ts'
import type { OperationId } from '../../shared/routes.ts'
import { building1, community, type PersonName, people } from './district.ts'
import type { Stage } from './stage.ts'

export const channelKinds = {
  'the channel of a community': async () => community,
  'the channel of a building': async () => building1,
}

/** What is for those who speak in a channel. */
const speaksIn: OperationId[] = ['writePost', 'findMembers', 'getCallable']

/** Who neither lives nor serves there knows of no channel; who only oversees it doesn't speak. */
export function channelRefusal(person: StoredPerson, channel: string, operation: OperationId): ErrorCode | undefined {
  const parties = channelParties(person, channel)
  if (!parties.length) return 'notFound'
  const speaks = speakingOf(person, { area: channel, parties }).may
  return speaksIn.includes(operation) && !speaks ? 'notAllowed' : undefined
}

/** Forgets how much somebody wrote: tests write more than a person may. */
export async function rested(stage: Stage, who: PersonName): Promise<void> {
  const now = stage.clock.now()
  for (const remove of limitKeys(limitsOf(people[who].id, new Date(now).toISOString(), now), now))
    await stage.table.write([{ remove }])
}

/** Writes a post that says this, and answers its id. */
export async function posted(stage: Stage, text = '楼下的灯修好了。', channel = community): Promise<string> {
  await rested(stage, 'resident')
  return (await stage.ok('resident', 'writePost', { params: { channel }, body: { text } })).id
}

export const postKinds = {
  'a post that all can see': (stage: Stage) => posted(stage),
  'a post that waits for the check': (stage: Stage) => posted(stage, '检查中断'),
  'a post that has to be looked at': (stage: Stage) => posted(stage, '待审词'),
  'a post that was refused': (stage: Stage) => posted(stage, '违规词'),
}

/** What a moderator sends who decides about a post as it is now. */
export async function deciding(stage: Stage, postId: string, decision: Decision, reason = '没问题') {
  const version = parsePost((await stage.table.read([keys.post(postId)]))[0])?.card.version ?? 0
  return { params: { postId }, body: { decision, reason, version } }
}

/** How someone stands to a post as it is now, by the pure policy. */
export async function postStanding(stage: Stage, person: StoredPerson, postId: string) {
  const [item, marks] = await stage.table.read([keys.post(postId), keys.reading(person.id)])
  const post = parsePost(item)
  if (!post) throw new Error(`There is no post ${postId}`)
  return postPartiesOf(person, post.card, parseMarks(marks))
}
