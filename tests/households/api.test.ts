import { beforeEach, describe, expect, it } from 'vitest'
import { brokenAt } from '../../functions/cases/timeline.ts'
import { parseEntry } from '../../functions/households/store.ts'
import { newPerson } from '../../functions/people/store.ts'
import { keys } from '../../functions/platform/table.ts'
import { sweep } from '../../functions/sweep/sweep.ts'
import { addressOf } from '../../shared/households/address.ts'
import { HOMES_MAX, JOINS_A_DAY, PHONES_A_DAY } from '../../shared/households/limits.ts'
import { DAY, HOUR } from '../../shared/lifecycle.ts'
import { purposeTexts } from '../../shared/privacy/purposes.ts'
import { building1, building2, community, grid1, grid2, type PersonName, people } from '../support/district.ts'
import { counted, countsOf, enrol, homeAt, personNow, settle, settleAll } from '../support/households.ts'
import { meanwhile } from '../support/meanwhile.ts'
import { makeStage, type Stage } from '../support/stage.ts'

const home = people.resident.homes[0]?.household ?? ''
const address = addressOf(home)
const wish = { ...address, relation: 'family' as const }
const PHONE = '13800000001'

let stage: Stage
beforeEach(async () => {
  stage = await makeStage()
  await settleAll(stage, ['resident', 'neighbour', 'farResident'])
})

const ask = (who: PersonName = 'newcomer', body: object = {}) =>
  stage.ok(who, 'requestJoin', { body: { ...wish, ...body } })
const codeOf = async (answer: Promise<{ status: number; body: { error?: { code: string } } }>) =>
  (await answer).body.error?.code
const homesOf = async (who: PersonName) => (await stage.ok(who, 'getMe')).homes
const consent = (who: PersonName, purpose: 'child' | 'phone') =>
  stage.table.write([
    {
      update: keys.person(people[who].id),
      changes: {
        set: { consents: { [purpose]: { version: purposeTexts[purpose].version, at: '2026-03-01T00:00:00.000Z' } } },
      },
    },
  ])
const consistent = async (...buildings: string[]) => {
  for (const building of buildings) expect(await countsOf(stage, building)).toEqual(await counted(stage, building))
}

