/** Who was a child stays one for the service, whatever home they leave or join. */
import { beforeEach, describe, expect, it } from 'vitest'
import { belongsTo, isKnown } from '../../../functions/teams/team-policy.ts'
import { localHousehold, mayClaim } from '../../../functions/wishes/policy.ts'
import { addressOf } from '../../../shared/households/address.ts'
import { isChild } from '../../../shared/people/child.ts'
import { consent } from '../../support/care.ts'
import { joinAsChild } from '../../support/children.ts'
import { grid1, people } from '../../support/district.ts'
import { homeAt } from '../../support/households.ts'
import { anew, ask, codeOf, home, PHONE, stage } from './scene.ts'

beforeEach(anew)

const params = { household: home }
const other = people.neighbour.homes[0]?.household ?? ''
const me = () => stage.ok('newcomer', 'getMe')

describe('a child who left their home', () => {
  beforeEach(async () => {
    await consent(stage, 'resident', 'child')
    await joinAsChild(stage, 'resident')
    await stage.ok('newcomer', 'leaveHousehold', { params })
  })

  it('is let into none as an adult: not by staff, nor by a member, an invitation or the roster', async () => {
    const adult = { ...addressOf(other), relation: 'family', child: false } as const
    const asked = await stage.call('newcomer', 'requestJoin', { body: { ...adult, relation: 'owner' } })
    expect(Object.keys(asked.body.error.fields)).toEqual(['relation'])
    const { id, child } = await stage.ok('newcomer', 'requestJoin', { body: adult })
    expect(child).toBe(true)
    const at = { params: { joinId: id } }
    expect(await codeOf(stage.call('worker', 'approveJoin', { ...at, body: {} }))).toBe('wrongState')
    expect(await codeOf(stage.call('neighbour', 'vouchJoin', at))).toBe('consentNeeded')
    const phone = { phoneCode: `phone of ${PHONE}`, keep: false }
    expect(await codeOf(stage.call('newcomer', 'matchJoin', { ...at, body: phone }))).toBe('wrongState')
    const { code } = await stage.ok('neighbour', 'inviteMember', { params: { household: other }, body: {} })
    const body = { relation: 'family' } as const
    const invited = await stage.call('newcomer', 'acceptInvitation', { params: { code }, body })
    expect(invited.body.error.fields).toEqual({ code: '请让家人生成孩子用的邀请码' })
  })

  it('reads that they are one without a home, and is one in the next', async () => {
    expect(await me()).toMatchObject({ homes: [], child: true })
    await consent(stage, 'neighbour', 'child')
    await joinAsChild(stage, 'neighbour', other)
    expect(await me()).toMatchObject({ homes: [{ household: other, verified: true, child: true }], child: true })
  })
})

describe('whoever is invited as a child', () => {
  it('is marked like one who was vouched for, whether they waited there or not', async () => {
    await consent(stage, 'resident', 'child')
    for (const waits of [false, true]) {
      if (waits) await ask('newcomer')
      const { code } = await stage.ok('resident', 'inviteMember', { params, body: { child: true } })
      await consent(stage, 'newcomer', 'policy')
      await stage.ok('newcomer', 'acceptInvitation', { params: { code }, body: { relation: 'family' } })
      await stage.ok('newcomer', 'leaveHousehold', { params })
      expect(await me()).toMatchObject({ homes: [], child: true })
    }
  })
})

describe('whoever only said that they are a child', () => {
  it('is one as long as they wait, and none when they took it back: nobody had answered for them', async () => {
    const { id } = await ask('newcomer', { child: true })
    const waiting = await me()
    expect([isChild(waiting), waiting.child]).toEqual([true, undefined])
    await stage.ok('newcomer', 'withdrawJoin', { params: { joinId: id } })
    expect(isChild(await me())).toBe(false)
    expect((await ask('newcomer')).child).toBe(false)
  })
})

it('the mark alone keeps a child out of what is for adults, with a home that was verified otherwise', () => {
  const homes = [homeAt(addressOf(home), 'owner')].map((each) => ({ ...each, verified: true }))
  const adult = { ...people.newcomer, homes, roles: [] }
  const marked = { ...adult, child: true as const }
  for (const [who, may] of [
    [adult, true],
    [marked, false],
  ] as const)
    expect([
      mayClaim(who, grid1),
      localHousehold(who, grid1) !== undefined,
      belongsTo(who, grid1),
      isKnown(who),
    ]).toEqual([may, may, may, may])
})
