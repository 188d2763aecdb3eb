/** How each call about a request with an idempotency key comes about, and what it does. */
import { entriesOf } from '../../functions/cases/entries.ts'
import { queryAll } from '../../functions/platform/query-all.ts'
import { keys } from '../../functions/platform/table.ts'
import type { OperationId } from '../../shared/routes.ts'
import { type PersonName, people } from './district.ts'
import type { Prepared } from './household-scenes.ts'
import { asked } from './requests.ts'
import type { Stage } from './stage.ts'

type Make = (stage: Stage) => Promise<Prepared>

/** A move of the resident's request. */
const ofRequest =
  (who: PersonName, body: object | undefined): Make =>
  async (stage) => {
    const { id: requestId } = await stage.ok('resident', 'askRequest', { body: asked })
    const count = async () => (await entriesOf(stage.table, keys.request(requestId))).length
    return { who, params: { requestId }, ...(body ? { body } : {}), count }
  }

const mine = { index: 'byOwner', pk: { name: 'owner', value: `${people.resident.id}#request` }, ascending: true }

export const requestScenes: Partial<Record<OperationId, Make>> = {
  askRequest: async (stage) => ({
    who: 'resident',
    body: asked,
    other: { ...asked, kind: 'copy' },
    count: async () => (await queryAll(stage.table, mine)).length,
  }),
  addToRequest: ofRequest('resident', { text: '应为 302 室。' }),
  withdrawRequest: ofRequest('resident', undefined),
  answerRequest: ofRequest('administrator', { text: '已经更正。', done: true }),
}
