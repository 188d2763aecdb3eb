import { beforeAll, describe, expect, it } from 'vitest'
import { beginMessage, endMessage } from '../../functions/messages/begin-message.ts'
import { noCredits, parseCredits } from '../../functions/messages/credits.ts'
import { keys as tableKeys } from '../../functions/platform/table.ts'
import { localTemplates } from '../../infra/local/environment.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { HELD_MAX, type SubscribeResult } from '../../shared/messages/contract.ts'
import type { Template } from '../../shared/messages/templates.ts'
import { type PersonName, people } from '../support/district.ts'
import { heldBy } from '../support/message-scenes.ts'
import { makeStage, type Stage } from '../support/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await makeStage()
})

let keys = 0
const said = (who: PersonName, ...results: [Template, SubscribeResult][]) =>
  stage.ok(who, 'keepCredits', {
    key: `credits-${++keys}`,
    body: { results: results.map(([template, result]) => ({ template, result })) },
  })
const at = '2026-03-02T01:00:00.000Z'
let notices = 0
/** Begins a message about a notice (another each time), with what the person holds just now. */
async function begin(person: string, notice = `ntc_${++notices}`) {
  const [item] = await stage.table.read([tableKeys.credits(person)])
  const begun = { household: '', takenAt: at }
  const write = beginMessage({ person, notice }, parseCredits(item) ?? noCredits(''), begun)
  return (await stage.table.write([write])).written
}

const noticeOf = async (who: PersonName) =>
  (await stage.ok(who, 'getCredits')).credits.find(({ template }) => template === 'notice')

describe('credits', () => {
  it('are none at first, and all kinds are to be asked for', async () => {
    expect(await stage.ok('newcomer', 'getCredits')).toEqual({
      credits: [
        { template: 'notice', templateId: localTemplates.notice, held: 0, ask: true },
        { template: 'callAnswered', templateId: localTemplates.callAnswered, held: 0, ask: true },
        { template: 'ticketMoved', templateId: localTemplates.ticketMoved, held: 0, ask: true },
        { template: 'alertRings', templateId: localTemplates.alertRings, held: 0, ask: true },
        { template: 'helpMoved', templateId: localTemplates.helpMoved, held: 0, ask: true },
      ],
    })
  })

  it('are one for each accept, and none for anything else', async () => {
    await said('resident', ['notice', 'accept'], ['ticketMoved', 'reject'], ['callAnswered', 'filter'])
    const { credits } = await said('resident', ['notice', 'accept'], ['ticketMoved', 'ban'])
    expect(credits.map(({ held, ask }) => [held, ask])).toEqual([
      [2, true],
      [0, true],
      [0, false],
      [0, true],
      [0, true],
    ])
    await said('resident', ['notice', 'accept'])
    expect(await noticeOf('resident')).toMatchObject({ held: 3, ask: false })
  })

  it('that were refused are let be for two weeks, or until the person accepts by themselves', async () => {
    await said('neighbour', ['notice', 'reject'])
    expect(await noticeOf('neighbour')).toMatchObject({ ask: false, refusedAt: expect.any(String) })
    stage.clock.pass(15 * DAY)
    expect(await noticeOf('neighbour')).toMatchObject({ ask: true })
    await said('neighbour', ['notice', 'reject'])
    await said('neighbour', ['notice', 'accept'])
    const notice = await noticeOf('neighbour')
    expect(notice).toMatchObject({ held: 1, ask: true })
    expect(notice).not.toHaveProperty('refusedAt')
  })

  it('are no more than a client could use, however often it says so', async () => {
    for (let i = 0; i < HELD_MAX + 3; i++) await said('worker', ['notice', 'accept'])
    expect(await noticeOf('worker')).toMatchObject({ held: HELD_MAX })
  })

  it('are taken one by one, and never below none', async () => {
    const { id } = people.farResident
    await said('farResident', ['notice', 'accept'])
    const taken = await Promise.all(Array.from({ length: 5 }, () => begin(id)))
    expect(taken.filter(Boolean)).toHaveLength(1)
    expect(await heldBy(stage, id)).toBe(0)
    for (let i = 0; i < 3; i++) await said('farResident', ['notice', 'accept'])
    // Once about a notice.
    expect([await begin(id, 'ntc_A'), await begin(id, 'ntc_A')]).toEqual([true, false])
    const about = { person: id, notice: 'ntc_A' }
    const begun = { household: '', takenAt: at }
    await stage.table.write([endMessage(about, begun, 'failed')])
    expect(await heldBy(stage, id)).toBe(3)
    // What is over is not ended again, nor begun again.
    expect((await stage.table.write([endMessage(about, begun, 'failed')])).written).toBe(false)
    expect(await begin(id, 'ntc_A')).toBe(false)
    await begin(id, 'ntc_B')
    await stage.table.write([endMessage({ person: id, notice: 'ntc_B' }, begun, 'refused')])
    expect(await heldBy(stage, id)).toBe(0)
  })

  it('are counted right while messages take them away', async () => {
    const { id } = people.otherWorker
    await said('otherWorker', ['notice', 'accept'], ['ticketMoved', 'accept'])
    const both = Array.from({ length: 3 }, async () => {
      await said('otherWorker', ['notice', 'accept'])
      return begin(id)
    })
    const taken = (await Promise.all(both)).filter(Boolean).length
    expect(await heldBy(stage, id)).toBe(4 - taken)
  })

  it('of one template are said once at a time', async () => {
    const twice = {
      results: [
        { template: 'notice' as const, result: 'accept' as const },
        { template: 'notice' as const, result: 'reject' as const },
      ],
    }
    const answer = await stage.call('resident', 'keepCredits', { key: 'credits-twice', body: twice })
    expect([answer.status, answer.body.error.fields]).toEqual([400, { results: '同一种消息只能有一个结果' }])
  })
})