describe('asking to join', () => {
  it('is refused without a building that is there, past five homes, and for a home that one has', async () => {
    for (const [body, field] of [
      [{ building: '420102015020001099' }, 'building'],
      [{ building: grid1 }, 'building'],
      [{ room: 0 }, 'room'],
      [{ unit: 100 }, 'unit'],
      [{ child: true, relation: 'owner' }, 'relation'],
    ] as const) {
      const answer = await stage.call('newcomer', 'requestJoin', { body: { ...wish, ...body } })
      expect([answer.status, Object.keys(answer.body.error.fields)], field).toEqual([400, [field]])
    }
    const again = await stage.call('resident', 'requestJoin', { body: wish })
    expect(again.body.error.fields).toEqual({ room: expect.any(String) })
    for (let room = 1; room <= HOMES_MAX; room++) await ask('newcomer', { room })
    stage.clock.pass(DAY)
    expect(await codeOf(stage.call('newcomer', 'requestJoin', { body: { ...wish, room: 99 } }))).toBe('limitReached')
  })

  it('is limited to a few a day, and the next day there are as many again', async () => {
    for (let room = 1; room <= JOINS_A_DAY; room++) {
      const { id } = await ask('newcomer', { room })
      await stage.ok('newcomer', 'withdrawJoin', { params: { joinId: id } })
    }
    expect(await codeOf(stage.call('newcomer', 'requestJoin', { body: wish }))).toBe('tooMany')
    stage.clock.pass(DAY)
    await ask()
  })

  it('gives a home that is not verified: tickets can be filed from it, and neighbours not be read', async () => {
    const join = await ask('newcomer', { name: '演示丁', note: '三楼，房东姓演' })
    expect(join).toMatchObject({ state: 'waiting', household: home, room: '1单元301室', late: false })
    expect((await stage.ok('newcomer', 'getJoin', { params: { joinId: join.id } })).name).toBe('演示丁')
    expect(join.dueAt).toBe(new Date(stage.clock.now() + 3 * DAY).toISOString())
    expect(await homesOf('newcomer')).toMatchObject([{ household: home, verified: false, relation: 'family' }])
    const body = { category: 'roadTraffic', text: '路灯坏了，请来看看。' } as const
    expect((await stage.ok('newcomer', 'openTicket', { body })).place.area).toBe(building1)
    expect(await codeOf(stage.call('newcomer', 'listPublicTickets', { query: { community } }))).toBe('notAllowed')
    expect(await codeOf(stage.call('newcomer', 'getHousehold', { params: { household: home } }))).toBe('notFound')
    expect(await codeOf(stage.call('newcomer', 'inviteMember', { params: { household: home }, body: {} }))).toBe(
      'notFound',
    )
  })

  it('answers the same whether the roster has the address or not', async () => {
    await enrol(stage, { ...address, room: 1001 }, [PHONE])
    const [there, not] = [await ask('newcomer', { room: 1001 }), await ask('unverified', { room: 1002 })]
    const plain = (join: typeof there) => ({ ...join, id: '', household: '', room: '', name: '' })
    expect(plain(there)).toEqual(plain(not))
  })

  it('is taken back, and takes the home with it', async () => {
    const { id } = await ask()
    expect(await codeOf(stage.call('unverified', 'withdrawJoin', { params: { joinId: id } }))).toBe('notFound')
    expect(await codeOf(stage.call('worker', 'withdrawJoin', { params: { joinId: id } }))).toBe('notAllowed')
    expect(await stage.ok('newcomer', 'withdrawJoin', { params: { joinId: id } })).toMatchObject({ state: 'withdrawn' })
    expect(await homesOf('newcomer')).toEqual([])
    expect(await codeOf(stage.call('newcomer', 'withdrawJoin', { params: { joinId: id } }))).toBe('wrongState')
    await ask()
  })
})

