/**
 * Who may decide about a post that waited too long is reminded by a message: those nearest to it, each of them once an hour at
 * most, however much waits. It is put aside as due at once, so that the worker takes it up, which can send.
 */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { postLifecycle } from '../../shared/channels/lifecycle.ts'
import { HOUR } from '../../shared/lifecycle.ts'
import { decidedBefore, decidingAreas, moderates } from '../../shared/moderation/appeal.ts'
import type { Ports } from '../http/operation.ts'
import { parseCredits } from '../messages/credits.ts'
import type { News } from '../messages/news.ts'
import { tellLater } from '../messages/tell.ts'
import type { Table } from '../platform/dynamo.ts'
import { attemptsAt, attemptWrite } from '../platform/limit.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
import { grantCard } from '../roles/grant.ts'
import { parsePost, type StoredCard, type StoredPost } from './post.ts'

/** What the message about a post is known by that waits. */
const late = (post: string) => `${post}:late`

export async function remindModerators(
  { table, clock }: Pick<Ports, 'table' | 'clock'>,
  { card }: StoredPost,
): Promise<void> {
  const now = clock.now()
  for (const person of await nearestModerators(table, card)) {
    const limit = { what: 'remind', who: person, max: 1, window: HOUR }
    const [credits, told, reminded] = await table.read([
      keys.credits(person),
      keys.sent(late(card.id), person),
      attemptsAt(limit, now),
    ])
    // Nothing is written in vain: the sweep comes by again until the post is marked.
    if (told || reminded || (parseCredits(credits)?.held.dutyGap ?? 0) <= 1) continue
    const once = attemptWrite(limit, undefined, now)
    await tellLater({ table, clock }, late(card.id), newsOf(card, person), now, [once])
  }
}

/** Who may decide about it at the nearest area where anybody may. */
async function nearestModerators(table: Table, card: StoredCard): Promise<string[]> {
  for (const area of decidingAreas(card.area)) {
    const pk = { name: 'pk', value: keys.grant(area, 'gridWorker', '').pk }
    const grants = (await queryAll(table, { pk, ascending: true })).map((item) => z.parse(grantCard, item.card))
    const able = grants.filter(
      (held) => moderates([held], card.area) && held.person !== card.authorId && !decidedBefore(card, held.person),
    )
    if (able.length) return [...new Set(able.map(({ person }) => person))]
  }
  return []
}

const newsOf = ({ channelName, changedAt }: StoredCard, person: string): News => ({
  template: 'dutyGap',
  words: { what: '发言待审', where: channelName, at: changedAt, note: '等得太久了，请打开工作台看看' },
  person,
  opens: 'gap',
  mayTakeLast: false,
  ordinary: true,
})

/** Nothing, once somebody decided. */
export async function reminderNews(table: Table, postId: string, person: string): Promise<News | undefined> {
  const [item] = await table.read([keys.post(postId)])
  const card = parsePost(item)?.card
  return card && postLifecycle.states[card.state].stage === 'open' ? newsOf(card, person) : undefined
}
