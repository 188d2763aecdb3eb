/** Households on the real table, by many at once and in any order: one for each address, one membership for each person. */

import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { signToken } from '../../functions/http/token.ts'
import type { StoredPerson } from '../../functions/people/actor.ts'
import { newPerson } from '../../functions/people/store.ts'
import { keys } from '../../functions/platform/table.ts'
import { addressOf, householdAt } from '../../shared/households/address.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { TOKEN_LIFE } from '../../shared/people/session.ts'
import type { OperationId } from '../../shared/routes.ts'
import { bearerOf, building1, building2, people, signedInAt } from '../support/district.ts'
import { counted, countsOf, enrol, homeAt, membersOfRows, settle } from '../support/households.ts'
import { runs } from '../support/properties.ts'
import { newKey } from '../support/scenes.ts'
import { makeStage, type Stage, TOKEN_SECRET } from '../support/stage.ts'

const CROWD = 50
const PHONE = '13800000001'
const crowd: StoredPerson[] = Array.from({ length: CROWD }, (_, i) => ({
  ...people.newcomer,
  id: `per_${String(1000 + i).padStart(26, '0')}`,
  name: `演示居民 ${i}`,
  openid: `openid-crowd-${i}`,
}))

async function gather(stage: Stage): Promise<void> {
  for (let i = 0; i < CROWD; i += 25) {
    await stage.table.write(crowd.slice(i, i + 25).flatMap(newPerson))
    await stage.table.write(crowd.slice(i, i + 25).map(({ id }) => signedInAt(id, stage.clock.now())))
  }
}

/** As someone of the crowd calls; told that others were at it, they try again, as the app does. */
async function call(stage: Stage, who: string, operation: OperationId, sent: object) {
  for (let tries = 1; ; tries++) {
    const token = await signToken(TOKEN_SECRET, bearerOf(who), 'api', stage.clock.now(), TOKEN_LIFE)
    const answer = await stage.call({ token }, operation, { ...sent, key: newKey() } as never)
    const again = ['changedMeanwhile', 'unavailable'].includes(answer.body.error?.code)
    if (!again || tries === 20) return answer
  }
}
const person = (i: number) => crowd[i % CROWD]?.id ?? ''

let stage: Stage
beforeEach(async () => {
  stage = await makeStage()
  await gather(stage)
})