describe('a phone', () => {
  const match = (joinId: string, phone: string, keep = false, who: PersonName = 'newcomer') =>
    stage.call(who, 'matchJoin', { params: { joinId }, body: { phoneCode: `phone of ${phone}`, keep } })

  it('that the roster has verifies at once', async () => {
    const household = await enrol(stage, { ...address, room: 1001 }, ['13900000000', PHONE])
    const { id } = await ask('newcomer', { room: 1001, relation: 'owner' })
    const { body } = await match(id, PHONE)
    expect(body).toMatchObject({ matched: true, join: { state: 'verified' } })
    expect(await homesOf('newcomer')).toMatchObject([{ household, verified: true, relation: 'owner' }])
    expect(await personNow(stage, people.newcomer.id)).not.toHaveProperty('phone')
    await consistent(building1)
    expect(await countsOf(stage, building1)).toEqual({ households: 2, joined: 2 })
  })

  it('alone makes nobody the owner of a household that has members: an owner or the staff confirm it', async () => {
    const household = await enrol(stage, { ...address, room: 1001 }, [PHONE])
    const first = await ask('newcomer', { room: 1001, relation: 'tenant' })
    expect((await match(first.id, PHONE)).body).toMatchObject({ matched: true })
    const second = await ask('unverified', { room: 1001, relation: 'owner' })
    const { body } = await match(second.id, PHONE, false, 'unverified')
    expect(body).toMatchObject({ matched: false, words: '没有核对上，社区会人工核实', join: { state: 'waiting' } })
    await stage.ok('worker', 'approveJoin', { params: { joinId: second.id }, body: {} })
    expect(await homesOf('unverified')).toContainEqual(
      expect.objectContaining({ household, verified: true, relation: 'owner' }),
    )
  })

  it('that is wrong, of another household, at no address, or tried too often, is answered alike', async () => {
    await enrol(stage, { ...address, room: 1001 }, [PHONE])
    await enrol(stage, { ...address, room: 1002 }, ['13900000002'])
    const [other, none, noPhones] = [
      await ask('newcomer', { room: 1002 }),
      await ask('unverified', { room: 1003 }),
      await ask('worker'),
    ]
    const answers = [await match(other.id, PHONE), await match(none.id, PHONE, false, 'unverified')]
    answers.push(await match(noPhones.id, PHONE, false, 'worker'))
    const plain = ({ status, body }: (typeof answers)[number]) => {
      const { id: _, household: _h, room: _r, name: _n, ...join } = body.join
      return { status, body: { ...body, join } }
    }
    expect(plain(answers[0] as never)).toEqual(plain(answers[1] as never))
    expect(plain(answers[0] as never)).toEqual(plain(answers[2] as never))
    expect(answers[0]?.body).toMatchObject({
      matched: false,
      words: '没有核对上，社区会人工核实',
      join: { state: 'waiting' },
    })
  })

  it('is tried a few times a day; at one address no more than ten times by anybody, which nobody is told', async () => {
    await enrol(stage, { ...address, room: 1001 }, [PHONE])
    const { id } = await ask('newcomer', { room: 1001 })
    for (let i = 0; i < PHONES_A_DAY; i++) expect((await match(id, '13700000000')).status).toBe(200)
    expect(await codeOf(match(id, PHONE))).toBe('tooMany')
    const second = await ask('unverified', { room: 1001 })
    for (let i = 0; i < 3; i++) await match(second.id, '13700000000', false, 'unverified')
    // The ten are over: the right phone is not compared any more.
    expect((await match(second.id, PHONE, false, 'unverified')).body).toMatchObject({ matched: false })
    stage.clock.pass(DAY)
    expect((await match(second.id, PHONE, false, 'unverified')).body).toMatchObject({ matched: true })
  })

  it('is kept, sealed, only by consent: matched or not', async () => {
    await enrol(stage, { ...address, room: 1001 }, [PHONE])
    const { id } = await ask('newcomer', { room: 1001 })
    await match(id, '13700000000', true)
    const person = await personNow(stage, people.newcomer.id)
    expect(person?.phone).toBeDefined()
    expect(person?.phone).not.toContain('1370000')
    expect(await stage.sealer.open(person?.phone ?? '', `phone#${people.newcomer.id}`)).toBe('13700000000')
    expect(person?.consents?.phone?.version).toBe(purposeTexts.phone.version)
    await match(id, PHONE, true)
    const after = await personNow(stage, people.newcomer.id)
    expect(await stage.sealer.open(after?.phone ?? '', `phone#${people.newcomer.id}`)).toBe(PHONE)
  })

  it('is never asked of WeChat for a child, or when it is settled', async () => {
    const { id } = await ask('newcomer', { child: true })
    expect(await codeOf(match(id, PHONE))).toBe('wrongState')
    const bad = await stage.call('newcomer', 'matchJoin', {
      params: { joinId: (await ask('worker')).id },
      body: { phoneCode: 'x', keep: false },
    })
    expect(bad.body.error.code).toBe('notFound')
    const mine = await ask('unverified')
    const refused = await stage.call('unverified', 'matchJoin', {
      params: { joinId: mine.id },
      body: { phoneCode: 'x', keep: false },
    })
    expect(refused.body.error).toMatchObject({ code: 'badInput', fields: { phoneCode: expect.any(String) } })
  })
})

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
    expect(await countsOf(stage, building1)).toEqual({ households: before.households + 1, joined: before.joined + 1 })
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
    expect(await countsOf(stage, building1)).toEqual({ households: 1, joined: 1 })
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

