/** Somebody who cares, assigned by staff: what they read, how it is told, and how it ends. */
import { beforeEach, describe, expect, it } from 'vitest'
import { keys } from '../../../functions/platform/table.ts'
import { HOUR } from '../../../shared/lifecycle.ts'
import { notes } from '../../support/care.ts'
import { type PersonName, people } from '../../support/district.ts'
import { anew, assign, candidates, code, decline, end, get, kept, looks, save, stage, subject } from '../scene.ts'

beforeEach(anew)

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
