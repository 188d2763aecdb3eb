import { beforeEach, describe, expect, it } from 'vitest'
import { DAY, HOUR } from '../../../shared/lifecycle.ts'
import { building1, building2, type PersonName, people } from '../../support/district.ts'
import { countsOf } from '../../support/households.ts'
import { anew, ask, codeOf, consistent, home, homesOf, stage, wish } from './scene.ts'

beforeEach(anew)

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
