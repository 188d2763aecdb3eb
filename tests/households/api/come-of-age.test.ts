/** The way out of being a child: said by who answers for them, or by staff of where they live, and by nobody else. */
import { beforeEach, describe, expect, it } from 'vitest'
import { queryAll } from '../../../functions/platform/query-all.ts'
import { keys } from '../../../functions/platform/table.ts'
import { consequenceOf } from '../../../functions/relay/rights.ts'
import { addressOf } from '../../../shared/households/address.ts'
import { isChild } from '../../../shared/people/child.ts'
import { purposeTexts } from '../../../shared/privacy/purposes.ts'
import { consent, notes } from '../../support/care.ts'
import { childNow, joinAsChild } from '../../support/children.ts'
import { type PersonName, people } from '../../support/district.ts'
import { homeAt, settle } from '../../support/households.ts'
import { anew, ask, codeOf, home, stage } from './scene.ts'

const child = people.newcomer
const params = { household: home }
const other = people.neighbour.homes[0]?.household ?? ''
let joinId: string
beforeEach(async () => {
  await anew()
  await settle(stage, people.unverified, homeAt(addressOf(home), 'family'))
  for (const who of ['resident', 'neighbour', 'farResident'] as const) await consent(stage, who, 'child')
  joinId = await joinAsChild(stage, 'resident')
})

const say = (who: PersonName, id = joinId) => stage.call(who, 'comeOfAge', { params: { joinId: id } })
const me = () => stage.ok('newcomer', 'getMe')
const agree = (purpose: 'contacts' | 'care') =>
  stage.call('newcomer', 'answerConsent', { body: { purpose, version: purposeTexts[purpose].version, given: true } })
const looks = async () => (await stage.ok('newcomer', 'listLooks', { query: {} })).items.map(({ what }) => what)
const auditOf = async (who: PersonName) =>
  queryAll(stage.table, {
    pk: { name: 'pk', value: keys.auditHead(people[who].id).pk },
    sk: { name: 'sk', beginsWith: 'ENTRY#' },
    ascending: true,
  })

describe('nobody', () => {
  it.each([
    ['newcomer', 'notAllowed'],
    ['unverified', 'notAllowed'],
    ['neighbour', 'notFound'],
    ['farResident', 'notFound'],
    ['farWorker', 'notFound'],
    ['supervisor', 'notFound'],
  ] as const)('but a guardian or the staff there says it: not %s (%s)', async (who, code) => {
    expect(await codeOf(say(who))).toBe(code)
    expect(isChild(await me())).toBe(true)
  })

  it('who is no child comes of age, nor who only said so on joining', async () => {
    await settle(stage, people.newcomer, homeAt(addressOf(home), 'family'))
    const { id } = await ask('propertyManager')
    expect(await codeOf(say('worker', id))).toBe('wrongState')
    const said = await ask('responder', { child: true })
    expect(await codeOf(say('worker', said.id))).toBe('wrongState')
    expect((await stage.ok('responder', 'getMe')).homes).toMatchObject([{ child: true }])
  })

  it('says it of who lives elsewhere by now: neither staff of where they asked, nor of where they lived before', async () => {
    const far = people.farResident.homes[0]?.household ?? ''
    await consent(stage, 'newcomer', 'policy')
    const waits = await stage.ok('newcomer', 'requestJoin', {
      body: { ...addressOf(far), relation: 'family', child: true },
    })
    expect(await codeOf(say('farWorker', waits.id))).toBe('wrongState')
    await stage.ok('farResident', 'vouchJoin', { params: { joinId: waits.id } })
    await stage.ok('newcomer', 'leaveHousehold', { params })
    expect(await codeOf(say('worker'))).toBe('wrongState')
    expect((await say('farWorker', waits.id)).status).toBe(200)
  })
})

