import { beforeEach, describe, expect, it } from 'vitest'
import { newPerson } from '../../../functions/people/store.ts'
import { keys } from '../../../functions/platform/table.ts'
import { HOMES_MAX, JOINS_A_DAY } from '../../../shared/households/limits.ts'
import { DAY } from '../../../shared/lifecycle.ts'
import { agreedToPolicy, building1, building2, community, grid1, grid2, people } from '../../support/district.ts'
import { enrol, homeAt, settle } from '../../support/households.ts'
import { address, anew, ask, codeOf, consistent, home, homesOf, PHONE, stage, wish } from './scene.ts'

beforeEach(anew)

describe('asking to join', () => {
  it('is refused, by an invitation and by moving too, without a word on the policy that stands; nothing else is', async () => {
    const without = (consents: object | undefined) =>
      Promise.all(
        (['newcomer', 'neighbour'] as const).map((who) =>
          stage.table.write([{ update: keys.person(people[who].id), changes: { set: { consents } } }]),
        ),
      )
    const { code } = await stage.ok('resident', 'inviteMember', { params: { household: home }, body: {} })
    const own = people.neighbour.homes[0]?.household ?? ''
    const join = [
      () => stage.call('newcomer', 'requestJoin', { body: wish }),
      () => stage.call('newcomer', 'acceptInvitation', { params: { code }, body: { relation: 'family' } }),
      () => stage.call('neighbour', 'moveHouse', { params: { household: own }, body: wish }),
    ]
    for (const consents of [undefined, { policy: { version: '2020-01-01', at: '2026-03-01T00:00:00.000Z' } }]) {
      await without(consents)
      for (const each of join) expect(await codeOf(each())).toBe('consentNeeded')
    }
    expect((await stage.ok('neighbour', 'getHousehold', { params: { household: own } })).members).toHaveLength(1)
    await without(agreedToPolicy)
    for (const each of [join[1], join[2]]) expect((await each?.())?.status).toBeLessThan(300)
  })

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

it('a person who is told apart from another by nothing but the openid joins as themselves', async () => {
  const twin = { ...people.newcomer, id: `per_${'7'.repeat(26)}`, openid: 'openid-twin' }
  await stage.table.write(newPerson(twin))
  await settle(stage, twin, homeAt({ building: building2, unit: 1, room: 1 }))
  await consistent(building2)
  expect(grid2).toBe(building2.slice(0, 15))
})
