import { describe, expect, it } from 'vitest'
import { tellOne } from '../../../functions/alerts/ways/tell-one.ts'
import { memberItem } from '../../../functions/households/member.ts'
import { parseCredits } from '../../../functions/messages/credits.ts'
import { keys } from '../../../functions/platform/table.ts'
import { purposeTexts } from '../../../shared/privacy/purposes.ts'
import { raise } from '../../support/alerts.ts'
import { grid1, people } from '../../support/district.ts'
import { type WaysStage, waysStage } from './stage.ts'

const { id: worker } = people.worker
const PHONE = '13800000005'

/** The worker of the grid, with a phone for duty and so many credits. */
async function withWorker(held = 1): Promise<WaysStage> {
  const ways = await waysStage()
  await ways.stage.ok('worker', 'saveDutyPhone', { body: { phone: PHONE } })
  await ways.hold('worker', held)
  return ways
}

describe('who answers', () => {
  it('gets a message at once, an SMS where no socket was reached, and a call where nobody looked and nobody goes', async () => {
    const ways = await withWorker()
    const id = await raise(ways.stage)
    await ways.walk()
    expect(ways.messages).toMatchObject([{ openid: people.worker.openid, page: `alerts/answer/index?id=${id}` }])
    expect(await ways.told()).toEqual([])
    await ways.walk(4000)
    expect(await ways.told()).toMatchObject([{ way: 'sms', phone: PHONE, template: '2000001', about: id }])
    await ways.walk(30_000)
    expect(await ways.told()).toHaveLength(1)
    await ways.walk(8000)
    expect((await ways.told()).map(({ way }) => way)).toEqual(['sms', 'voice'])
    expect((await ways.row(id, worker)).ways).toEqual({ message: 'sent', sms: 'sent', voice: 'sent' })
    const { toldList } = await ways.stage.ok('communityStaff', 'getAlert', { params: { alertId: id } })
    expect(toldList).toMatchObject([{ ways: { message: 'sent', sms: 'sent', voice: 'sent' } }])
  })

  it('is left alone once they looked, or somebody goes', async () => {
    const ways = await withWorker(0)
    const params = { alertId: await raise(ways.stage) }
    await ways.stage.ok('worker', 'seeAlert', { params })
    await ways.walk(60_000)
    expect(await ways.told()).toEqual([])
    const ended = await withWorker(0)
    const other = { alertId: await raise(ended.stage) }
    await ended.stage.ok('communityStaff', 'acknowledgeAlert', { params: other, body: { eta: 5 } })
    await ended.walk(60_000)
    expect(await ended.told()).toEqual([])
    expect((await ended.row(other.alertId, worker)).dueAt).toBeUndefined()
  })

  it('is told anew when it rings again, though never twice by a message', async () => {
    const ways = await withWorker(5)
    const id = await raise(ways.stage)
    await ways.walk(5000)
    await ways.stage.ok('worker', 'seeAlert', { params: { alertId: id } })
    await ways.stage.ok('resident', 'pressAgain', { params: { alertId: id } })
    await ways.walk(5000)
    expect((await ways.told()).map(({ way }) => way)).toEqual(['sms', 'sms'])
    await ways.stage.ok('worker', 'seeAlert', { params: { alertId: id } })
    await ways.walk(60_000)
    expect(await ways.told()).toHaveLength(2)
    expect(ways.messages).toHaveLength(1)
    expect(parseCredits((await ways.stage.table.read([keys.credits(worker)]))[0])?.held.alertRings).toBe(4)
  })

  it('who has neither phone nor credit is looked at no longer than there is something to try', async () => {
    const ways = await waysStage()
    const id = await raise(ways.stage)
    await ways.walk(60_000)
    expect(await ways.row(id, worker)).toMatchObject({ ways: {} })
    expect((await ways.row(id, worker)).dueAt).toBeUndefined()
    expect(ways.notTold()).toBe(0)
  })
})

