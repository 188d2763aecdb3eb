/** What a child under 14 can't agree to alone (个人信息保护法 31), and that nothing else hangs on it. */
import { beforeEach, describe, expect, it } from 'vitest'
import { keys } from '../../../../functions/platform/table.ts'
import { errors } from '../../../../shared/errors.ts'
import { addressOf } from '../../../../shared/households/address.ts'
import { guardedPurposes, purposeTexts } from '../../../../shared/privacy/purposes.ts'
import { consent, notes } from '../../../support/care.ts'
import { lift } from '../../../support/cases.ts'
import { joinAsChild } from '../../../support/children.ts'
import { people } from '../../../support/district.ts'
import { settleAll } from '../../../support/households.ts'
import { makeStage, type Stage } from '../../../support/stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await makeStage()
  await settleAll(stage, ['resident', 'neighbour'])
})

const home = people.resident.homes[0]?.household ?? ''
const child = people.newcomer
const contacts = { items: [{ name: '演示家人 甲', relation: '外婆', phone: '13800000002' }] }
const codeOf = async (answer: Promise<{ body: { error?: { code: string } } }>) => (await answer).body.error?.code
const agree = (purpose: keyof typeof purposeTexts, given = true) =>
  stage.call('newcomer', 'answerConsent', { body: { purpose, version: purposeTexts[purpose].version, given } })
const joins = async () => {
  await consent(stage, 'resident', 'child')
  await joinAsChild(stage, 'resident')
}

describe('a child', () => {
  it('agrees to nothing sensitive alone, and reads who does', async () => {
    await joins()
    for (const purpose of guardedPurposes) {
      const { status, body } = await agree(purpose)
      expect([status, body.error], purpose).toEqual([
        errors.guardianConsents.status,
        expect.objectContaining({ code: 'guardianConsents', message: expect.stringContaining('监护人') }),
      ])
    }
    expect((await stage.ok('newcomer', 'listConsents')).history.map(({ purpose }) => purpose)).toEqual(['policy'])
    expect((await agree('policy')).status).toBe(200)
  })

  it('is one from the moment they say so, before anybody answers for them, and still when they have left', async () => {
    await consent(stage, 'newcomer', 'policy')
    await stage.ok('newcomer', 'requestJoin', { body: { ...addressOf(home), relation: 'family', child: true } })
    expect(await codeOf(agree('contacts'))).toBe('guardianConsents')
    const [waiting] = (await stage.ok('newcomer', 'listMyJoins')).items
    await consent(stage, 'resident', 'child')
    await stage.ok('resident', 'vouchJoin', { params: { joinId: waiting?.id ?? '' } })
    await stage.ok('newcomer', 'leaveHousehold', { params: { household: home } })
    expect(await codeOf(agree('contacts'))).toBe('guardianConsents')
  })

  it('keeps nothing by what they agreed to before it was known', async () => {
    for (const purpose of ['contacts', 'care'] as const) expect((await agree(purpose)).status).toBe(200)
    await stage.ok('newcomer', 'saveContacts', { body: contacts })
    await joins()
    expect(await codeOf(stage.call('newcomer', 'saveContacts', { body: contacts }))).toBe('guardianConsents')
    const save = stage.call('newcomer', 'saveCare', { params: { subject: child.id }, body: notes })
    expect(await codeOf(save)).toBe('guardianConsents')
    // Taking back, and having it deleted, is theirs as anybody's.
    expect((await agree('contacts', false)).status).toBe(200)
    expect(await stage.table.read([keys.contacts(child.id)])).toEqual([undefined])
    await stage.ok('newcomer', 'saveContacts', { body: { items: [] } })
  })

  it('asks for help and files a ticket all the same', async () => {
    await joins()
    expect((await stage.call('newcomer', 'openTicket', { body: lift })).status).toBe(201)
    expect((await stage.call('newcomer', 'raiseAlert', { body: {} })).status).toBe(201)
    expect((await stage.call('newcomer', 'getMyData')).status).toBe(200)
  })

  it('has the guardian’s word count: what they keep of a child rests on theirs, and goes when they take it back', async () => {
    await joins()
    await consent(stage, 'resident', 'care')
    const params = { household: home }
    const body = { kind: 'child', name: '演示孩子 甲', relation: '女儿' } as const
    const { id } = await stage.ok('resident', 'keepDependant', { params, body })
    await stage.ok('resident', 'saveCare', { params: { subject: id }, body: notes })
    expect(await stage.table.read([keys.care(id)])).not.toEqual([undefined])
    await consent(stage, 'resident', 'child', false)
    expect(await stage.table.read([keys.care(id), keys.dependant(home, id)])).toEqual([undefined, undefined])
  })
})