describe('a member', () => {
  it('vouches for family, not for an owner unless an owner; nobody else does', async () => {
    const { id } = await ask()
    const params = { joinId: id }
    expect(await codeOf(stage.call('neighbour', 'vouchJoin', { params }))).toBe('notFound')
    expect(await codeOf(stage.call('worker', 'vouchJoin', { params }))).toBe('notAllowed')
    expect(await codeOf(stage.call('newcomer', 'vouchJoin', { params }))).toBe('notAllowed')
    const seen = await stage.ok('resident', 'getHousehold', { params: { household: home } })
    expect(seen.waiting).toMatchObject([{ id, name: people.newcomer.name }])
    expect(await stage.ok('resident', 'vouchJoin', { params })).toMatchObject({ state: 'verified' })
    const owner = await ask('unverified', { relation: 'owner' })
    expect(await codeOf(stage.call('newcomer', 'vouchJoin', { params: { joinId: owner.id } }))).toBe('notAllowed')
    await stage.ok('resident', 'vouchJoin', { params: { joinId: owner.id } })
    await consistent(building1)
    const { members } = await stage.ok('newcomer', 'getHousehold', { params: { household: home } })
    expect(members.map(({ name, me, relation }) => [name, me, relation])).toEqual([
      [people.resident.name, false, 'owner'],
      [people.newcomer.name, true, 'family'],
      [people.unverified.name, false, 'owner'],
    ])
  })

  it('invites one person for a day, by a code that is used once', async () => {
    const params = { household: home }
    expect(await codeOf(stage.call('neighbour', 'inviteMember', { params, body: {} }))).toBe('notFound')
    expect(await codeOf(stage.call('worker', 'inviteMember', { params, body: {} }))).toBe('notAllowed')
    const { code, expiresAt } = await stage.ok('resident', 'inviteMember', { params, body: {} })
    expect([code, expiresAt]).toEqual([
      expect.stringMatching(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/),
      new Date(stage.clock.now() + DAY).toISOString(),
    ])
    const accept = (who: PersonName, typed: string, body = { relation: 'family' as const }) =>
      stage.call(who, 'acceptInvitation', { params: { code: typed }, body })
    const later = await stage.ok('resident', 'inviteMember', { params, body: {} })
    const first = await accept('newcomer', code.toLowerCase().replace('-', ''))
    expect([first.status, first.body]).toMatchObject([201, { state: 'verified', relation: 'family', household: home }])
    expect(await homesOf('newcomer')).toMatchObject([{ household: home, verified: true }])
    stage.clock.pass(DAY)
    const refused = [
      await accept('unverified', code),
      await accept('unverified', later.code),
      await accept('unverified', 'ZZZZZ-ZZZZZ'),
      await accept('resident', (await stage.ok('resident', 'inviteMember', { params, body: {} })).code),
    ]
    for (const { status, body } of refused) expect([status, body]).toEqual([409, refused[0]?.body])
    expect(refused[0]?.body.error.code).toBe('codeUsed')
    await consistent(building1)
    for (let i = 0; i < 20; i++) await accept('unverified', 'ZZZZZ-ZZZZZ')
    expect(await codeOf(accept('unverified', 'ZZZZZ-ZZZZZ'))).toBe('tooMany')
  })

  it('whose join waits already is verified by the invitation, with one join in the end', async () => {
    const { id } = await ask('newcomer', { relation: 'tenant' })
    const { code } = await stage.ok('resident', 'inviteMember', { params: { household: home }, body: {} })
    const joined = await stage.ok('newcomer', 'acceptInvitation', {
      params: { code },
      body: { relation: 'owner', name: '演示丁' },
    })
    expect(joined).toMatchObject({ id, state: 'verified', relation: 'owner' })
    expect((await stage.ok('newcomer', 'getJoin', { params: { joinId: id } })).name).toBe('演示丁')
    expect(await homesOf('newcomer')).toMatchObject([{ household: home, verified: true, relation: 'owner' }])
    expect((await stage.ok('newcomer', 'listMyJoins', { query: {} })).items).toHaveLength(1)
    expect((await stage.ok('worker', 'listJoinQueue', { query: {} })).items).toEqual([])
    await consistent(building1)
  })

  it('that left takes back what they invited to', async () => {
    const { code } = await stage.ok('resident', 'inviteMember', { params: { household: home }, body: {} })
    await stage.ok('resident', 'leaveHousehold', { params: { household: home } })
    const { body } = await stage.call('newcomer', 'acceptInvitation', {
      params: { code },
      body: { relation: 'family' },
    })
    expect(body.error.code).toBe('codeUsed')
    // Who comes back, perhaps as less than an owner, invites anew.
    stage.clock.pass(HOUR)
    const again = await ask('resident', { relation: 'tenant' })
    await stage.ok('worker', 'approveJoin', { params: { joinId: again.id }, body: {} })
    const owner = { params: { code }, body: { relation: 'owner' as const } }
    expect(await codeOf(stage.call('newcomer', 'acceptInvitation', owner))).toBe('codeUsed')
  })

  it('leaves; with the last one the household counts no more, and its row stays', async () => {
    const joined = await countsOf(stage, building1)
    const params = { household: home }
    expect(await codeOf(stage.call('neighbour', 'leaveHousehold', { params }))).toBe('notFound')
    expect(await stage.ok('resident', 'leaveHousehold', { params })).toMatchObject({ state: 'ended' })
    expect(await countsOf(stage, building1)).toEqual({ ...joined, joined: joined.joined - 1 })
    await consistent(building1)
    expect(await homesOf('resident')).toEqual([])
    expect(await codeOf(stage.call('resident', 'getHousehold', { params }))).toBe('notFound')
    expect(await codeOf(stage.call('resident', 'leaveHousehold', { params }))).toBe('notFound')
  })

  it('moves house in one: within the building, and to another', async () => {
    const params = { household: home }
    const same = await stage.call('resident', 'moveHouse', { params, body: wish })
    expect(same.body.error.fields).toEqual({ room: expect.any(String) })
    const moved = await stage.ok('resident', 'moveHouse', { params, body: { ...wish, room: 1001 } })
    expect(moved).toMatchObject({ state: 'waiting', room: '1单元1001室' })
    expect(await homesOf('resident')).toMatchObject([{ household: moved.household, verified: false }])
    await consistent(building1)
    await stage.ok('worker', 'approveJoin', { params: { joinId: moved.id }, body: {} })
    const next = await stage.ok('resident', 'moveHouse', {
      params: { household: moved.household },
      body: { ...wish, building: building2, relation: 'tenant' },
    })
    expect(next.building).toBe(building2)
    await consistent(building1, building2)
  })

  it('can be removed by an owner or the staff, with a reason; owners do not remove one another', async () => {
    const { id } = await ask()
    await stage.ok('resident', 'vouchJoin', { params: { joinId: id } })
    const mine = (await stage.ok('resident', 'getHousehold', { params: { household: home } })).members.find(
      ({ me }) => me,
    )
    const remove = (who: PersonName, joinId: string) =>
      stage.call(who, 'removeMember', { params: { joinId }, body: { reason: '已经搬走了' } })
    expect(await codeOf(remove('neighbour', id))).toBe('notFound')
    expect(await codeOf(remove('newcomer', mine?.joinId ?? ''))).toBe('notAllowed')
    const owner = await ask('unverified', { relation: 'owner' })
    expect(await codeOf(remove('worker', owner.id))).toBe('wrongState')
    await stage.ok('resident', 'vouchJoin', { params: { joinId: owner.id } })
    expect(await codeOf(remove('resident', owner.id))).toBe('notAllowed')
    expect((await remove('resident', id)).body).toMatchObject({ state: 'ended', reason: '已经搬走了' })
    expect(await homesOf('newcomer')).toEqual([])
    expect((await remove('worker', owner.id)).body).toMatchObject({ state: 'ended' })
    await consistent(building1)
  })

  it('of two homes, a tenant beside an owner: both are fine', async () => {
    const { id } = await ask('neighbour', { relation: 'tenant' })
    await stage.ok('worker', 'approveJoin', { params: { joinId: id }, body: {} })
    expect((await homesOf('neighbour')).map(({ verified }) => verified)).toEqual([true, true])
    await consistent(building1, building2)
    expect(await countsOf(stage, building1)).toMatchObject({ joined: 1 })
  })
})

