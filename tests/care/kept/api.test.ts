/** The record of who has no phone: kept by the household, or by staff where nobody at home does. */
import { beforeEach, describe, expect, it } from 'vitest'
import { keys } from '../../../functions/platform/table.ts'
import { consent, notes } from '../../support/care.ts'
import { grid1, type PersonName, people } from '../../support/district.ts'
import { anew, code, get, kept, looks, save, stage, subject } from '../scene.ts'

beforeEach(anew)

describe('the record of who has no phone', () => {
  it('is kept by the household, read by its carer, and looks are told to who keeps it', async () => {
    const household = people.resident.homes[0]?.household ?? ''
    const { id } = await stage.ok('resident', 'keepDependant', {
      params: { household },
      body: { kind: 'elder', name: '演示老人 甲', relation: '母亲' },
    })
    expect(code(await save('resident', id))).toEqual([409, 'consentNeeded'])
    await kept()
    for (const who of ['neighbour', 'unverified', 'worker'] as const)
      expect(code(await save(who, id)), who).toEqual([404, 'notFound'])
    expect((await save('resident', id)).body).toMatchObject({ name: '演示老人 甲', notes, parties: ['keeper'] })
    const { items } = await stage.ok('communityStaff', 'listCare', { query: { area: grid1 } })
    expect(items.map(({ name }) => name).sort()).toEqual([people.resident.name, '演示老人 甲'].sort())
    await stage.ok('communityStaff', 'assignCarer', { params: { subject: id }, body: { person: people.worker.id } })
    expect((await get('worker', id)).body.notes).toEqual(notes)
    expect((await looks('resident')).map(({ what }) => what)).toEqual(['您登记的家人的照护信息'])
    expect((await stage.ok('worker', 'listCharges')).items.map(({ name }) => name)).toEqual(['演示老人 甲'])
    await consent(stage, 'resident', 'care', false)
    expect(code(await get('worker', id))).toEqual([404, 'notFound'])
    expect(await stage.table.read([keys.care(id), keys.keeps(subject, id)])).toEqual([undefined, undefined])
  })
})

describe('the record of who has no phone and nobody at home to keep it', () => {
  it('is kept by the workers of the grid once the person agrees, read by the carer, and each look is in the audit log', async () => {
    const household = people.unverified.homes[0]?.household ?? ''
    const { id } = await stage.ok('worker', 'keepDependant', {
      params: { household },
      body: { kind: 'elder', name: '演示老人 乙', relation: '独居老人' },
    })
    expect(Object.keys((await save('worker', id)).body.error.fields)).toEqual(['agreed'])
    const agreed = { ...notes, agreed: true as const }
    const put = (who: PersonName) => stage.call(who, 'saveCare', { params: { subject: id }, body: agreed })
    for (const who of ['resident', 'otherWorker', 'responder', 'farWorker'] as const)
      expect(code(await put(who)), who).toEqual([404, 'notFound'])
    expect(code(await put('communityStaff'))).toEqual([403, 'notAllowed'])
    expect((await put('worker')).body).toMatchObject({ notes, staffKept: true, parties: ['keeper'] })
    // It hangs on no consent of the worker's own.
    await consent(stage, 'worker', 'care')
    await consent(stage, 'worker', 'care', false)
    const entries = async (who: PersonName) =>
      (await stage.ok('administrator', 'listAudit', { query: { area: grid1, by: people[who].id } })).items.filter(
        ({ what }) => what === id,
      )
    expect((await get('worker', id)).body).toMatchObject({ notes, agreedAt: expect.any(String) })
    expect((await entries('worker')).map(({ operation }) => operation)).toEqual([
      'getCare',
      'saveCare',
      'keepDependant',
    ])
    expect((await stage.call('communityStaff', 'getCare', { params: { subject: id } })).status).toBe(403)
    const params = { subject: id }
    await stage.ok('communityStaff', 'assignCarer', { params, body: { person: people.responder.id } })
    expect((await get('responder', id)).body).toMatchObject({ notes, parties: ['carer'] })
    expect((await entries('responder')).map(({ operation }) => operation)).toEqual(['getCare'])
    expect(await looks('worker')).toEqual([])
    await stage.ok('worker', 'removeDependant', { params: { household, dependantId: id } })
    expect(await stage.table.read([keys.care(id), keys.charge(people.responder.id, id)])).toEqual([
      undefined,
      undefined,
    ])
  })
})
