import { beforeEach, describe, expect, it } from 'vitest'
import { brokenAt } from '../../../functions/cases/timeline.ts'
import { parseEntry } from '../../../functions/households/store.ts'
import { keys } from '../../../functions/platform/table.ts'
import { sweep } from '../../../functions/sweep/sweep.ts'
import { addressOf } from '../../../shared/households/address.ts'
import { DAY, HOUR } from '../../../shared/lifecycle.ts'
import { building1, building2, community, grid1, people } from '../../support/district.ts'
import { countsOf, enrol } from '../../support/households.ts'
import { address, anew, ask, codeOf, consistent, home, homesOf, PHONE, stage } from './scene.ts'

beforeEach(anew)

describe('the staff', () => {
  it('of the place alone see the queue, with what the roster says', async () => {
    await enrol(stage, { ...address, room: 1001 }, [PHONE])
    const { id } = await ask('newcomer', { room: 1001, name: '演示丁', note: '给社区的话' })
    const other = await ask('unverified', { building: building2, unit: 2, room: 502 })
    for (const who of ['resident', 'supervisor', 'responder', 'propertyManager'] as const)
      expect(await codeOf(stage.call(who, 'listJoinQueue', { query: {} })), who).toBe('notAllowed')
    expect(await codeOf(stage.call('farWorker', 'listJoinQueue', { query: { area: grid1 } }))).toBe('notAllowed')
    expect((await stage.ok('farCommunityStaff', 'listJoinQueue', { query: {} })).items).toEqual([])
    for (const who of ['worker', 'communityStaff', 'streetStaff', 'districtStaff', 'administrator'] as const) {
      const { items } = await stage.ok(who, 'listJoinQueue', { query: {} })
      expect(items.map((each) => each.id).sort(), who).toEqual([id, other.id].sort())
    }
    const { items } = await stage.ok('worker', 'listJoinQueue', { query: { area: grid1 } })
    expect(items).toMatchObject([
      { id, name: '演示丁', facts: { inRoster: true, members: 0, phones: ['138****0001'] } },
    ])
    const elsewhere = await stage.ok('otherWorker', 'listJoinQueue', { query: {} })
    expect(elsewhere.items).toMatchObject([{ id: other.id, facts: { inRoster: true, members: 1, phones: [] } }])
    const whole = await stage.ok('worker', 'getJoin', { params: { joinId: id } })
    expect(whole).toMatchObject({ note: '给社区的话', facts: { phones: ['138****0001'] }, parties: ['approver'] })
  })

  it('approve, and the household counts from then on; what the roster lacks is added', async () => {
    const { id } = await ask('newcomer', { room: 1001 })
    const params = { joinId: id }
    for (const who of ['farWorker', 'farCommunityStaff', 'neighbour', 'unverified', 'supervisor'] as const)
      expect(await codeOf(stage.call(who, 'approveJoin', { params, body: {} })), who).toBe('notFound')
    expect(await codeOf(stage.call('newcomer', 'approveJoin', { params, body: {} }))).toBe('notAllowed')
    const before = await countsOf(stage, building1)
    expect(await stage.ok('worker', 'approveJoin', { params, body: {} })).toMatchObject({ state: 'verified' })
    expect(await countsOf(stage, building1)).toEqual({
      households: before.households + 1,
      joined: before.joined + 1,
      pushable: 0,
    })
    await consistent(building1)
    expect(await codeOf(stage.call('communityStaff', 'refuseJoin', { params, body: { reason: '不在这里' } }))).toBe(
      'wrongState',
    )
    expect(await homesOf('newcomer')).toMatchObject([{ verified: true }])
    expect((await stage.ok('newcomer', 'listPublicTickets', { query: { community } })).items).toEqual([])
  })

  it('refuse with a reason, and the home is gone', async () => {
    const { id } = await ask()
    const params = { joinId: id }
    expect((await stage.call('worker', 'refuseJoin', { params, body: {} as never })).status).toBe(400)
    const reason = '名册上没有您，请带租房合同来社区'
    expect(await stage.ok('communityStaff', 'refuseJoin', { params, body: { reason } })).toMatchObject({
      state: 'refused',
      reason,
    })
    expect(await homesOf('newcomer')).toEqual([])
    expect((await stage.ok('newcomer', 'getJoin', { params })).reason).toBe(reason)
    stage.clock.pass(HOUR)
    await ask()
    expect((await stage.ok('newcomer', 'listMyJoins', { query: {} })).items.map(({ state }) => state)).toEqual([
      'waiting',
      'refused',
    ])
  })

  it('never approve themselves', async () => {
    const { id } = await ask('worker')
    expect(await codeOf(stage.call('worker', 'approveJoin', { params: { joinId: id }, body: {} }))).toBe('notAllowed')
    await stage.ok('communityStaff', 'approveJoin', { params: { joinId: id }, body: {} })
  })

  it('answer many at once, each on its own, and again without harm', async () => {
    const joins = [await ask('newcomer'), await ask('unverified'), await ask('propertyManager', { child: true })]
    const far = await ask('responder', { ...addressOf(people.farResident.homes[0]?.household ?? '') })
    const ids = [...joins.map(({ id }) => id), far.id, `joi_${'0'.repeat(26)}`]
    expect(await codeOf(stage.call('resident', 'answerJoins', { body: { joins: ids, answer: 'approve' } }))).toBe(
      'notAllowed',
    )
    const none = await stage.call('worker', 'answerJoins', { body: { joins: ids, answer: 'refuse' } })
    expect(none.body.error.fields).toEqual({ reason: expect.any(String) })
    for (let i = 0; i < 2; i++) {
      const { results } = await stage.ok('worker', 'answerJoins', { body: { joins: ids, answer: 'approve' } })
      expect(results.map(({ id, ok, state, error }) => [id, ok, state ?? error?.code])).toEqual([
        [ids[0], true, 'verified'],
        [ids[1], true, 'verified'],
        [ids[2], false, 'wrongState'],
        [ids[3], false, 'notFound'],
        [ids[4], false, 'notFound'],
      ])
    }
    await consistent(building1)
    expect(await countsOf(stage, building1)).toEqual({ households: 1, joined: 1, pushable: 0 })
    const audit = await stage.table.query({
      pk: { name: 'pk', value: keys.auditHead(people.worker.id).pk },
      ascending: true,
    })
    const said = audit.items.flatMap(({ card }) => (card ? [card as { operation: string; what: string }] : []))
    expect(said.map(({ operation, what }) => [operation, what])).toEqual([
      ['approveJoin', ids[0]],
      ['approveJoin', ids[1]],
    ])
  })

  it('are late after three days, which is noted, and nobody is refused by that', async () => {
    const { id } = await ask()
    stage.clock.pass(3 * DAY + HOUR)
    expect((await sweep(stage.ports)).failed).toBe(0)
    const { items } = await stage.ok('worker', 'listJoinQueue', { query: {} })
    expect(items).toMatchObject([{ id, state: 'waiting', late: true }])
    await stage.ok('worker', 'approveJoin', { params: { joinId: id }, body: {} })
    const timeline = await stage.table.query({
      pk: { name: 'pk', value: keys.join(id).pk },
      sk: { name: 'sk', beginsWith: 'ENTRY#' },
      ascending: true,
    })
    const entries = timeline.items.map(parseEntry)
    expect(entries.map(({ move }) => move)).toEqual(['open', 'missAnswer', 'approve'])
    expect(brokenAt(entries)).toBeUndefined()
  })
})