describe('who turned 14', () => {
  it.each(['resident', 'worker'] as const)('is a child nowhere any more, said by the %s', async (who) => {
    const second = await joinAsChild(stage, 'neighbour', other)
    const before = await childNow(stage)
    expect((await say(who)).body).toMatchObject({ id: joinId, state: 'verified', child: false })
    const now = await me()
    expect([isChild(now), now.child, now.policy]).toEqual([false, undefined, undefined])
    for (const [id, household] of [
      [joinId, home],
      [second, other],
    ] as const) {
      const [member, join] = await stage.table.read([keys.member(household, child.id), keys.join(id)])
      expect(member).toMatchObject({ child: false })
      expect(member).not.toHaveProperty('guardian')
      expect(join).toMatchObject({ card: { child: false, state: 'verified' } })
    }
    expect(consequenceOf({ before, after: await childNow(stage) })).toEqual({ kind: 'told', person: child.id })
    const { timeline } = await stage.ok('newcomer', 'getJoin', { params: { joinId } })
    expect(timeline.at(-1)).toMatchObject({
      move: 'comeOfAge',
      by: { party: who === 'worker' ? 'approver' : 'guardian' },
    })
    expect(await looks()).toEqual(who === 'worker' ? ['您的年龄：登记了已满 14 周岁'] : [])
    expect((await auditOf(who)).at(-1)).toMatchObject({
      card: { operation: 'comeOfAge', subject: child.id, what: joinId },
    })
  })

  it('hears of it without a home as well', async () => {
    await stage.ok('newcomer', 'leaveHousehold', { params })
    const before = await childNow(stage)
    expect(await codeOf(say('resident'))).toBe('notAllowed')
    expect((await say('worker')).status).toBe(200)
    expect(consequenceOf({ before, after: await childNow(stage) })).toEqual({ kind: 'told', person: child.id })
    await consent(stage, 'newcomer', 'policy')
    expect((await ask('newcomer')).child).toBe(false)
  })

  it('is asked for their own consents, and keeps what they have; a guardian takes nothing back for them', async () => {
    expect(await codeOf(agree('contacts'))).toBe('guardianConsents')
    await say('resident')
    expect((await stage.ok('newcomer', 'listConsents')).current).toEqual([])
    const body = { ...addressOf(other), relation: 'tenant' } as const
    expect(await codeOf(stage.call('newcomer', 'requestJoin', { body }))).toBe('consentNeeded')
    expect((await agree('contacts')).status).toBe(200)
    expect((await stage.ok('newcomer', 'listConsents')).current.map(({ purpose }) => purpose)).toEqual(['contacts'])
  })

  it('stays, whatever their guardian of then takes back or leaves', async () => {
    await say('resident')
    await consent(stage, 'resident', 'child', false)
    await stage.ok('resident', 'leaveHousehold', { params })
    expect(await me()).toMatchObject({ homes: [{ household: home, verified: true }] })
    expect(await me()).not.toHaveProperty('leavingAt')
    expect((await agree('contacts')).status).toBe(200)
  })

  it('who waits for another guardian is kept, and approved as an adult', async () => {
    stage.clock.pass(1000)
    await stage.ok('resident', 'leaveHousehold', { params })
    expect(await me()).toMatchObject({ unguarded: true })
    expect((await say('worker')).body).toMatchObject({ state: 'waiting', child: false })
    const now = await me()
    expect([now.unguarded, now.leavingAt]).toEqual([undefined, undefined])
    await stage.ok('worker', 'approveJoin', { params: { joinId }, body: {} })
    expect(await me()).toMatchObject({ homes: [{ verified: true }] })
    expect(isChild(await me())).toBe(false)
  })

  it('turned it once, however many say so at once', async () => {
    const answers = await Promise.all([say('resident'), say('worker')])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const { timeline } = await stage.ok('newcomer', 'getJoin', { params: { joinId } })
    expect(timeline.filter(({ move }) => move === 'comeOfAge')).toHaveLength(1)
  })
})

describe('the mark', () => {
  it.each(['vouched for', 'invited'])('deletes what a child %s agreed to alone before', async (how) => {
    await anew()
    for (const purpose of ['policy', 'contacts', 'care'] as const) await consent(stage, 'newcomer', purpose)
    const items = [{ name: '演示家人 甲', relation: '外婆', phone: '13800000002' }]
    await stage.ok('newcomer', 'saveContacts', { body: { items } })
    await stage.ok('newcomer', 'saveCare', { params: { subject: child.id }, body: notes })
    await stage.table.write([{ update: keys.person(child.id), changes: { set: { phone: 'sealed' } } }])
    await consent(stage, 'resident', 'child')
    if (how === 'invited') {
      const { code } = await stage.ok('resident', 'inviteMember', { params, body: { child: true } })
      await stage.ok('newcomer', 'acceptInvitation', { params: { code }, body: { relation: 'family' } })
    } else await joinAsChild(stage, 'resident')
    expect(await stage.table.read([keys.contacts(child.id), keys.care(child.id)])).toEqual([undefined, undefined])
    const now = await childNow(stage)
    expect(now).not.toHaveProperty('phone')
    expect(Object.keys(now?.consents ?? {})).toEqual(['policy'])
    expect((await stage.ok('newcomer', 'listConsents')).current.map(({ purpose }) => purpose)).toEqual(['policy'])
  })
})
