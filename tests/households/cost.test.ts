/** What joining asks of the table: so many requests, and the same ones whatever the roster says. */
import { beforeEach, describe, expect, it } from 'vitest'
import { keys } from '../../functions/platform/table.ts'
import { addressOf } from '../../shared/households/address.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { purposeTexts } from '../../shared/privacy/purposes.ts'
import { type OperationId, operationsOf } from '../../shared/routes.ts'
import { consent } from '../support/care.ts'
import { joinAsChild } from '../support/children.ts'
import { counting } from '../support/client.ts'
import { building1, grid1, type PersonName, people } from '../support/district.ts'
import { enrol, homeAt, settle, settleAll } from '../support/households.ts'
import { newKey } from '../support/scenes.ts'
import { makeStage, type Stage } from '../support/stage.ts'

const home = people.resident.homes[0]?.household ?? ''
const address = addressOf(home)
const wish = { ...address, relation: 'family' as const }
const PHONE = '13800000001'
const elder = { kind: 'elder', name: '演示奶奶', relation: '母亲' } as const
const params = { household: home }

let stage: Stage
beforeEach(async () => {
  stage = await makeStage()
  await settleAll(stage, ['resident', 'neighbour', 'farResident'])
  await enrol(stage, { ...address, room: 1001 }, [PHONE])
  // The key that personal data is sealed with is read once by a process, not by a call.
  await stage.ok('resident', 'keepDependant', { params, body: elder })
  const { id } = await ask('propertyManager', { room: 1001, name: '演示物业' })
  await stage.ok('propertyManager', 'matchJoin', {
    params: { joinId: id },
    body: { phoneCode: `phone of ${PHONE}`, keep: true },
  })
  await stage.ok('worker', 'listJoinQueue', { query: {} })
})

const ask = (who: PersonName = 'newcomer', body: object = {}) =>
  stage.ok(who, 'requestJoin', { body: { ...wish, ...body } })
const joinOf = async (body: object = {}) => ({ params: { joinId: (await ask('newcomer', body)).id } })
const asked = async (sent: Sent) => {
  await ask()
  return sent
}
const vouched = async () => {
  const given = await joinOf()
  await stage.ok('resident', 'vouchJoin', given)
  return given
}
const invited = async (child = false) => (await stage.ok('resident', 'inviteMember', { params, body: { child } })).code

type Sent = { params?: object; query?: object; body?: object }

/** One call more than a move of a ticket costs: whose home it is, and what is counted, is read once the join is known. */
const cost: [string, OperationId, PersonName, number, () => Promise<Sent>][] = [
  ['asking to join', 'requestJoin', 'newcomer', 3, async () => ({ body: { ...wish, name: '演示丁' } })],
  ['my joins', 'listMyJoins', 'newcomer', 2, async () => ({})],
  [
    'the queue of a grid, with what the roster says',
    'listJoinQueue',
    'worker',
    3,
    async () => asked({ query: { area: grid1 } }),
  ],
  ['the merged queue of two grids', 'listJoinQueue', 'worker', 4, async () => asked({})],
  ['a join to who asked', 'getJoin', 'newcomer', 2, joinOf],
  ['a join to staff, whose look is kept', 'getJoin', 'worker', 4, joinOf],
  [
    'a phone that matches',
    'matchJoin',
    'newcomer',
    5,
    async () => ({ ...(await joinOf({ room: 1001 })), body: { phoneCode: `phone of ${PHONE}`, keep: false } }),
  ],
  [
    'a phone that does not',
    'matchJoin',
    'newcomer',
    5,
    async () => ({ ...(await joinOf()), body: { phoneCode: `phone of ${PHONE}`, keep: true } }),
  ],
  ['vouching', 'vouchJoin', 'resident', 3, joinOf],
  ['approving', 'approveJoin', 'worker', 3, async () => ({ ...(await joinOf()), body: {} })],
  ['refusing', 'refuseJoin', 'worker', 3, async () => ({ ...(await joinOf()), body: { reason: '不在这里' } })],
  [
    'answering one of many',
    'answerJoins',
    'worker',
    4,
    async () => ({ body: { joins: [(await ask()).id], answer: 'approve' } }),
  ],
  ['withdrawing', 'withdrawJoin', 'newcomer', 2, joinOf],
  [
    'removing a member',
    'removeMember',
    'resident',
    5,
    async () => ({ ...(await vouched()), body: { reason: '已经搬走了' } }),
  ],
  ['the age of a child', 'comeOfAge', 'resident', 5, async () => ofChild()],
  ['inviting', 'inviteMember', 'resident', 3, async () => ({ params, body: {} })],
  [
    'accepting an invitation',
    'acceptInvitation',
    'newcomer',
    3,
    async () => ({ params: { code: await invited() }, body: { relation: 'family' } }),
  ],
  ['a household to its members', 'getHousehold', 'resident', 3, async () => ({ params })],
  ['a household to staff, whose looks are kept', 'getHousehold', 'worker', 4, async () => ({ params })],
  ['the phones of a household', 'getHouseholdPhones', 'worker', 4, async () => ({ params })],
  ['leaving', 'leaveHousehold', 'resident', 4, async () => ({ params })],
  ['moving house', 'moveHouse', 'resident', 5, async () => ({ params, body: { ...wish, room: 1002 } })],
  ['keeping a record', 'keepDependant', 'resident', 3, async () => ({ params, body: elder })],
  ['correcting it', 'correctDependant', 'resident', 2, async () => ({ ...(await kept()), body: elder })],
  ['deleting it', 'removeDependant', 'resident', 2, async () => kept()],
  [
    'the roster of a building, page by page',
    'listHouseholds',
    'worker',
    4,
    async () => ({ params: { building: building1 } }),
  ],
]