describe('a house full of workers', () => {
  it('is looked at by staff like any other, and each of them is told', async () => {
    const ids = Array.from({ length: 120 }, (_, i) => `per_${String(5000 + i).padStart(26, '0')}`)
    const since = new Date(stage.clock.now()).toISOString()
    const members = ids.map((id) => ({
      person: id,
      join: `joi_${id.slice(4)}`,
      relation: 'tenant',
      child: false,
      since,
    }))
    const puts = members.map((member) => ({ put: { ...keys.member(home, member.person), ...member } }))
    for (const some of [puts.slice(0, 60), puts.slice(60)]) await stage.table.write(some)
    const seen = await stage.ok('worker', 'getHousehold', { params: { household: home } })
    expect(seen.members.length).toBeGreaterThanOrEqual(120)
    for (const { personId } of seen.members) {
      const pk = { name: 'pk', value: keys.person(personId).pk }
      const sk = { name: 'sk', beginsWith: 'LOOK#' }
      expect((await stage.table.query({ pk, sk, ascending: true })).items).toHaveLength(1)
    }
  })
})

describe('a building', () => {
  it('shows its roster to its staff: who joined, phones masked; page by page', async () => {
    await enrol(stage, { ...address, room: 1001 }, [PHONE, '02785000000'])
    await enrol(stage, { ...address, unit: 0, room: 9 }, [])
    const params = { building: building1 }
    for (const who of ['resident', 'supervisor', 'otherWorker', 'farCommunityStaff'] as const)
      expect(await codeOf(stage.call(who, 'listHouseholds', { params, query: {} })), who).toBe('notAllowed')
    const all = []
    let cursor: string | undefined
    do {
      const page = await stage.ok('worker', 'listHouseholds', { params, query: { limit: 1, cursor } })
      all.push(...page.items)
      cursor = page.cursor
    } while (cursor)
    expect(all).toMatchObject([
      { room: '9室', joined: false, members: 0 },
      { household: home, joined: true, members: 1, source: 'staff' },
      { room: '1单元1001室', joined: false, phones: ['138****0001', '027****0000'], source: 'import' },
    ])
    const foreign = await stage.call('worker', 'listHouseholds', {
      params: { building: building2 },
      query: { cursor: 'x' },
    })
    expect(foreign.body.error.code).toBe('badCursor')
  })
})
