import { beforeEach, describe, expect, it } from 'vitest'
import { endCharges } from '../../functions/care/forget.ts'
import { pointer } from '../../functions/care/record.ts'
import { keys } from '../../functions/platform/table.ts'
import { HOUR } from '../../shared/lifecycle.ts'
import { consent, notes } from '../support/care.ts'
import { community, grid1, type PersonName, people } from '../support/district.ts'
import { meanwhile } from '../support/meanwhile.ts'
import { makeStage, type Stage } from '../support/stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await makeStage()
})

const subject = people.resident.id
const mother = { name: '演示亲属 甲', phone: '13912345678', relation: '母亲' }
const code = ({ status, body }: { status: number; body: { error?: { code: string } } }) => [status, body.error?.code]
const get = (who: PersonName, whose = subject) => stage.call(who, 'getCare', { params: { subject: whose } })
const save = (who: PersonName, whose = subject, body = notes) =>
  stage.call(who, 'saveCare', { params: { subject: whose }, body })
const assign = (who: PersonName, person: string) =>
  stage.call(who, 'assignCarer', { params: { subject }, body: { person } })
const end = (who: PersonName, person = people.worker.id) =>
  stage.call(who, 'endCarer', { params: { subject }, query: { person } })
const decline = (who: PersonName, person = people.worker.id) =>
  stage.call(who, 'endCarer', { params: { subject }, query: { person, declines: 'true' } })
const candidates = async (who: PersonName = 'communityStaff', whose = subject) =>
  (await stage.ok(who, 'getCarer', { params: { subject: whose } })).candidates
const looks = async (who: PersonName) => (await stage.ok(who, 'listLooks', { query: {} })).items
const kept = async (who: PersonName = 'resident') => {
  await consent(stage, who, 'care')
  expect((await save(who, people[who].id)).status).toBe(200)
}

describe('emergency contacts', () => {
  it('are refused without consent of their own, of which another consent is none', async () => {
    await consent(stage, 'resident', 'care')
    const answer = await stage.call('resident', 'saveContacts', { body: { items: [mother] } })
    expect(code(answer)).toEqual([409, 'consentNeeded'])
    expect(await stage.ok('resident', 'getContacts')).toEqual({ items: [] })
  })

  it('are refused when they are no phones, or too many', async () => {
    await consent(stage, 'resident', 'contacts')
    for (const phone of ['', '110', '12345678901', '1391234567', '139 1234 5678', '+8613912345678', '0276543210x'])
      expect(
        code(await stage.call('resident', 'saveContacts', { body: { items: [{ ...mother, phone }] } })),
        phone,
      ).toEqual([400, 'badInput'])
    const six = Array.from({ length: 6 }, () => mother)
    expect(code(await stage.call('resident', 'saveContacts', { body: { items: six } }))).toEqual([400, 'badInput'])
  })

  it('are mine, sealed in the table, and gone when the consent is taken back', async () => {
    await consent(stage, 'resident', 'contacts')
    const landline = { ...mother, phone: '027-87654321' }
    await stage.ok('resident', 'saveContacts', { body: { items: [mother, landline] } })
    expect((await stage.ok('resident', 'getContacts')).items).toEqual([mother, landline])
    expect((await stage.ok('neighbour', 'getContacts')).items).toEqual([])
    const [item] = await stage.table.read([keys.contacts(subject)])
    for (const word of [mother.name, mother.phone, landline.phone]) expect(JSON.stringify(item)).not.toContain(word)
    await consent(stage, 'resident', 'contacts', false)
    expect(await stage.table.read([keys.contacts(subject)])).toEqual([undefined])
    expect((await stage.ok('resident', 'getContacts')).items).toEqual([])
  })
})

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

