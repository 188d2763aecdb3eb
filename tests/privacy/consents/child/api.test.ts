import { beforeEach, describe, expect, it } from 'vitest'
import { keys } from '../../../../functions/platform/table.ts'
import { addressOf } from '../../../../shared/households/address.ts'
import { DAY, MINUTE } from '../../../../shared/lifecycle.ts'
import { LEAVING } from '../../../../shared/privacy/contract.ts'
import { purposeTexts } from '../../../../shared/privacy/purposes.ts'
import { consent, notes } from '../../../support/care.ts'
import { childNow, due, joinAsChild, signInAsChild } from '../../../support/children.ts'
import { building1, type PersonName, people } from '../../../support/district.ts'
import { counted, countsOf, homeAt, settle, settleAll } from '../../../support/households.ts'
import { meanwhile } from '../../../support/meanwhile.ts'
import { makeStage, type Stage } from '../../../support/stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await makeStage()
  await settleAll(stage, ['resident', 'neighbour', 'farResident'])
  // Another adult of the resident's household.
  await settle(stage, people.unverified, homeAt(addressOf(home), 'family'))
})

const home = people.resident.homes[0]?.household ?? ''
const params = { household: home }
const codeOf = async (answer: Promise<{ body: { error?: { code: string } } }>) => (await answer).body.error?.code
const inside = async (who: PersonName = 'resident') => stage.ok(who, 'getHousehold', { params })
const homesOf = async (who: PersonName) => (await stage.ok(who, 'getMe')).homes
const keep = (who: PersonName, name: string, kind: 'child' | 'elder' = 'child') =>
  stage.ok(who, 'keepDependant', { params, body: { kind, name, relation: '女儿' } })
const names = async (who: PersonName = 'resident') => (await inside(who)).dependants.map(({ name }) => name)
const withdraw = () => consent(stage, 'resident', 'child', false)

