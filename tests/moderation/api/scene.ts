/** A channel where neighbours talk, and as many neighbours as a test wants. */

import { signToken } from '../../../functions/http/token.ts'
import type { StoredPerson } from '../../../functions/people/actor.ts'
import { newPerson } from '../../../functions/people/store.ts'
import { keys } from '../../../functions/platform/table.ts'
import { TOKEN_LIFE } from '../../../shared/people/session.ts'
import { bearerOf, community, type PersonName, people, signedInAt } from '../../support/district.ts'
import { type Stage, TOKEN_SECRET } from '../../support/stage.ts'

/** A post in the community's channel. */
export const write = async (stage: Stage, text: string, who: PersonName = 'resident', more: object = {}) =>
  stage.ok(who, 'writePost', { params: { channel: community }, body: { text, ...more } })

export const at = (postId: string) => ({ params: { postId } })

/** What a neighbour sees in the community's channel. */
export const seen = async (stage: Stage, who: PersonName = 'neighbour') =>
  (await stage.ok(who, 'listPosts', { params: { channel: community }, query: {} })).items

let made = 0

/** A neighbour of building 1, of a household of their own unless one is given, signed in. */
export async function newNeighbour(stage: Stage, household?: string): Promise<{ token: string; person: StoredPerson }> {
  made++
  const [home] = people.resident.homes
  if (!home) throw new Error('The resident has no home')
  const number = String(500 + made)
  const person: StoredPerson = {
    ...people.resident,
    id: `per_${number.padStart(26, 'N')}`,
    name: `演示邻居 ${number}`,
    openid: `openid-${number}`,
    homes: [
      { ...home, household: household ?? `${home.building}01${number.padStart(4, '0')}`, room: `1单元${number}` },
    ],
  }
  await stage.table.write([...newPerson(person), signedInAt(person.id, stage.clock.now())])
  return { person, token: await signToken(TOKEN_SECRET, bearerOf(person.id), 'api', stage.clock.now(), TOKEN_LIFE) }
}

/** Whoever was made reports it. */
export const report = (
  stage: Stage,
  token: string,
  postId: string,
  reason: 'abuse' | 'advert' = 'abuse',
  words?: string,
) => stage.call({ token }, 'reportPost', { ...at(postId), body: { reason, ...(words ? { words } : {}) } })

/** Reported by as many households as hide it. */
export async function hide(stage: Stage, postId: string): Promise<void> {
  for (const words of ['骂人', '很难听', undefined]) {
    const { token } = await newNeighbour(stage)
    const { status } = await report(stage, token, postId, 'abuse', words)
    if (status !== 200) throw new Error(`A report was answered with ${status}`)
  }
}

export const stateOf = async (stage: Stage, postId: string) =>
  ((await stage.table.read([keys.post(postId)]))[0]?.card as { state: string } | undefined)?.state
