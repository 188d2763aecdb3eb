/** A stage with a content check that says what the words say, and how people write and read there. */
import { parsePost } from '../../../functions/channels/post.ts'
import type { StoredHome } from '../../../functions/people/actor.ts'
import { keys } from '../../../functions/platform/table.ts'
import { sweep } from '../../../functions/sweep/sweep.ts'
import type { Role } from '../../../shared/roles/roles.ts'
import type { Sent } from '../../../shared/routes.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import { memoryBucket } from '../../support/bucket.ts'
import { community, type PersonName, people } from '../../support/district.ts'
import { makeStage, type Stage } from '../../support/stage.ts'
import { fakeChecker } from '../../support/wechat.ts'

export const bucket = memoryBucket()
export let stage: Stage
export let checker: ReturnType<typeof fakeChecker>

export async function anew(): Promise<void> {
  checker = fakeChecker()
  stage = await makeStage({ bucket, checker })
}

type Body = Sent<'writePost'>['body']
export const at = { params: { channel: community } }
export const of = (postId: string) => ({ params: { postId } })
export const say = (who: PersonName, body: Body, channel: string = community) =>
  stage.call(who, 'writePost', { params: { channel }, body })
export const said = (who: PersonName, body: Body, channel: string = community) =>
  stage.ok(who, 'writePost', { params: { channel }, body })
export const codeOf = ({ status, body }: { status: number; body: { error?: { code: string } } }) => [
  status,
  body.error?.code,
]
export const swept = () => sweep({ ...stage.ports, table: grantedTable('sweep', stage.table) })

/** The posts of a channel as somebody reads them, newest first; of one without words its state. */
export const texts = async (who: PersonName, channel: string = community) =>
  (await stage.ok(who, 'listPosts', { params: { channel } })).items.map(({ text, state }) => text || `(${state})`)

/** Changes what somebody's homes say. */
export const homeNow = (who: PersonName, set: Partial<StoredHome>) => {
  const homes = people[who].homes.map((home) => ({ ...home, ...set }))
  return stage.table.write([{ update: keys.person(people[who].id), changes: { set: { homes } } }])
}

/** What somebody serves as from now on: roles, each with its area. */
export const servesNow = (who: PersonName, ...held: [Role, string][]) =>
  stage.table.write([
    {
      update: keys.person(people[who].id),
      changes: { set: { roles: held.map(([role, area]) => ({ role, area, areaName: '演示区域' })) } },
    },
  ])

export const postNow = async (id: string) => parsePost((await stage.table.read([keys.post(id)]))[0])
