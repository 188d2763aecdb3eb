import { beforeEach, describe, expect, it } from 'vitest'
import { keys } from '../../../functions/platform/table.ts'
import { POLICY_VERSION, purposes, purposeTexts } from '../../../shared/privacy/purposes.ts'
import { consent } from '../../support/care.ts'
import { lift } from '../../support/cases.ts'
import { people } from '../../support/district.ts'
import { makeStage, type Stage } from '../../support/stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await makeStage()
})

describe('a consent', () => {
  it('is refused to a text that is not the one shown now; taking it back is not', async () => {
    const old = { purpose: 'care', version: '2020-01-01', given: true } as const
    const answer = await stage.call('resident', 'answerConsent', { body: old })
    expect([answer.status, Object.keys(answer.body.error.fields)]).toEqual([400, ['version']])
    await stage.ok('resident', 'answerConsent', { body: { ...old, given: false } })
  })

  it('is for one purpose, with its version and time, and its history is kept', async () => {
    const [first] = [await consent(stage, 'resident', 'care')]
    stage.clock.pass(1000)
    const second = await consent(stage, 'resident', 'care', false)
    stage.clock.pass(1000)
    const third = await consent(stage, 'resident', 'child')
    const { current, history } = await stage.ok('resident', 'listConsents')
    expect(history).toEqual([third, second, first])
    expect(current).toEqual([third, second])
    expect(first?.at).toBe(new Date(stage.clock.now() - 2000).toISOString())
    expect(await stage.ok('neighbour', 'listConsents')).toEqual({ current: [], history: [] })
  })

  it('to the policy is shown with who I am', async () => {
    await consent(stage, 'resident', 'policy', false)
    expect((await stage.ok('resident', 'getMe')).policy).toBeUndefined()
    await consent(stage, 'resident', 'policy')
    expect((await stage.ok('resident', 'getMe')).policy).toBe(POLICY_VERSION)
    await consent(stage, 'resident', 'policy', false)
    expect((await stage.ok('resident', 'getMe')).policy).toBeUndefined()
  })

  it('refused, or taken back, breaks nothing else', async () => {
    for (const purpose of purposes) await consent(stage, 'resident', purpose, false)
    expect((await stage.call('resident', 'openTicket', { body: lift })).status).toBe(201)
    expect((await stage.call('resident', 'getMyData')).status).toBe(200)
    expect((await stage.call('resident', 'openSocket')).status).toBe(200)
  })

  it('of the phone takes the phone with it, and no other does', async () => {
    await stage.table.write([{ update: keys.person(people.resident.id), changes: { set: { phone: 'sealed' } } }])
    const phone = async () => (await stage.table.read([keys.person(people.resident.id)]))[0]?.phone
    for (const purpose of purposes.filter((each) => each !== 'phone')) await consent(stage, 'resident', purpose, false)
    expect(await phone()).toBe('sealed')
    await consent(stage, 'resident', 'phone', false)
    expect(await phone()).toBeUndefined()
  })

  it('given to several purposes at once keeps each', async () => {
    const some = ['care', 'contacts', 'child'] as const
    await Promise.all(some.map((purpose) => consent(stage, 'resident', purpose)))
    const [item] = await stage.table.read([keys.person(people.resident.id)])
    expect(Object.keys(item?.consents as object).sort()).toEqual([...some, 'policy'].sort())
  })
})

it('every purpose says why, and that refusing leaves the rest as it is', () => {
  for (const { why, without, withdrawn, version } of Object.values(purposeTexts))
    for (const words of [why, without, withdrawn, version]) expect(words.length).toBeGreaterThan(5)
})
