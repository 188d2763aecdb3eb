/** Notices for tests: drafted, submitted, approved, as people of the tests' district do. */

import { parseNotice } from '../../functions/notices/notice.ts'
import { partiesOf } from '../../functions/notices/policy.ts'
import { type Actor, parsePerson } from '../../functions/people/actor.ts'
import { keys } from '../../functions/platform/table.ts'
import type { NewNotice } from '../../shared/notices/notice.ts'
import { community, type PersonName, street } from './district.ts'
import type { Stage } from './stage.ts'

export const outage: NewNotice = {
  kind: 'utilities',
  title: '明天上午停水',
  text: '明天 9 点到 12 点检修水管，请提前备水。',
  targets: [community],
}

type More = Partial<NewNotice>

export const draft = async (stage: Stage, more: More = {}, who: PersonName = 'communityStaff') =>
  (await stage.ok(who, 'draftNotice', { body: { ...outage, ...more } })).id

/** Published at once. */
export async function publish(stage: Stage, more: More = {}, who: PersonName = 'communityStaff') {
  const noticeId = await draft(stage, more, who)
  await stage.ok(who, 'submitNotice', { params: { noticeId } })
  return noticeId
}

export async function propose(stage: Stage, more: More = {}) {
  const noticeId = await draft(stage, { targets: [street], ...more }, 'streetStaff')
  await stage.ok('streetStaff', 'submitNotice', { params: { noticeId } })
  return noticeId
}

/** What a second person sends who agrees to a notice as it is now. */
export const agreed = async (stage: Stage, noticeId: string) => ({
  params: { noticeId },
  body: { version: (await storedNotice(stage, noticeId)).card.version },
})

/** To the whole street, approved by another. */
export async function publishToStreet(stage: Stage, more: More = {}) {
  const noticeId = await propose(stage, more)
  await stage.ok('administrator', 'approveNotice', await agreed(stage, noticeId))
  return noticeId
}

export const noticeKinds = {
  'a draft': (stage: Stage) => draft(stage),
  'a notice to the street that waits for a second person': (stage: Stage) => propose(stage),
  'a notice that is out': (stage: Stage) => publish(stage, { confirm: true }),
  'a notice to the street that is out, with a correction that waits': async (stage: Stage) => {
    const noticeId = await publishToStreet(stage)
    const { title, text } = outage
    const body = { title, text: `${text}改到后天。`, reason: '时间有误' }
    await stage.ok('streetStaff', 'correctNotice', { params: { noticeId }, body })
    return noticeId
  },
}

export async function storedNotice(stage: Stage, noticeId: string) {
  const [item] = await stage.table.read([keys.notice(noticeId)])
  const notice = parseNotice(item)
  if (!notice) throw new Error(`There is no notice ${noticeId}`)
  return notice
}

/** How someone stands to a notice as both are now, by the pure policy: who asked to join a household there reads what is said to it. */
export const noticeStanding = async (stage: Stage, actor: Pick<Actor, 'id' | 'homes' | 'roles'>, noticeId: string) => {
  const [item] = await stage.table.read([keys.person(actor.id)])
  const homes = parsePerson(item)?.homes ?? actor.homes
  return partiesOf({ ...actor, homes }, await storedNotice(stage, noticeId))
}
