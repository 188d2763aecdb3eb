import { beforeEach, describe, expect, it } from 'vitest'
import { entriesOf } from '../../../functions/cases/entries.ts'
import { parseEntry } from '../../../functions/households/store.ts'
import { keys } from '../../../functions/platform/table.ts'
import { addressOf } from '../../../shared/households/address.ts'
import { MINUTE } from '../../../shared/lifecycle.ts'
import { LEAVING } from '../../../shared/privacy/contract.ts'
import { purposeTexts } from '../../../shared/privacy/purposes.ts'
import { consent } from '../../support/care.ts'
import { childNow, due, joinAsChild, signInAsChild } from '../../support/children.ts'
import { building1, grid1, people } from '../../support/district.ts'
import { homeAt, settle } from '../../support/households.ts'
import { anew, codeOf, consistent, home, homesOf, stage } from './scene.ts'

beforeEach(async () => {
  await anew()
  // Another adult of the resident's household.
  await settle(stage, people.unverified, homeAt(addressOf(home), 'family'))
})

const params = { household: home }
const withdraw = () => consent(stage, 'resident', 'child', false)

describe('a guardian who goes', () => {
  const leavingAt = () => new Date(stage.clock.now() + LEAVING).toISOString()
  const other = people.farResident.homes[0]?.household ?? ''

  it('leaves no account of a child behind for which nobody answers, unless another adult does', async () => {
    for (const who of ['resident', 'unverified'] as const) await consent(stage, who, 'child')
    const joinId = await joinAsChild(stage, 'resident')
    const { token } = await signInAsChild(stage)
    await stage.ok('resident', 'leaveHousehold', { params })
    expect(await childNow(stage)).toMatchObject({ leavingAt: leavingAt(), due: expect.any(String), unguarded: true })
    // Their consent stands: to ask for a home with them, the child stays signed in.
    expect(await codeOf(stage.call({ token }, 'cancelDeletion'))).toBe('guardianNeeded')
    await stage.ok('unverified', 'vouchJoin', { params: { joinId } })
    for (const name of ['leavingAt', 'unguarded', 'due', 'dueAt'])
      expect(await childNow(stage), name).not.toHaveProperty(name)
  })

  it('and moves house leaves the same', async () => {
    await consent(stage, 'resident', 'child')
    await joinAsChild(stage, 'resident')
    const to = { building: building1, unit: 1, room: 909 }
    await stage.ok('resident', 'moveHouse', { params, body: { ...to, relation: 'owner' } })
    expect(await childNow(stage)).toMatchObject({ leavingAt: leavingAt(), unguarded: true })
  })

  it('leaves who has another guardian in another home with their account', async () => {
    for (const who of ['resident', 'farResident'] as const) await consent(stage, who, 'child')
    await joinAsChild(stage, 'resident')
    await joinAsChild(stage, 'farResident', other)
    await stage.ok('resident', 'leaveHousehold', { params })
    const me = await stage.ok('newcomer', 'getMe')
    expect(me.leavingAt).toBeUndefined()
    expect(me.homes.map(({ household, verified }) => [household, verified])).toEqual([
      [home, false],
      [other, true],
    ])
  })

  it('with their account takes the consent along: the child is signed out, and goes after the same days', async () => {
    await consent(stage, 'resident', 'child')
    await joinAsChild(stage, 'resident')
    await stage.ok('resident', 'askDeletion')
    stage.clock.pass(LEAVING)
    await due(stage)
    const { token } = await signInAsChild(stage)
    stage.clock.pass(MINUTE)
    expect((await due(stage)).failed, stage.logged.join()).toBe(0)
    expect((await stage.table.read([keys.person(people.resident.id)]))[0]).toBeUndefined()
    expect(await codeOf(stage.call({ token }, 'getMe'))).toBe('sessionEnded')
    expect(await childNow(stage)).toMatchObject({ leavingAt: leavingAt(), unguarded: true })
    stage.clock.pass(LEAVING)
    await due(stage)
    stage.clock.pass(MINUTE)
    await due(stage)
    expect(await childNow(stage)).toBeUndefined()
    await consistent(building1)
  })

  it('has each other adult of the home told of the child that waits, beside the child and the staff', async () => {
    await consent(stage, 'resident', 'child')
    const joinId = await joinAsChild(stage, 'resident')
    await withdraw()
    const entries = (await entriesOf(stage.table, keys.join(joinId))).map(parseEntry)
    expect(entries.at(-1)).toMatchObject({ move: 'unguard', audience: { areas: [grid1] } })
    expect(entries.at(-1)?.audience.people.sort()).toEqual([people.newcomer.id, people.unverified.id].sort())
  })
})

