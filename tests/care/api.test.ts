/** A care record: who may see it, and what becomes of it with the consent. */
import { beforeEach, describe, expect, it } from 'vitest'
import { endCharges } from '../../functions/care/forget.ts'
import { pointer } from '../../functions/care/record.ts'
import { keys } from '../../functions/platform/table.ts'
import { consent, notes } from '../support/care.ts'
import { community, grid1, type PersonName, people } from '../support/district.ts'
import { meanwhile } from '../support/meanwhile.ts'
import { anew, assign, code, get, kept, looks, mother, save, stage, subject } from './scene.ts'

beforeEach(anew)

describe('a care record', () => {
  it('is refused without consent, and to everybody else as if it were not there', async () => {
    expect(code(await save('resident'))).toEqual([409, 'consentNeeded'])
    await kept()
    for (const who of ['neighbour', 'newcomer', 'unverified', 'worker', 'responder', 'farCommunityStaff'] as const) {
      expect(code(await get(who)), who).toEqual([404, 'notFound'])
      expect(code(await save(who)), who).toEqual([404, 'notFound'])
    }
    for (const who of ['communityStaff', 'administrator'] as const) {
      expect(code(await get(who)), who).toEqual([403, 'notAllowed'])
      expect(code(await save(who)), who).toEqual([403, 'notAllowed'])
      expect(code(await stage.call(who, 'removeCare', { params: { subject } })), who).toEqual([403, 'notAllowed'])
    }
    const missing = await get('neighbour', `per_${'Z'.repeat(26)}`)
    expect(missing.body).toEqual((await get('neighbour')).body)
  })

  it('is not kept by a consent that was taken back between the reading and the writing', async () => {
    await consent(stage, 'resident', 'care')
    meanwhile(stage, () => consent(stage, 'resident', 'care', false))
    expect(code(await save('resident'))).toEqual([409, 'consentNeeded'])
    await consent(stage, 'resident', 'contacts')
    meanwhile(stage, () => consent(stage, 'resident', 'contacts', false))
    expect(code(await stage.call('resident', 'saveContacts', { body: { items: [mother] } }))).toEqual([
      409,
      'consentNeeded',
    ])
    expect(await stage.table.read([keys.care(subject), keys.contacts(subject)])).toEqual([undefined, undefined])
  })

  it('is gone when the consent is taken back at the moment that it is kept', async () => {
    await consent(stage, 'resident', 'care')
    meanwhile(stage, () => save('resident'))
    await consent(stage, 'resident', 'care', false)
    expect(await stage.table.read([keys.care(subject)])).toEqual([undefined])
  })

  it('is sealed in the table, and whole to whose it is; looking at it oneself is no look', async () => {
    await kept()
    const [item] = await stage.table.read([keys.care(subject)])
    for (const word of Object.values(notes).filter((each) => typeof each === 'string'))
      expect(JSON.stringify(item)).not.toContain(word)
    expect((await get('resident')).body).toMatchObject({ subject, notes, parties: ['self'] })
    expect(await looks('resident')).toEqual([])
  })

  it('goes with the consent, and from the carer with it', async () => {
    await kept()
    expect((await assign('communityStaff', people.worker.id)).status).toBe(200)
    await consent(stage, 'resident', 'care', false)
    expect(code(await get('worker'))).toEqual([404, 'notFound'])
    expect((await stage.ok('worker', 'listCharges')).items).toEqual([])
    expect((await get('resident')).body.notes).toBeUndefined()
    expect(await stage.table.read([keys.care(subject), keys.charge(people.worker.id, subject)])).toEqual([
      undefined,
      undefined,
    ])
  })

  it('is one of any number that one carer has, who sees their charges, gets their copy, and can leave', async () => {
    const others = Array.from({ length: 101 }, (_, i) => `per_${String(5000 + i).padStart(26, '0')}`)
    for (const some of [others.slice(0, 60), others.slice(60)])
      await stage.table.write(some.map((id) => ({ put: pointer(keys.charge(people.worker.id, id), id) })))
    await kept()
    expect((await assign('communityStaff', people.worker.id)).status).toBe(200)
    expect((await stage.ok('worker', 'listCharges')).items.map(({ subject: whose }) => whose)).toEqual([subject])
    const { sections } = await stage.ok('worker', 'getMyData')
    expect(sections.find(({ kind }) => kind === 'charge')?.items).toHaveLength(102)
    expect(await endCharges(stage.table, people.worker.id)).toHaveLength(102)
  })

  it('is listed to who runs the area, without notes; not to who serves or lives there', async () => {
    await kept()
    const list = (who: PersonName, area = community) => stage.call(who, 'listCare', { query: { area } })
    for (const who of ['worker', 'resident', 'responder', 'farCommunityStaff', 'supervisor'] as const)
      expect(code(await list(who)), who).toEqual([403, 'notAllowed'])
    const home = people.resident.homes[0]
    const card = { subject, name: people.resident.name, buildingName: home?.buildingName }
    expect((await list('communityStaff')).body.items).toEqual([card])
    expect((await list('streetStaff', grid1)).body.items).toEqual([card])
    await stage.table.write([{ update: keys.person(subject), changes: { set: { homes: [] } } }])
    expect((await list('communityStaff')).body.items).toEqual([])
  })
})