describe('fifty at once', () => {
  const address = { building: building1, unit: 1, room: 1001 }
  const household = householdAt(address)
  const wish = { ...address, relation: 'family' }

  it('who join one household that the roster lacks make one household of fifty members', async () => {
    const asked = await Promise.all(crowd.map(({ id }) => call(stage, id, 'requestJoin', { body: wish })))
    expect(asked.map(({ status }) => status)).toEqual(crowd.map(() => 201))
    const answers = await Promise.all(
      asked.map(({ body }, i) => {
        const staff = i % 2 ? people.worker.id : people.communityStaff.id
        return call(stage, staff, 'approveJoin', { params: { joinId: body.id }, body: {} })
      }),
    )
    expect(answers.map(({ body }) => body.state)).toEqual(crowd.map(() => 'verified'))
    expect(await membersOfRows(stage, household)).toHaveLength(CROWD)
    expect(await countsOf(stage, building1)).toEqual({ households: 1, joined: 1, pushable: 0 })
    expect(await counted(stage, building1)).toEqual({ households: 1, joined: 1, pushable: 0 })
    const left = await Promise.all(crowd.map(({ id }) => call(stage, id, 'leaveHousehold', { params: { household } })))
    expect(left.map(({ status }) => status)).toEqual(crowd.map(() => 200))
    expect(await countsOf(stage, building1)).toEqual({ households: 1, joined: 0, pushable: 0 })
    expect(await counted(stage, building1)).toEqual({ households: 1, joined: 0, pushable: 0 })
  })

  it('wishes of one person for one household make one join', async () => {
    const answers = await Promise.all(
      Array.from({ length: CROWD }, () => call(stage, person(0), 'requestJoin', { body: wish })),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    const token = await signToken(TOKEN_SECRET, bearerOf(person(0)), 'api', stage.clock.now(), TOKEN_LIFE)
    expect((await stage.call({ token }, 'listMyJoins', { query: {} })).body.items).toHaveLength(1)
  })

  it('who use one invitation: one of them becomes a member', async () => {
    await settle(stage, people.resident, homeAt(address))
    const { code } = await stage.ok('resident', 'inviteMember', { params: { household }, body: {} })
    const answers = await Promise.all(
      crowd.map(({ id }) => call(stage, id, 'acceptInvitation', { params: { code }, body: { relation: 'family' } })),
    )
    const statuses = answers.map(({ status, body }) => (status === 201 ? 'joined' : body.error.code)).sort()
    expect(statuses).toEqual([...Array.from({ length: CROWD - 1 }, () => 'codeUsed'), 'joined'].sort())
    expect(await membersOfRows(stage, household)).toHaveLength(2)
    expect(await countsOf(stage, building1)).toEqual(await counted(stage, building1))
  })

  it('answers to one join: it is verified or refused, once', async () => {
    const { body } = await call(stage, person(0), 'requestJoin', { body: wish })
    const params = { joinId: body.id }
    const answers = await Promise.all(
      Array.from({ length: CROWD }, (_, i) =>
        i % 2
          ? call(stage, people.worker.id, 'approveJoin', { params, body: {} })
          : call(stage, people.communityStaff.id, 'refuseJoin', { params, body: { reason: '不在这里' } }),
      ),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await countsOf(stage, building1)).toEqual(await counted(stage, building1))
  })
})

/** What can happen to the households of two buildings; each is tried, and may be refused. */
type Act =
  | { act: 'ask' | 'move'; who: number; room: number; building: string }
  | {
      act: 'match' | 'approve' | 'refuse' | 'withdraw' | 'vouch' | 'leave' | 'remove' | 'enrol' | 'invite'
      who: number
      room: number
      building: string
    }

const act: fc.Arbitrary<Act> = fc.record({
  act: fc.constantFrom(
    'ask',
    'ask',
    'move',
    'match',
    'approve',
    'approve',
    'refuse',
    'withdraw',
    'vouch',
    'leave',
    'remove',
    'enrol',
    'invite',
  ),
  who: fc.integer({ min: 0, max: 3 }),
  room: fc.integer({ min: 1, max: 2 }),
  building: fc.constantFrom(building1, building2),
})

/** The join of someone at a household, as their list says. */
async function joinAt(target: Stage, who: string, household: string): Promise<string | undefined> {
  const token = await signToken(TOKEN_SECRET, bearerOf(who), 'api', target.clock.now(), TOKEN_LIFE)
  const { body } = await target.call({ token }, 'listMyJoins', { query: { limit: 50 } })
  const mine = (body.items as { id: string; household: string; state: string }[]).filter(
    (join) => join.household === household,
  )
  return (mine.find(({ state }) => state === 'waiting' || state === 'verified') ?? mine[0])?.id
}

async function perform(target: Stage, { act: what, who, room, building }: Act): Promise<void> {
  const address = { building, unit: 1, room }
  const household = householdAt(address)
  const me = person(who)
  const other = person(who + 1)
  const params = { household }
  const body = { ...address, relation: who === 0 ? 'owner' : 'family' }
  const ofJoin = async (by: string, whose: string, operation: OperationId, more: object = {}) => {
    const joinId = await joinAt(target, whose, household)
    if (joinId) await call(target, by, operation, { params: { joinId }, ...more })
  }
  switch (what) {
    case 'ask':
      return void (await call(target, me, 'requestJoin', { body }))
    case 'move':
      return void (await call(target, me, 'moveHouse', {
        params: { household: householdAt({ ...address, room: 3 - room }) },
        body,
      }))
    case 'match':
      return ofJoin(me, me, 'matchJoin', { body: { phoneCode: `phone of ${PHONE}`, keep: who === 1 } })
    case 'approve':
      return ofJoin(people.streetStaff.id, me, 'approveJoin', { body: {} })
    case 'refuse':
      return ofJoin(people.streetStaff.id, me, 'refuseJoin', { body: { reason: '不在这里' } })
    case 'withdraw':
      return ofJoin(me, me, 'withdrawJoin')
    case 'vouch':
      return ofJoin(other, me, 'vouchJoin')
    case 'leave':
      return void (await call(target, me, 'leaveHousehold', { params }))
    case 'remove':
      return ofJoin(other, me, 'removeMember', { body: { reason: '已经搬走了' } })
    case 'enrol':
      return void (await enrol(target, address, [PHONE]).catch(() => undefined))
    case 'invite': {
      const { status, body: invited } = await call(target, other, 'inviteMember', { params, body: {} })
      if (status !== 201) return
      return void (await call(target, me, 'acceptInvitation', {
        params: { code: invited.code },
        body: { relation: 'family' },
      }))
    }
  }
}

/** Every count is what the rows say, no building has more joined than it has, and every home stands where its row does. */
async function holds(target: Stage): Promise<void> {
  for (const building of [building1, building2]) {
    const counts = await countsOf(target, building)
    expect(counts).toEqual(await counted(target, building))
    expect(counts.joined).toBeLessThanOrEqual(counts.households)
  }
  for (let who = 0; who < 4; who++) {
    const [item] = await target.table.read([keys.person(person(who))])
    const homes = (item?.homes ?? []) as { household: string; verified: boolean }[]
    expect(new Set(homes.map(({ household }) => household)).size).toBe(homes.length)
    for (const { household, verified } of homes) {
      const [member, waiting] = await target.table.read([
        keys.member(household, person(who)),
        keys.waiting(household, person(who)),
      ])
      expect([Boolean(member), Boolean(waiting)], household).toEqual([verified, !verified])
      const [join] = await target.table.read([keys.join(String(member?.join ?? waiting?.join))])
      expect(join?.card).toHaveProperty('state', verified ? 'verified' : 'waiting')
    }
  }
}

describe('whatever happens to households', () => {
  beforeAll(() =>
    expect(addressOf(householdAt({ building: building1, unit: 1, room: 2 }))).toEqual({
      building: building1,
      unit: 1,
      room: 2,
    }),
  )

  it('one after another, in any order, leaves every count right', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), async (acts) => {
        const target = await makeStage()
        await gather(target)
        for (const each of acts) {
          target.clock.pass(DAY / 4)
          await openSessions(target)
          await perform(target, each)
        }
        await holds(target)
      }),
      { numRuns: runs(6), endOnFailure: true },
    )
  }, 240_000)

  it('all at once leaves every count right', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(act, { minLength: 2, maxLength: 8 }), { minLength: 2, maxLength: 4 }),
        async (rounds) => {
          const target = await makeStage()
          await gather(target)
          for (const acts of rounds) {
            await Promise.all(acts.map((each) => perform(target, each)))
            await holds(target)
          }
        },
      ),
      { numRuns: runs(5), endOnFailure: true },
    )
  }, 240_000)
})

/** Sessions of the crowd live on while the clock is turned on by days. */
const openSessions = (target: Stage) =>
  target.table.write([...crowd.slice(0, 5), people.streetStaff].map(({ id }) => signedInAt(id, target.clock.now())))
