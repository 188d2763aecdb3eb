/** How each call about a notice with an idempotency key comes about, and what it does. */
import { entriesOf } from '../../functions/cases/entries.ts'
import { queryAll } from '../../functions/platform/query-all.ts'
import { keys, queueOf } from '../../functions/platform/table.ts'
import type { OperationId } from '../../shared/routes.ts'
import { community, type PersonName } from './district.ts'
import type { Prepared } from './household-scenes.ts'
import { draft, outage, propose, publish } from './notices.ts'
import type { Stage } from './stage.ts'

type Make = (stage: Stage) => Promise<Prepared>

/** Drafts of the community, and what is proposed there. */
const draftsOf = (stage: Stage) => async () => {
  const pk = { name: 'community', value: queueOf('notice', community, 'open') }
  return (await queryAll(stage.table, { index: 'byCommunity', pk, ascending: true })).length
}

/** A move of a notice, which counts the entries of its timeline. */
const move =
  (who: PersonName, make: (stage: Stage) => Promise<string>, body?: object, other?: object): Make =>
  async (stage) => {
    const noticeId = await make(stage)
    const count = async () => (await entriesOf(stage.table, keys.notice(noticeId))).length
    return { who, params: { noticeId }, ...(body ? { body } : {}), ...(other ? { other } : {}), count }
  }

const reason = { reason: '内容有误' }
const otherReason = { reason: '内容有些错误' }
const { title, text } = outage

export const noticeScenes: Partial<Record<OperationId, Make>> = {
  draftNotice: async (stage) => ({
    who: 'communityStaff',
    body: outage,
    other: { ...outage, title: '明天下午停水' },
    count: draftsOf(stage),
  }),
  saveDraft: move('communityStaff', (stage) => draft(stage), outage, { ...outage, title: '明天下午停水' }),
  copyNotice: async (stage) => ({
    who: 'communityStaff',
    params: { noticeId: await publish(stage) },
    count: draftsOf(stage),
  }),
  // To a street, so that it is one move: without a second person it goes out in the same transaction.
  submitNotice: move('streetStaff', (stage) => draft(stage, { targets: ['420102015'] }, 'streetStaff')),
  approveNotice: async (stage) => {
    const startsAt = new Date(stage.clock.now() + 3_600_000).toISOString()
    // Proposed, it is at its second version.
    return move('administrator', (on) => propose(on, { startsAt }), { version: 2 }, { version: 3 })(stage)
  },
  refuseNotice: move('administrator', (stage) => propose(stage), reason, otherReason),
  takeBackNotice: move('streetStaff', (stage) => propose(stage)),
  correctNotice: move(
    'communityStaff',
    (stage) => publish(stage),
    { title, text: `${text}改到后天。`, ...reason },
    { title, text: `${text}改到后天。`, ...otherReason },
  ),
  withdrawNotice: move('communityStaff', (stage) => publish(stage), reason, otherReason),
}