describe('a carer', () => {
  it('is assigned by who runs the place, from among those who serve it', async () => {
    expect(code(await assign('communityStaff', people.worker.id))).toEqual([404, 'notFound'])
    await kept()
    for (const who of ['worker', 'farCommunityStaff', 'neighbour'] as const)
      expect(code(await assign(who, people.worker.id)), who).toEqual([404, 'notFound'])
    expect(code(await assign('resident', people.worker.id))).toEqual([403, 'notAllowed'])
    for (const other of ['farWorker', 'neighbour', 'otherWorker', 'supervisor', 'communityStaff'] as const)
      expect(code(await assign('communityStaff', people[other].id)), other).toEqual([400, 'badInput'])
    expect((await assign('communityStaff', people.worker.id)).body.carer).toMatchObject({
      person: people.worker.id,
      title: '网格员',
    })
    expect((await stage.ok('worker', 'listCharges')).items.map(({ subject: whose }) => whose)).toEqual([subject])
  })

  it('reads the notes, and each look is kept with whose they are and in the audit log, once an hour', async () => {
    await kept()
    await assign('communityStaff', people.worker.id)
    expect((await get('worker')).body).toMatchObject({ notes, parties: ['carer'] })
    await get('worker')
    const [look, ...more] = await looks('resident')
    expect([look?.who, look?.what, more]).toEqual(['网格员 演**', '您的照护信息', []])
    stage.clock.pass(HOUR)
    await get('worker')
    expect(await looks('resident')).toHaveLength(2)
    const [head] = await stage.table.read([keys.auditHead(people.worker.id)])
    expect(head?.seq).toBe(3)
  })

  it('is chosen among those who serve where the person lives, by who runs it and nobody else', async () => {
    const ask = (who: PersonName) => stage.call(who, 'getCarer', { params: { subject } })
    expect(code(await ask('communityStaff'))).toEqual([404, 'notFound'])
    await kept()
    for (const who of ['worker', 'farCommunityStaff', 'neighbour', 'unverified', 'responder'] as const)
      expect(code(await ask(who)), who).toEqual([404, 'notFound'])
    expect(code(await ask('resident'))).toEqual([403, 'notAllowed'])
    const { card, candidates: all } = (await ask('communityStaff')).body
    expect(card).toEqual({ subject, name: people.resident.name, buildingName: people.resident.homes[0]?.buildingName })
    const ids = all.map(({ person }: { person: string }) => person)
    expect(ids).toEqual(expect.arrayContaining([people.worker.id, people.responder.id]))
    for (const who of ['communityStaff', 'farWorker', 'otherWorker', 'supervisor', 'streetStaff'] as const)
      expect(ids, who).not.toContain(people[who].id)
    for (const person of ids) expect((await assign('communityStaff', person)).status, person).toBe(200)
  })

  it('is refused by the person, who is not asked to have them again; another can be assigned', async () => {
    await kept()
    for (const who of ['neighbour', 'farCommunityStaff', 'unverified'] as const)
      expect(code(await end(who)), who).toEqual([404, 'notFound'])
    // Nobody is there to be ended yet, nor to be said no to.
    for (const who of ['resident', 'communityStaff'] as const) expect((await end(who)).status, who).toBe(200)
    expect(code(await decline('resident'))).toEqual([409, 'changedMeanwhile'])
    await assign('communityStaff', people.worker.id)
    expect(code(await end('worker'))).toEqual([403, 'notAllowed'])
    expect(code(await decline('communityStaff'))).toEqual([403, 'notAllowed'])
    expect((await get('resident')).body.carer).toMatchObject({ person: people.worker.id })
    expect((await decline('resident')).status).toBe(200)
    expect((await get('resident')).body.carer).toBeUndefined()
    expect(code(await get('worker'))).toEqual([404, 'notFound'])
    const again = await assign('communityStaff', people.worker.id)
    expect([again.status, again.body.error.fields]).toEqual([400, { person: '本人请您换一位照护人' }])
    expect((await candidates()).filter(({ declined }) => declined).map(({ person }) => person)).toEqual([
      people.worker.id,
    ])
    // What the person writes anew changes nothing about that.
    await save('resident')
    expect((await assign('communityStaff', people.worker.id)).status).toBe(400)
    expect((await assign('communityStaff', people.responder.id)).status).toBe(200)
  })

  it('that the staff end can be assigned again', async () => {
    await kept()
    await assign('communityStaff', people.worker.id)
    expect((await end('communityStaff')).status).toBe(200)
    expect((await assign('communityStaff', people.worker.id)).status).toBe(200)
  })

  it('is shown with who looked and when to whose record it is, and to nobody else', async () => {
    await kept()
    await assign('communityStaff', people.worker.id)
    expect((await get('resident')).body.looks).toEqual([])
    const { body } = await get('worker')
    expect(body.looks).toBeUndefined()
    // A look at something else is none at the record.
    await stage.ok('worker', 'getHousehold', { params: { household: people.resident.homes[0]?.household ?? '' } })
    expect((await get('resident')).body.looks).toEqual([
      { at: new Date(stage.clock.now()).toISOString(), who: '网格员 演**' },
    ])
  })

  it('reads no more when another is assigned, when it is ended, and when the role is gone', async () => {
    await kept()
    await assign('communityStaff', people.worker.id)
    await assign('communityStaff', people.responder.id)
    expect(code(await get('worker'))).toEqual([404, 'notFound'])
    expect((await get('responder')).status).toBe(200)
    expect((await end('communityStaff', people.responder.id)).status).toBe(200)
    expect(code(await get('responder'))).toEqual([404, 'notFound'])
    await assign('communityStaff', people.worker.id)
    await stage.table.write([{ update: keys.person(people.worker.id), changes: { set: { roles: [] } } }])
    expect(code(await get('worker'))).toEqual([404, 'notFound'])
    expect((await stage.ok('worker', 'listCharges')).items).toEqual([])
  })
})