describe('whatever breaks', () => {
  it('two walks at once, and walks after walks, send one of each', async () => {
    const ways = await withWorker()
    await raise(ways.stage)
    ways.stage.clock.pass(50_000)
    await Promise.all([ways.walk(), ways.walk(), ways.walk()])
    await ways.walk()
    expect((await ways.told()).map(({ way }) => way).sort()).toEqual(['sms', 'voice'])
    expect(ways.messages).toHaveLength(1)
  })

  it('a walk that is broken off after any of its writes sends nothing twice, and leaves behind that it is unsure', async () => {
    const ways = await withWorker()
    const { table } = ways.ports
    for (let left = 0; left < 4; left++) {
      const id = await raise(ways.stage)
      const before = (await ways.told()).length
      ways.stage.clock.pass(5000)
      let writes = 0
      const breaking = {
        ...ways.ports,
        table: {
          ...table,
          write: (all: Parameters<typeof table.write>[0]) =>
            writes++ < left ? table.write(all) : Promise.reject(new Error('broken off')),
        },
      }
      await tellOne(breaking, keys.told(id, worker)).catch(() => undefined)
      await ways.walk(1000)
      if (left === 1) expect((await ways.row(id, worker)).ways.sms).toBe('unsure')
      await ways.walk(20_000)
      await ways.walk(10)
      expect((await ways.told()).slice(before).filter(({ way }) => way === 'sms')).toHaveLength(1)
    }
  })

  it('what was surely not sent is tried again, longer and longer, and then has failed, for an alarm', async () => {
    const ways = await withWorker(0)
    const id = await raise(ways.stage)
    await ways.provider({ refuse: 'LimitExceeded.DeliveryFrequencyLimit' })
    await ways.walk(3000)
    expect((await ways.row(id, worker)).ways.sms).toBeUndefined()
    await ways.provider({ refuse: null })
    await ways.walk(2000)
    expect((await ways.row(id, worker)).ways.sms).toBe('sent')

    await ways.provider({ refuse: 'RequestLimitExceeded' })
    const other = await raise(ways.stage)
    for (const pause of [3000, 2000, 5000, 10_000, 20_000]) await ways.walk(pause)
    expect((await ways.row(other, worker)).ways.sms).toBe('failed')
    expect(ways.notTold()).toBe(1)
  })

  it.each([
    ['turned away', { fail: { times: 1, how: 'away' } }, undefined, 0],
    ['an error', { fail: { times: 1, how: 'error' } }, 'unsure', 0],
    ['no answer', { fail: { times: 1, how: 'hang' } }, 'unsure', 0],
    ['sent, and no answer', { fail: { times: 1, how: 'lost' } }, 'unsure', 1],
    ['late', { delay: 100 }, 'sent', 1],
    ['doubled by the provider', { duplicate: true }, 'sent', 2],
    ['a number that takes none', { blocked: [PHONE] }, 'refused', 0],
    ['an account without balance', { refuse: 'FailedOperation.InsufficientBalanceInSmsPackage' }, 'failed', 0],
  ])('the provider: %s', async (_, settings, state, reached) => {
    const ways = await withWorker(0)
    const id = await raise(ways.stage)
    await ways.provider(settings)
    await ways.walk(4000)
    expect((await ways.row(id, worker)).ways.sms).toBe(state)
    expect(await ways.told()).toHaveLength(reached)
  })

  it('a message that WeChat refuses keeps no SMS', async () => {
    const ways = await withWorker()
    ways.answer(() => ({ outcome: 'refused' }))
    const id = await raise(ways.stage)
    await ways.walk(4000)
    expect((await ways.row(id, worker)).ways).toEqual({ message: 'refused', sms: 'sent' })
  })

  it('of what is over by then nothing is sent', async () => {
    const ways = await withWorker()
    const id = await raise(ways.stage)
    await ways.stage.ok('resident', 'cancelAlert', { params: { alertId: id } })
    await ways.walk(60_000)
    expect([...ways.messages, ...(await ways.told())]).toEqual([])
  })
})