describe('a child under 14', () => {
  it('is never approved by staff alone; an adult member answers for them, who agreed to it', async () => {
    const { id } = await ask('newcomer', { child: true })
    const params = { joinId: id }
    expect(await codeOf(stage.call('worker', 'approveJoin', { params, body: {} }))).toBe('wrongState')
    expect(await codeOf(stage.call('resident', 'vouchJoin', { params }))).toBe('consentNeeded')
    await consent('resident', 'child')
    await stage.ok('resident', 'vouchJoin', { params })
    const { members } = await stage.ok('resident', 'getHousehold', { params: { household: home } })
    expect(members.find(({ child }) => child)).toMatchObject({
      personId: people.newcomer.id,
      guardian: people.resident.id,
    })
    for (const operation of ['inviteMember'] as const)
      expect(await codeOf(stage.call('newcomer', operation, { params: { household: home }, body: {} }))).toBe(
        'notAllowed',
      )
    const other = await ask('unverified')
    expect(await codeOf(stage.call('newcomer', 'vouchJoin', { params: { joinId: other.id } }))).toBe('notAllowed')
  })

  it('is invited as one, and is family', async () => {
    const params = { household: home }
    expect(await codeOf(stage.call('resident', 'inviteMember', { params, body: { child: true } }))).toBe(
      'consentNeeded',
    )
    await consent('resident', 'child')
    const { code, child } = await stage.ok('resident', 'inviteMember', { params, body: { child: true } })
    const joined = await stage.ok('newcomer', 'acceptInvitation', { params: { code }, body: { relation: 'owner' } })
    expect([child, joined]).toMatchObject([true, { child: true, relation: 'family', state: 'verified' }])
  })

  it('is not let in by an invitation that was not for a child', async () => {
    await ask('newcomer', { child: true })
    const { code } = await stage.ok('resident', 'inviteMember', { params: { household: home }, body: {} })
    const { body } = await stage.call('newcomer', 'acceptInvitation', {
      params: { code },
      body: { relation: 'family' },
    })
    expect(body.error.code).toBe('wrongState')
  })

  it('waits again when the guardian leaves, where the staff see it, until another adult answers', async () => {
    const grandparent = await ask('unverified')
    await stage.ok('resident', 'vouchJoin', { params: { joinId: grandparent.id } })
    await consent('resident', 'child')
    const { id } = await ask('newcomer', { child: true })
    await stage.ok('resident', 'vouchJoin', { params: { joinId: id } })
    await stage.ok('resident', 'leaveHousehold', { params: { household: home } })
    await consistent(building1)
    expect(await homesOf('newcomer')).toMatchObject([{ household: home, verified: false }])
    expect((await stage.ok('worker', 'listJoinQueue', { query: {} })).items).toMatchObject([
      { id, child: true, state: 'waiting' },
    ])
    await consent('unverified', 'child')
    await stage.ok('unverified', 'vouchJoin', { params: { joinId: id } })
    expect(await homesOf('newcomer')).toMatchObject([{ verified: true }])
    await consistent(building1)
  })
})

