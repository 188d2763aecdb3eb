import { describe, expect, it } from 'vitest'
import { keys } from '../../../functions/platform/table.ts'
import { raise, witnessed } from '../../support/alerts.ts'
import { people } from '../../support/district.ts'
import { makeStage, type Stage } from '../../support/stage.ts'

const PHONE = '13800000005'
const give = (stage: Stage, who: 'worker' | 'communityStaff', phone?: string) =>
  stage.ok(who, 'saveDutyPhone', { body: phone ? { phone } : {} })

describe('the phones of who answers', () => {
  it('are given by their own word, sealed, and taken back by it', async () => {
    const stage = await makeStage()
    expect(await stage.ok('worker', 'getDutyPhone')).toEqual({})
    expect(await give(stage, 'worker', PHONE)).toEqual({ phone: PHONE })
    expect(await stage.ok('worker', 'getDutyPhone')).toEqual({ phone: PHONE })
    expect(JSON.stringify(await stage.table.read([keys.dutyPhone(people.worker.id)]))).not.toContain(PHONE)
    await give(stage, 'worker')
    expect(await stage.ok('worker', 'getDutyPhone')).toEqual({})
    expect(await stage.call('worker', 'saveDutyPhone', { body: { phone: '12345' } })).toMatchObject({ status: 400 })
    expect(await stage.call('resident', 'saveDutyPhone', { body: { phone: PHONE } })).toMatchObject({ status: 403 })
  })

  it('are kept no longer than they serve', async () => {
    const stage = await makeStage()
    await stage.ok('otherWorker', 'saveDutyPhone', { body: { phone: PHONE } })
    const { id, roles } = people.otherWorker
    await stage.ok('administrator', 'revokeRole', {
      params: { person: id, role: 'gridWorker', area: roles[0]?.area ?? '' },
    })
    expect(await stage.table.read([keys.dutyPhone(id)])).toEqual([undefined])
  })

  it('are those of the grid, and of the community where nobody of the grid gave one', async () => {
    const stage = await makeStage()
    expect(await stage.ok('resident', 'getMyCalls')).toEqual({ calls: [] })
    await give(stage, 'communityStaff', '027-80001234')
    expect(await stage.ok('resident', 'getMyCalls')).toEqual({
      calls: [{ name: `社区工作人员 ${people.communityStaff.name}`, phone: '027-80001234' }],
    })
    await give(stage, 'worker', PHONE)
    const calls = [{ name: `网格员 ${people.worker.name}`, phone: PHONE }]
    expect(await stage.ok('resident', 'getMyCalls')).toEqual({ calls })
    expect(await stage.ok('newcomer', 'getMyCalls')).toEqual({ calls: [] })
    const params = { alertId: await raise(stage) }
    expect((await stage.ok('resident', 'getAlert', { params })).calls).toEqual(calls)
    expect((await stage.ok('communityStaff', 'getAlert', { params })).calls).toEqual([])
    await stage.ok('resident', 'cancelAlert', { params })
    expect((await stage.ok('resident', 'getAlert', { params })).calls).toEqual([])
  })

  it('are those of each home, with its building where they are not the same for all', async () => {
    const stage = await makeStage()
    const { resident, farResident } = people
    const homes = [...resident.homes, ...farResident.homes]
    await stage.table.write([{ update: keys.person(resident.id), changes: { set: { homes } } }])
    await give(stage, 'worker', PHONE)
    await stage.ok('farWorker', 'saveDutyPhone', { body: { phone: '13800000006' } })
    const [own, far] = homes.map(({ buildingName }) => buildingName)
    expect(own).not.toBe(far)
    expect(await stage.ok('resident', 'getMyCalls')).toEqual({
      calls: [
        { name: `网格员 ${people.worker.name}（${own}）`, phone: PHONE },
        { name: `网格员 ${people.farWorker.name}（${far}）`, phone: '13800000006' },
      ],
    })
    const [first] = resident.homes
    const twice = [first, { ...first, household: `${first?.building}020101` }]
    await stage.table.write([{ update: keys.person(resident.id), changes: { set: { homes: twice } } }])
    expect(await stage.ok('resident', 'getMyCalls')).toEqual({
      calls: [{ name: `网格员 ${people.worker.name}`, phone: PHONE }],
    })
  })

  it('who goes can call the one who asks for help, by the phone that they keep here', async () => {
    const stage = await makeStage()
    const phone = await stage.sealer.seal('13900000001', `phone#${people.resident.id}`)
    await stage.table.write([{ update: keys.person(people.resident.id), changes: { set: { phone } } }])
    const params = { alertId: await raise(stage) }
    expect((await stage.ok('worker', 'getAlert', { params })).calls).toEqual([])
    await stage.ok('worker', 'acknowledgeAlert', { params, body: { eta: 5 } })
    expect((await stage.ok('worker', 'getAlert', { params })).calls).toEqual([
      { name: `求助人 ${people.resident.name}`, phone: '13900000001' },
    ])
    expect((await stage.ok('communityStaff', 'getAlert', { params })).calls).toEqual([])
  })

  it('and who pressed beside, until they were looked after', async () => {
    const stage = await makeStage()
    const person = people.neighbour.id
    const phone = await stage.sealer.seal('13900000002', `phone#${person}`)
    await stage.table.write([{ update: keys.person(person), changes: { set: { phone } } }])
    const params = { alertId: await witnessed(stage) }
    const calls = [{ name: `同处求助 ${people.neighbour.name}`, phone: '13900000002' }]
    expect((await stage.ok('worker', 'getAlert', { params })).calls).toEqual(calls)
    await stage.ok('worker', 'accountWitness', { params, body: { person } })
    expect((await stage.ok('worker', 'getAlert', { params })).calls).toEqual([])
  })
})