describe('who belongs to them', () => {
  it('family is told at once by the phone that they keep here, contacts by theirs, and no word says what happened', async () => {
    const ways = await waysStage()
    const { stage } = ways
    const own = people.resident.homes[0]
    if (!own) throw new Error('The resident has no home')
    const sealed = await stage.sealer.seal('13900000004', `phone#${people.newcomer.id}`)
    await stage.table.write([
      { put: { ...keys.person(people.newcomer.id), ...people.newcomer, homes: [own], phone: sealed } },
      {
        put: memberItem(own.household, {
          person: people.newcomer.id,
          join: `joi_${'0'.repeat(26)}`,
          relation: 'family',
          child: false,
          since: '2026-01-01T00:00:00.000Z',
        }),
      },
    ])
    const { version } = purposeTexts.contacts
    await stage.ok('resident', 'answerConsent', { body: { purpose: 'contacts', version, given: true } })
    const contact = { name: '演示联系人', phone: '027-80001234', relation: '女儿' }
    await stage.ok('resident', 'saveContacts', { body: { items: [contact] } })
    const id = await raise(stage, 'resident', { kind: 'medical', text: '胸口疼' })
    expect(await ways.contacts(id)).toBe(1)
    expect(await ways.contacts(id)).toBe(1)
    await ways.walk()
    const told = await ways.told()
    expect(told.map(({ way, phone, template }) => [way, phone, template]).sort()).toEqual([
      ['sms', '13900000004', '2000002'],
      ['sms', '2780001234', '2000002'],
    ])
    expect(told[0]?.words).toEqual([people.resident.name, own.buildingName])
    const row = await ways.row(id, 'contact-1')
    expect(row).toMatchObject({ as: 'contact', title: '女儿', ways: { sms: 'sent' } })
    expect(JSON.stringify(row)).not.toContain(contact.name)
    await ways.walk(41_000)
    expect((await ways.told('2780001234')).map(({ way }) => way)).toEqual(['sms', 'voice'])
    await stage.ok('worker', 'acknowledgeAlert', { params: { alertId: id }, body: { eta: 5 } })
    await ways.walk(120_000)
    expect(await ways.told('2780001234')).toHaveLength(2)
    await stage.ok('worker', 'arriveAtAlert', { params: { alertId: id } })
    await stage.ok('worker', 'resolveAlert', { params: { alertId: id }, body: { outcome: 'helped' } })
    await ways.walk(30_000)
    await ways.walk(30_000)
    const [, , over, ...more] = await ways.told('2780001234')
    expect(over).toMatchObject({ way: 'sms', template: '2000005', words: [people.resident.name] })
    expect(more).toEqual([])
    expect(await ways.row(id, 'contact-1')).toMatchObject({ ways: { sms: 'sent', voice: 'sent' } })
    expect((await ways.row(id, 'contact-1')).dueAt).toBeUndefined()
  })

  it('contacts have nothing to do with what somebody presses for a stranger elsewhere', async () => {
    const ways = await waysStage()
    const { version } = purposeTexts.contacts
    await ways.stage.ok('newcomer', 'answerConsent', { body: { purpose: 'contacts', version, given: true } })
    const items = [{ name: '演示联系人', phone: '13900000009', relation: '家人' }]
    await ways.stage.ok('newcomer', 'saveContacts', { body: { items } })
    const id = await raise(ways.stage, 'newcomer', { forWhom: 'other' })
    expect(await ways.contacts(id)).toBe(0)
  })
})

it('of a real alert all ways are used, of a drill at the same place none: nobody outside hears of it', async () => {
  const ways = await withWorker()
  const drill = await ways.stage.ok('communityStaff', 'runDrill', {
    params: { area: grid1 },
    body: { kind: 'medical' },
  })
  await ways.walk(60_000)
  expect((await ways.row(drill.id, worker)).drill).toBe(true)
  expect(await ways.contacts(drill.id)).toBe(0)
  expect([...ways.messages, ...(await ways.told())]).toEqual([])
  const id = await raise(ways.stage)
  for (const after of [0, 4000, 40_000]) await ways.walk(after)
  expect(ways.messages).toMatchObject([{ page: `alerts/answer/index?id=${id}` }])
  expect((await ways.told()).map(({ way, about }) => [way, about])).toEqual([
    ['sms', id],
    ['voice', id],
  ])
})

it('of a drill nothing leaves', async () => {
  const ways = await withWorker()
  const id = await raise(ways.stage)
  await ways.stage.table.write([
    { update: keys.alert(id), changes: { set: { 'card.drill': true } } },
    { update: keys.told(id, worker), changes: { set: { drill: true } } },
  ])
  await ways.walk(60_000)
  expect(await ways.contacts(id)).toBe(0)
  expect([...ways.messages, ...(await ways.told())]).toEqual([])
})