describe('dependants', () => {
  const elder = { kind: 'elder', name: '演示奶奶', relation: '母亲', bornOn: '1940-05-01', note: '耳朵背' } as const
  const params = { household: home }

  it('are kept by members; corrected, removed, and seen by nobody else but staff', async () => {
    expect(await codeOf(stage.call('neighbour', 'keepDependant', { params, body: elder }))).toBe('notFound')
    expect(await codeOf(stage.call('resident', 'keepDependant', { params, body: { ...elder, kind: 'child' } }))).toBe(
      'consentNeeded',
    )
    const kept = await stage.ok('resident', 'keepDependant', { params, body: elder })
    const { dependants } = await stage.ok('resident', 'getHousehold', { params })
    expect(dependants).toMatchObject([{ ...elder, keptBy: { name: people.resident.name, staff: false } }])
    const at = { ...params, dependantId: kept.id }
    const raw = await stage.table.read([keys.dependant(home, kept.id)])
    expect(JSON.stringify(raw)).not.toMatch(/奶奶|母亲|1940|耳朵/)
    expect(await codeOf(stage.call('neighbour', 'correctDependant', { params: at, body: elder }))).toBe('notFound')
    expect(await codeOf(stage.call('worker', 'correctDependant', { params: at, body: elder }))).toBe('notFound')
    await stage.ok('resident', 'correctDependant', { params: at, body: { ...elder, note: '耳朵背，请大声' } })
    const seen = await stage.ok('worker', 'getHousehold', { params })
    expect(seen.dependants).toMatchObject([{ name: elder.name, note: '耳朵背，请大声' }])
    await stage.ok('resident', 'removeDependant', { params: at })
    expect(await codeOf(stage.call('resident', 'removeDependant', { params: at }))).toBe('notFound')
    expect((await stage.ok('resident', 'getHousehold', { params })).dependants).toEqual([])
  })

  it('are kept by the grid worker for who has no family here: not shown to who moves in, and no children', async () => {
    const refused = await stage.call('worker', 'keepDependant', { params, body: { ...elder, kind: 'child' } })
    expect(refused.body.error.fields).toEqual({ kind: expect.any(String) })
    const { id } = await stage.ok('worker', 'keepDependant', { params, body: elder })
    expect((await stage.ok('resident', 'getHousehold', { params })).dependants).toEqual([])
    expect(await codeOf(stage.call('resident', 'removeDependant', { params: { ...params, dependantId: id } }))).toBe(
      'notFound',
    )
    expect((await stage.ok('communityStaff', 'getHousehold', { params })).dependants).toMatchObject([
      { id, keptBy: { staff: true } },
    ])
    await stage.ok('resident', 'leaveHousehold', { params })
    expect((await stage.ok('worker', 'getHousehold', { params })).dependants).toHaveLength(1)
  })

  it('are kept by staff in a household of the roster, which has it from then on, or in none that is', async () => {
    const unlisted = `${building1}010909`
    const before = await countsOf(stage, building1)
    const keep = (household: string) => stage.call('worker', 'keepDependant', { params: { household }, body: elder })
    expect((await keep(unlisted)).status).toBe(201)
    expect((await keep(unlisted)).status).toBe(201)
    expect(await countsOf(stage, building1)).toEqual({ ...before, households: before.households + 1 })
    await consistent(building1)
    expect(await codeOf(keep(`${grid1}909010101`))).toBe('notFound')
    await stage.table.write([
      { update: keys.area(building2), changes: { set: { closedAt: '2026-03-02T01:00:00.000Z' } } },
    ])
    expect(await codeOf(keep(`${building2}010909`))).toBe('notFound')
  })

  it('are kept by nobody who left between the reading and the writing', async () => {
    meanwhile(stage, () => stage.ok('resident', 'leaveHousehold', { params }))
    expect(await codeOf(stage.call('resident', 'keepDependant', { params, body: elder }))).toBe('notFound')
  })

  it('that a family kept go with its last member', async () => {
    const { id } = await stage.ok('resident', 'keepDependant', { params, body: elder })
    await stage.ok('resident', 'leaveHousehold', { params })
    expect(await stage.table.read([keys.dependant(home, id), keys.keptAt(id)])).toEqual([undefined, undefined])
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

it('a person who is told apart from another by nothing but the openid joins as themselves', async () => {
  const twin = { ...people.newcomer, id: `per_${'7'.repeat(26)}`, openid: 'openid-twin' }
  await stage.table.write(newPerson(twin))
  await settle(stage, twin, homeAt({ building: building2, unit: 1, room: 1 }))
  await consistent(building2)
  expect(grid2).toBe(building2.slice(0, 15))
})
