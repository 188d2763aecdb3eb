/** Requests about personal data for tests that walk the route table. */
import type { Actor } from '../../functions/people/actor.ts'
import { keys } from '../../functions/platform/table.ts'
import { parseRequest } from '../../functions/privacy/request.ts'
import { requestParties } from '../../functions/privacy/request-policy.ts'
import type { PersonName } from './district.ts'
import type { Stage } from './stage.ts'

export const asked = { kind: 'correct', text: '我的房号登记错了，请更正。' } as const

const ask = (who: PersonName) => async (stage: Stage) => (await stage.ok(who, 'askRequest', { body: asked })).id

export const requestKinds = {
  'a request of who lives here': ask('resident'),
  'a request of who lives nowhere here': ask('newcomer'),
}

/** How someone stands to a request as it is now, by the pure policy. */
export async function requestStanding(stage: Stage, actor: Pick<Actor, 'id' | 'roles'>, requestId: string) {
  const [item] = await stage.table.read([keys.request(requestId)])
  const request = parseRequest(item)
  if (!request) throw new Error(`There is no request ${requestId}`)
  return requestParties(actor, request.card)
}