describe('the consent for a child, taken back', () => {
  it('takes the record that hung on it, with the notes for their care, and nothing else', async () => {
    for (const who of ['resident', 'unverified'] as const) await consent(stage, who, 'child')
    await consent(stage, 'resident', 'care')
    const mine = await keep('resident', '演示孩子 甲')
    await keep('resident', '演示老人 甲', 'elder')
    await keep('unverified', '演示孩子 乙')
    await stage.ok('resident', 'saveCare', { params: { subject: mine.id }, body: notes })
    await stage.ok('communityStaff', 'assignCarer', {
      params: { subject: mine.id },
      body: { person: people.worker.id },
    })
    const before = await homesOf('resident')
    await withdraw()
    expect([await names(), await names('unverified')]).toEqual([['演示老人 甲'], ['演示孩子 乙']])
    const gone = [
      keys.dependant(home, mine.id),
      keys.keptAt(mine.id),
      keys.care(mine.id),
      keys.keeps(people.resident.id, mine.id),
      keys.charge(people.worker.id, mine.id),
    ]
    expect((await stage.table.read(gone)).filter(Boolean)).toEqual([])
    expect(await homesOf('resident')).toEqual(before)
    expect(
      await codeOf(
        stage.call('resident', 'keepDependant', {
          params,
          body: { kind: 'child', name: '演示孩子 丙', relation: '女儿' },
        }),
      ),
    ).toBe('consentNeeded')
  })

  it('of who has no child breaks nothing, however often it is said', async () => {
    const before = await inside()
    await withdraw()
    await withdraw()
    expect(await inside()).toEqual(before)
  })

  it('ends the sessions of a child with an account, who is no member any more and is erased after the days to think again', async () => {
    await consent(stage, 'resident', 'child')
    await joinAsChild(stage, 'resident')
    const { token } = await signInAsChild(stage)
    expect((await stage.call({ token }, 'getMe')).status).toBe(200)
    await withdraw()
    expect(await codeOf(stage.call({ token }, 'getMe'))).toBe('sessionEnded')
    expect((await inside()).members.map(({ personId }) => personId).sort()).toEqual(
      [people.resident.id, people.unverified.id].sort(),
    )
    expect(await countsOf(stage, building1)).toEqual(await counted(stage, building1))
    const leavingAt = new Date(stage.clock.now() + LEAVING).toISOString()
    const again = await signInAsChild(stage)
    expect(again.person).toMatchObject({ leavingAt, unguarded: true, homes: [{ household: home, verified: false }] })
    // A child alone can't undo it.
    expect(await codeOf(stage.call({ token: again.token }, 'cancelDeletion'))).toBe('guardianNeeded')
    stage.clock.pass(LEAVING)
    await due(stage)
    stage.clock.pass(60_000)
    await due(stage)
    expect(await stage.table.read([keys.person(people.newcomer.id), keys.waiting(home, people.newcomer.id)])).toEqual([
      undefined,
      undefined,
    ])
  })

  it('lets another adult answer for the child, whose account then stays', async () => {
    for (const who of ['resident', 'unverified'] as const) await consent(stage, who, 'child')
    const joinId = await joinAsChild(stage, 'resident')
    await withdraw()
    expect(await codeOf(stage.call('resident', 'vouchJoin', { params: { joinId } }))).toBe('consentNeeded')
    await stage.ok('unverified', 'vouchJoin', { params: { joinId } })
    const [child] = await stage.table.read([keys.person(people.newcomer.id)])
    for (const name of ['leavingAt', 'unguarded', 'due', 'dueAt']) expect(child, name).not.toHaveProperty(name)
    expect(child?.homes).toMatchObject([{ household: home, verified: true, child: true }])
    stage.clock.pass(2 * LEAVING)
    await due(stage)
    expect((await stage.table.read([keys.person(people.newcomer.id)]))[0]).toBeDefined()
    expect(await countsOf(stage, building1)).toEqual(await counted(stage, building1))
  })

  it('leaves nobody to answer for whose account is closed already, and puts off no erasure', async () => {
    for (const who of ['resident', 'unverified'] as const) await consent(stage, who, 'child')
    const joinId = await joinAsChild(stage, 'resident')
    await withdraw()
    stage.clock.pass(LEAVING)
    await due(stage)
    const vouched = stage.call('unverified', 'vouchJoin', { params: { joinId } })
    expect(await codeOf(vouched)).toBe('wrongState')
    stage.clock.pass(MINUTE)
    await due(stage)
    expect(await childNow(stage)).toBeUndefined()
  })

  it('taken back while a child’s account is being erased, leaves that to go on', async () => {
    await consent(stage, 'resident', 'child')
    await joinAsChild(stage, 'resident')
    await stage.ok('newcomer', 'askDeletion')
    stage.clock.pass(LEAVING)
    await due(stage)
    const before = await childNow(stage)
    expect(before).toHaveProperty('leftAt')
    await withdraw()
    expect(await childNow(stage)).toEqual(before)
    stage.clock.pass(MINUTE)
    await due(stage)
    expect(await childNow(stage)).toBeUndefined()
  })

  it('lets stand that the child asked for the deletion before, which they take back with a guardian alone', async () => {
    for (const who of ['resident', 'unverified'] as const) await consent(stage, who, 'child')
    const joinId = await joinAsChild(stage, 'resident')
    const { leavingAt } = await stage.ok('newcomer', 'askDeletion')
    stage.clock.pass(DAY)
    await withdraw()
    const { token } = await signInAsChild(stage)
    expect(await codeOf(stage.call({ token }, 'cancelDeletion'))).toBe('guardianNeeded')
    await stage.ok('unverified', 'vouchJoin', { params: { joinId } })
    expect(await childNow(stage)).toMatchObject({ leavingAt, due: expect.any(String) })
    expect(await childNow(stage)).not.toHaveProperty('unguarded')
    expect((await stage.call({ token }, 'cancelDeletion')).status).toBe(200)
    for (const name of ['leavingAt', 'askedToLeave', 'due'])
      expect(await childNow(stage), name).not.toHaveProperty(name)
  })

  it('ends the sessions of a child also where it was broken off before, and is said again', async () => {
    await consent(stage, 'resident', 'child')
    await joinAsChild(stage, 'resident')
    const { token } = await signInAsChild(stage)
    const { write } = stage.table
    let broken = false
    stage.table.write = async (writes) => {
      const ends = writes.some((each) => 'remove' in each && each.remove.sk.startsWith('SESSION#'))
      if (broken || !ends) return write(writes)
      broken = true
      throw new Error('broken off')
    }
    const body = { purpose: 'child', version: purposeTexts.child.version, given: false } as const
    expect((await stage.call('resident', 'answerConsent', { body })).status).toBe(500)
    await stage.ok('resident', 'answerConsent', { body })
    expect(await codeOf(stage.call({ token }, 'getMe'))).toBe('sessionEnded')
  })

  it('takes a child who has another guardian elsewhere out of this home alone', async () => {
    const other = people.farResident.homes[0]?.household ?? ''
    for (const who of ['resident', 'farResident'] as const) await consent(stage, who, 'child')
    await joinAsChild(stage, 'resident')
    await joinAsChild(stage, 'farResident', other)
    await withdraw()
    const me = await stage.ok('newcomer', 'getMe')
    expect(me.leavingAt).toBeUndefined()
    expect(me.homes).toMatchObject([{ household: other, verified: true, child: true }])
    expect((await inside()).waiting).toEqual([])
    expect(await countsOf(stage, building1)).toEqual(await counted(stage, building1))
  })

  it('finds what is kept by it at the same moment', async () => {
    await consent(stage, 'resident', 'child')
    meanwhile(stage, async () => void (await keep('resident', '演示孩子 丁')))
    await withdraw()
    expect(await names()).toEqual([])
  })

  it('leaves an invitation for a child that leads nowhere', async () => {
    await consent(stage, 'resident', 'child')
    await consent(stage, 'newcomer', 'policy')
    const { code } = await stage.ok('resident', 'inviteMember', { params, body: { child: true } })
    await withdraw()
    const body = { relation: 'family' } as const
    expect(await codeOf(stage.call('newcomer', 'acceptInvitation', { params: { code }, body }))).toBe('codeUsed')
    expect(await homesOf('newcomer')).toEqual([])
  })
})