describe('a child in one home', () => {
  const other = people.neighbour.homes[0]?.household ?? ''

  it('is a child in every other, whatever is said there', async () => {
    await consent(stage, 'resident', 'child')
    await joinAsChild(stage, 'resident')
    const ask = (relation: 'owner' | 'family') =>
      stage.call('newcomer', 'requestJoin', { body: { ...addressOf(other), relation } })
    expect(Object.keys((await ask('owner')).body.error.fields)).toEqual(['relation'])
    const { id, child } = (await ask('family')).body
    expect(child).toBe(true)
    expect(await codeOf(stage.call('worker', 'approveJoin', { params: { joinId: id }, body: {} }))).toBe('wrongState')
    const { code } = await stage.ok('neighbour', 'inviteMember', { params: { household: other }, body: {} })
    const body = { relation: 'family' } as const
    const refused = await stage.call('newcomer', 'acceptInvitation', { params: { code }, body })
    expect(refused.body.error.fields).toEqual({ code: '请让家人生成孩子用的邀请码' })
  })

  it('is one also where they asked as an adult before', async () => {
    for (const who of ['resident', 'neighbour'] as const) await consent(stage, who, 'child')
    await consent(stage, 'newcomer', 'policy')
    const body = { ...addressOf(other), relation: 'family' } as const
    const { id } = await stage.ok('newcomer', 'requestJoin', { body })
    await joinAsChild(stage, 'resident')
    const at = { params: { joinId: id } }
    expect(await codeOf(stage.call('worker', 'approveJoin', { ...at, body: {} }))).toBe('wrongState')
    expect(await codeOf(stage.call('neighbour', 'vouchJoin', at))).toBe('wrongState')
    const match = stage.call('newcomer', 'matchJoin', {
      ...at,
      body: { phoneCode: 'phone of 13800000001', keep: false },
    })
    expect(await codeOf(match)).toBe('wrongState')
    expect((await homesOf('newcomer')).filter(({ verified }) => verified)).toHaveLength(1)
  })

  it('answers for nobody where they were let in as an adult before', async () => {
    await consent(stage, 'resident', 'child')
    await settle(stage, people.newcomer, homeAt(addressOf(other), 'family'))
    await consent(stage, 'newcomer', 'child')
    const early = await stage.ok('newcomer', 'inviteMember', { params: { household: other }, body: { child: true } })
    await joinAsChild(stage, 'resident')
    const invite = stage.call('newcomer', 'inviteMember', { params: { household: other }, body: { child: true } })
    expect(await codeOf(invite)).toBe('notAllowed')
    const ask = { ...addressOf(other), relation: 'family', child: true } as const
    await consent(stage, 'responder', 'policy')
    const { id } = await stage.ok('responder', 'requestJoin', { body: ask })
    expect(await codeOf(stage.call('newcomer', 'vouchJoin', { params: { joinId: id } }))).toBe('notAllowed')
    const accept = { params: { code: early.code }, body: { relation: 'family' } } as const
    expect(await codeOf(stage.call('responder', 'acceptInvitation', accept))).toBe('codeUsed')
  })

  it('is one still when they move, and waits there for an adult', async () => {
    await consent(stage, 'resident', 'child')
    await joinAsChild(stage, 'resident')
    const body = { ...addressOf(people.neighbour.homes[0]?.household ?? ''), relation: 'family' } as const
    const moved = await stage.ok('newcomer', 'moveHouse', { params, body })
    expect(moved).toMatchObject({ child: true, state: 'waiting' })
    const approved = stage.call('worker', 'approveJoin', { params: { joinId: moved.id }, body: {} })
    expect(await codeOf(approved)).toBe('wrongState')
  })

  it('answers for no other child, whatever they agree to', async () => {
    await consent(stage, 'resident', 'child')
    await joinAsChild(stage, 'resident')
    const { version } = purposeTexts.child
    const agreed = stage.call('newcomer', 'answerConsent', { body: { purpose: 'child', version, given: true } })
    expect(await codeOf(agreed)).toBe('guardianConsents')
    const answer = await stage.call('newcomer', 'keepDependant', {
      params,
      body: { kind: 'child', name: '演示孩子 戊', relation: '妹妹' },
    })
    expect(answer.body.error.fields).toEqual({ kind: '孩子要由同住的成年家人登记' })
  })
})
