import { beforeAll, describe, expect, it } from 'vitest'
import { auditRoutes } from '../../shared/audit/contract.ts'
import { dutyRoutes } from '../../shared/duty/contract.ts'
import { roleRoutes } from '../../shared/roles/contract.ts'
import { type OperationId, routes } from '../../shared/routes.ts'
import { counting } from '../support/client.ts'
import { community, grid1, grid2, type PersonName, people, street } from '../support/district.ts'
import { newKey } from '../support/scenes.ts'
import { newWorker } from '../support/serving.ts'
import { servingScenes } from '../support/serving-scenes.ts'
import { makeStage, type Stage } from '../support/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await makeStage()
})

type Sent = { params?: object; query?: object; body?: object }
const scene = (id: OperationId) => async (): Promise<Sent> => {
  const { params, body } = (await servingScenes[id]?.(stage)) ?? {}
  return { ...(params ? { params } : {}), ...(body ? { body } : {}) }
}
const hour = 60 * 60 * 1000
const week = () => {
  const at = (time: number) => new Date(stage.clock.now() + time).toISOString()
  return { from: at(0), to: at(7 * 24 * hour) }
}
const params = (given: object) => async (): Promise<Sent> => ({ params: given })
const offered = async () => {
  const { params: code } = await scene('acceptRole')()
  return { params: code ?? {} }
}
const planned = async () => {
  const { params: given, body } = await scene('planShifts')()
  const { items } = await stage.ok('communityStaff', 'planShifts', { params: given, body } as never)
  return { params: { area: grid2, shift: items[0]?.id } }
}
const revocable = async () => ({ params: { person: (await newWorker(stage)).id, role: 'gridWorker', area: grid2 } })

/** What each operation asks of the table: how many requests, however many people, shifts and entries there are. */
const cost: [string, OperationId, PersonName, number, () => Promise<Sent>][] = [
  // Where grids are concerned, one query more: whether they are served as a group.
  ['give a role', 'grantRole', 'communityStaff', 2, scene('grantRole')],
  ['give it at many areas', 'grantRoles', 'communityStaff', 2, scene('grantRoles')],
  ['take a grid', 'revokeRole', 'communityStaff', 3, revocable],
  ['take it at many areas', 'revokeRoles', 'communityStaff', 3, scene('revokeRoles')],
  // An attempt counted is up to two writes.
  ['invite', 'inviteToRole', 'communityStaff', 4, scene('inviteToRole')],
  ['look at an offer', 'getRoleOffer', 'newcomer', 3, offered],
  ['accept', 'acceptRole', 'newcomer', 4, offered],
  ['who serves', 'listServing', 'streetStaff', 3, params({ area: street })],
  ['who serves in a grid', 'listServing', 'communityStaff', 3, params({ area: grid1 })],
  ['the roles of one', 'getServing', 'communityStaff', 1, params({ person: people.worker.id })],
  ['plan', 'planShifts', 'communityStaff', 2, scene('planShifts')],
  ['take out of the plan', 'removeShift', 'communityStaff', 3, planned],
  ['a week of a grid', 'listShifts', 'communityStaff', 3, async () => ({ params: { area: grid2 }, query: week() })],
  // A query for each area and each above it, one for the areas below.
  [
    'the plan of a community of two grids',
    'getPlan',
    'communityStaff',
    8,
    async () => ({ params: { area: community }, query: week() }),
  ],
  // A query for each grid, one for the community and each area above.
  ['gaps of a grid', 'listGaps', 'communityStaff', 6, params({ area: grid2 })],
  ['gaps of a community of two grids', 'listGaps', 'communityStaff', 8, params({ area: community })],
  ['my shifts', 'listMyShifts', 'worker', 1, async () => ({})],
  ['leave', 'takeLeave', 'worker', 2, scene('takeLeave')],
  ['ask to swap', 'askSwap', 'worker', 2, scene('askSwap')],
  ['answer', 'answerSwap', 'otherWorker', 3, scene('answerSwap')],
  ['my swaps', 'listMySwaps', 'worker', 3, async () => ({})],
  ['my duty phone', 'getDutyPhone', 'worker', 1, async () => ({})],
  // Which data key is the current one is read anew after ten minutes, and these tests pass hours.
  ['give it', 'saveDutyPhone', 'worker', 3, async () => ({ body: { phone: '13800000005' } })],
  ['a page of the log', 'listAudit', 'supervisor', 4, async () => ({ query: { area: community } })],
  ['a part of a chain', 'verifyAudit', 'supervisor', 2, params({ person: people.communityStaff.id })],
]

async function requestsOf(operation: OperationId, who: PersonName, come: () => Promise<Sent>): Promise<number> {
  const sent = await come()
  const count = counting(stage.client)
  const key = 'idempotent' in routes[operation] ? { key: newKey() } : {}
  await stage.ok(who, operation, { ...sent, ...key } as never)
  count.stop()
  return count.total()
}

describe('what an operation asks of the table', () => {
  it('is stated for every operation', () => {
    const all = Object.keys({ ...roleRoutes, ...dutyRoutes, ...auditRoutes })
    expect(new Set(cost.map(([, operation]) => operation))).toEqual(new Set(all))
  })

  it('is that much, and no more when there is more', async () => {
    // Once so that there is something of everything.
    for (const [, operation, who, , come] of cost) await requestsOf(operation, who, come)
    const seen: [string, number][] = []
    for (const [what, operation, who, , come] of cost) {
      seen.push([what, await requestsOf(operation, who, come)])
    }
    expect(seen).toEqual(cost.map(([what, , , requests]) => [what, requests]))
  })
})
