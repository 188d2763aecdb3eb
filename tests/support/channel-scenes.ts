/** How each call about posts with an idempotency key comes about, and what it does. */

import { entriesOf } from '../../functions/cases/entries.ts'
import { parseEntry } from '../../functions/channels/post.ts'
import { queryAll } from '../../functions/platform/query-all.ts'
import { keys } from '../../functions/platform/table.ts'
import type { PostMove } from '../../shared/channels/lifecycle.ts'
import type { OperationId } from '../../shared/routes.ts'
import { posted, rested } from './channels.ts'
import { community, people } from './district.ts'
import type { Prepared } from './household-scenes.ts'
import type { Stage } from './stage.ts'

type Make = (stage: Stage) => Promise<Prepared>

/** A move of the resident's post. */
const ofPost =
  (move: PostMove, bodies: { body?: object; other?: object }, text?: string): Make =>
  async (stage) => {
    const postId = await posted(stage, text)
    const count = async () =>
      (await entriesOf(stage.table, keys.post(postId))).map(parseEntry).filter((entry) => entry.move === move).length
    return { who: 'resident', params: { postId }, ...bodies, count }
  }

const subject = { category: 'propertyManagement', subcategory: 'lift' } as const

const mine = { index: 'byOwner', pk: { name: 'owner', value: `${people.resident.id}#post` }, ascending: true }

export const channelScenes: Partial<Record<OperationId, Make>> = {
  writePost: async (stage) => {
    await rested(stage, 'resident')
    return {
      who: 'resident',
      params: { channel: community },
      body: { text: '明天停水吗？' },
      other: { text: '后天停水吗？' },
      count: async () => (await queryAll(stage.table, mine)).length,
    }
  },
  editPost: ofPost('edit', { body: { text: '灯又坏了。' }, other: { text: '灯还是坏的。' } }),
  recallPost: ofPost('recall', {}),
  appealPost: ofPost('appeal', { body: { reason: '不是广告。' }, other: { reason: '真的不是广告。' } }, '违规词'),
  turnPost: ofPost('turn', { body: { ...subject, anonymous: true }, other: subject }, '电梯坏了两天了。'),
  proposeTicket: async (stage) => ({
    ...(await ofPost('propose', { body: subject, other: { ...subject, note: '请再说明' } })(stage)),
    who: 'communityStaff',
  }),
  declineTicket: async (stage) => {
    const prepared = await ofPost('decline', {})(stage)
    const { params } = prepared
    await stage.ok('worker', 'proposeTicket', { params: { postId: params?.postId ?? '' }, body: subject })
    return prepared
  },
}