const ofChild = async () => {
  await consent(stage, 'resident', 'child')
  return { params: { joinId: await joinAsChild(stage, 'resident') } }
}

const kept = async () => ({
  params: { ...params, dependantId: (await stage.ok('resident', 'keepDependant', { params, body: elder })).id },
})

async function requestsOf(operation: OperationId, who: PersonName, sent: Sent): Promise<Record<string, number>> {
  const count = counting(stage.client)
  await stage.call(who, operation, { ...sent, key: newKey() } as never)
  count.stop()
  return count.counts
}
const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, count) => total + count, 0)

describe('what an operation asks of the table', () => {
  it.each(cost)('%s (%s as %s): %i', async (_, operation, who, requests, come) => {
    expect(sum(await requestsOf(operation, who, await come()))).toBe(requests)
  })

  it('is stated for every operation', () => {
    expect(new Set(cost.map(([, operation]) => operation))).toEqual(
      new Set(operationsOf('households').map(([id]) => id)),
    )
  })

  it('does not grow with the building, or with how many joined there', async () => {
    for (let room = 1; room <= 30; room++) await enrol(stage, { ...address, unit: 2, room })
    await settle(stage, people.unverified, homeAt({ ...address, unit: 2, room: 1 }))
    for (const [what, operation, who, requests, come] of cost.filter(([, id]) =>
      ['requestJoin', 'listHouseholds', 'getHousehold'].includes(id),
    ))
      expect(sum(await requestsOf(operation, who, await come())), what).toBe(requests)
  })
})

describe('what someone who tries can measure', () => {
  it('asking to join costs the same at every address', async () => {
    const seen: Record<string, number>[] = []
    for (const [who, room] of [
      ['newcomer', 1001],
      ['unverified', 301],
      ['responder', 4444],
    ] as const)
      seen.push(await requestsOf('requestJoin', who, { body: { ...wish, room } }))
    expect(seen).toEqual([seen[0], seen[0], seen[0]])
  })

  it('a phone that does not match costs the same whether the address is in the roster, has other phones, or was tried too often', async () => {
    await enrol(stage, { ...address, room: 1002 }, ['13900000002'])
    for (let i = 0; i < 3; i++) await ask('streetStaff', { room: 1003 + i })
    const seen: Record<string, number>[] = []
    const tried: [PersonName, number][] = [
      ['newcomer', 1002],
      ['unverified', 301],
      ['responder', 4444],
      ['supervisor', 1001],
    ]
    for (const [who, room] of tried) {
      const { id } = await ask(who, { room })
      const body = { phoneCode: 'phone of 13700000000', keep: false }
      await stage.call(who, 'matchJoin', { params: { joinId: id }, body })
      seen.push(await requestsOf('matchJoin', who, { params: { joinId: id }, body }))
    }
    expect(seen).toEqual(seen.map(() => seen[0]))
  })

  it('a code that is none, over, used, or my own costs the same', async () => {
    const consents = {
      ...people.resident.consents,
      child: { version: purposeTexts.child.version, at: '2026-03-01T00:00:00.000Z' },
    }
    await stage.table.write([{ update: keys.person(people.resident.id), changes: { set: { consents } } }])
    const [over, used] = [await invited(true), await invited()]
    await stage.ok('newcomer', 'acceptInvitation', { params: { code: used }, body: { relation: 'family' } })
    stage.clock.pass(DAY)
    const own = await invited()
    const body = { relation: 'family' }
    await requestsOf('acceptInvitation', 'unverified', { params: { code: 'ZZZZZ-ZZZZZ' }, body })
    await requestsOf('acceptInvitation', 'resident', { params: { code: 'ZZZZZ-ZZZZZ' }, body })
    const seen: Record<string, number>[] = []
    for (const [who, code] of [
      ['unverified', 'ZZZZZ-ZZZZZ'],
      ['unverified', over],
      ['unverified', used],
      ['resident', own],
    ] as const)
      seen.push(await requestsOf('acceptInvitation', who, { params: { code }, body }))
    expect(seen).toEqual(seen.map(() => seen[0]))
  })
})
