import { describe, expect, it } from 'vitest'
import { memberItem } from '../../../functions/households/member.ts'
import { raise, witnessed } from '../../support/alerts.ts'
import { consent, notes, residentsCare } from '../../support/care.ts'
import { farGrid, people } from '../../support/district.ts'
import { makeStage } from '../../support/stage.ts'

describe('care notes in an alert', () => {
  it('are read by who goes, while it is open, and the look is told to whose they are', async () => {
    const stage = await makeStage()
    await residentsCare(stage)
    const params = { alertId: await raise(stage) }
    expect(await stage.ok('worker', 'getAlert', { params })).not.toHaveProperty('care')
    expect(await stage.call('worker', 'getAlertCare', { params })).toMatchObject({ status: 403 })
    expect(await stage.call('neighbour', 'getAlertCare', { params })).toMatchObject({ status: 404 })
    await stage.ok('worker', 'acknowledgeAlert', { params, body: { eta: 5 } })
    expect(await stage.ok('worker', 'getAlert', { params })).toMatchObject({ care: true })
    expect(await stage.ok('communityStaff', 'getAlert', { params })).not.toHaveProperty('care')
    expect(await stage.call('communityStaff', 'getAlertCare', { params })).toMatchObject({ status: 403 })
    const { items } = await stage.ok('worker', 'getAlertCare', { params })
    expect(items).toMatchObject([
      { subject: people.resident.id, name: people.resident.name, notes, parties: ['responder'] },
    ])
    const looks = await stage.ok('resident', 'listLooks', { query: {} })
    expect(looks.items.map(({ what }) => what)).toContain('您的照护信息')
    const log = await stage.ok('administrator', 'listAudit', { query: { area: people.worker.roles[0]?.area ?? '' } })
    expect(log.items).toContainEqual(
      expect.objectContaining({ operation: 'getAlertCare', what: params.alertId, note: people.resident.id }),
    )
    await stage.ok('worker', 'resolveAlert', { params, body: { outcome: 'byCall' } })
    expect(await stage.call('worker', 'getAlertCare', { params })).toMatchObject({ status: 409 })
    expect(await stage.ok('worker', 'getAlert', { params })).not.toHaveProperty('care')
    expect(await stage.call('worker', 'getCare', { params: { subject: people.resident.id } })).toMatchObject({
      status: 404,
    })
  })

  it('are those of whom the household looks after, too, and of nobody when somebody presses for a stranger', async () => {
    const stage = await makeStage()
    const household = people.resident.homes[0]?.household ?? ''
    const dependant = await stage.ok('resident', 'keepDependant', {
      params: { household },
      body: { kind: 'elder', name: '演示老人', relation: '母亲' },
    })
    await consent(stage, 'resident', 'care')
    await stage.ok('resident', 'saveCare', { params: { subject: dependant.id }, body: notes })
    const params = { alertId: await raise(stage) }
    await stage.ok('worker', 'acknowledgeAlert', { params, body: { eta: 5 } })
    const { items } = await stage.ok('worker', 'getAlertCare', { params })
    expect(items).toMatchObject([{ subject: dependant.id, name: '演示老人', notes }])
    const stranger = { alertId: await raise(stage, 'farResident', { area: farGrid, forWhom: 'other' }) }
    await stage.ok('farWorker', 'acknowledgeAlert', { params: stranger, body: { eta: 5 } })
    expect(await stage.ok('farWorker', 'getAlertCare', { params: stranger })).toEqual({ items: [] })
  })

  it('are those of everybody at home where one presses for another there, and of none of them where that is elsewhere', async () => {
    const stage = await makeStage()
    const household = people.resident.homes[0]?.household ?? ''
    const person = people.neighbour.id
    await consent(stage, 'neighbour', 'care')
    await stage.ok('neighbour', 'saveCare', { params: { subject: person }, body: notes })
    const member = { person, join: `joi_${'0'.repeat(26)}`, relation: 'family', child: false } as const
    const since = new Date(stage.clock.now()).toISOString()
    await stage.table.write([{ put: memberItem(household, { ...member, since }) }])
    const params = { alertId: await raise(stage, 'resident', { forWhom: 'other' }) }
    await stage.ok('worker', 'acknowledgeAlert', { params, body: { eta: 5 } })
    expect((await stage.ok('worker', 'getAlertCare', { params })).items).toMatchObject([{ subject: person, notes }])
    const body = { where: 'here' as const, spot: '菜场', photos: [], voices: [] }
    await stage.ok('resident', 'describeAlert', { params, body })
    expect(await stage.ok('worker', 'getAlertCare', { params })).toEqual({ items: [] })
  })

  it('are those of who pressed beside, too, until they were looked after', async () => {
    const stage = await makeStage()
    await consent(stage, 'neighbour', 'care')
    const person = people.neighbour.id
    await stage.ok('neighbour', 'saveCare', { params: { subject: person }, body: notes })
    const params = { alertId: await witnessed(stage) }
    expect((await stage.ok('worker', 'getAlertCare', { params })).items).toMatchObject([{ subject: person, notes }])
    await stage.ok('worker', 'accountWitness', { params, body: { person } })
    expect(await stage.ok('worker', 'getAlertCare', { params })).toEqual({ items: [] })
  })
})
