import { beforeEach, describe, expect, it } from 'vitest'
import { insideOf } from '../../../functions/households/inside.ts'
import { keys } from '../../../functions/platform/table.ts'
import { DEPENDANTS_MAX } from '../../../shared/households/limits.ts'
import { building1, building2, grid1, type PersonName, people } from '../../support/district.ts'
import { countsOf, homeAt } from '../../support/households.ts'
import { meanwhile } from '../../support/meanwhile.ts'
import { address, anew, codeOf, consent, consistent, home, stage } from './scene.ts'

beforeEach(anew)

describe('dependants', () => {
  const elder = { kind: 'elder', name: '演示奶奶', relation: '母亲', bornOn: '1940-05-01', note: '耳朵背' } as const
  const params = { household: home }
  const dependantsIn = async () => (await insideOf(stage.table, home)).dependants

  it('are kept by members; corrected, removed, and seen by nobody else but staff', async () => {
    expect(await codeOf(stage.call('neighbour', 'keepDependant', { params, body: elder }))).toBe('notFound')
    expect(await codeOf(stage.call('resident', 'keepDependant', { params, body: { ...elder, kind: 'child' } }))).toBe(
      'consentNeeded',
    )
    const kept = await stage.ok('resident', 'keepDependant', { params, body: elder })
    const { dependants } = await stage.ok('resident', 'getHousehold', { params })
    expect(dependants).toMatchObject([{ ...elder, keptBy: { name: people.resident.name, staff: false } }])
    const at = { ...params, dependantId: kept.id }
    const raw = await stage.table.read([keys.dependant(home, kept.id)])
    expect(JSON.stringify(raw)).not.toMatch(/奶奶|母亲|1940|耳朵/)
    expect(await codeOf(stage.call('neighbour', 'correctDependant', { params: at, body: elder }))).toBe('notFound')
    expect(await codeOf(stage.call('worker', 'correctDependant', { params: at, body: elder }))).toBe('notFound')
    await stage.ok('resident', 'correctDependant', { params: at, body: { ...elder, note: '耳朵背，请大声' } })
    const seen = await stage.ok('worker', 'getHousehold', { params })
    expect(seen.dependants).toMatchObject([{ name: elder.name, note: '耳朵背，请大声' }])
    await stage.ok('resident', 'removeDependant', { params: at })
    expect(await codeOf(stage.call('resident', 'removeDependant', { params: at }))).toBe('notFound')
    expect((await stage.ok('resident', 'getHousehold', { params })).dependants).toEqual([])
  })

  it('and what the roster says are shown to nobody by a role where they live: what they see there is no look', async () => {
    await stage.ok('resident', 'keepDependant', { params, body: elder })
    await stage.table.write([
      { update: keys.person(people.worker.id), changes: { set: { homes: [homeAt(address, 'tenant')] } } },
    ])
    const seen = await stage.ok('worker', 'getHousehold', { params })
    expect([seen.dependants, seen.facts, seen.parties]).toEqual([[], undefined, ['householder', 'approver']])
    expect((await stage.ok('resident', 'listLooks', { query: {} })).items).toEqual([])
    const staff = await stage.ok('communityStaff', 'getHousehold', { params })
    expect([staff.dependants.length, staff.facts?.members]).toEqual([1, 1])
    expect((await stage.ok('resident', 'listLooks', { query: {} })).items).toHaveLength(1)
  })

  it('are kept by the grid worker for who has no family here: not shown to who moves in, and no children', async () => {
    const refused = await stage.call('worker', 'keepDependant', { params, body: { ...elder, kind: 'child' } })
    expect(refused.body.error.fields).toEqual({ kind: expect.any(String) })
    const { id } = await stage.ok('worker', 'keepDependant', { params, body: elder })
    expect((await stage.ok('resident', 'getHousehold', { params })).dependants).toEqual([])
    expect(await codeOf(stage.call('resident', 'removeDependant', { params: { ...params, dependantId: id } }))).toBe(
      'notFound',
    )
    expect((await stage.ok('communityStaff', 'getHousehold', { params })).dependants).toMatchObject([
      { id, keptBy: { staff: true } },
    ])
    await stage.ok('resident', 'leaveHousehold', { params })
    expect((await stage.ok('worker', 'getHousehold', { params })).dependants).toHaveLength(1)
  })

  it('are kept by staff in a household of the roster, which has it from then on, or in none that is', async () => {
    const unlisted = `${building1}010909`
    const before = await countsOf(stage, building1)
    const keep = (household: string) => stage.call('worker', 'keepDependant', { params: { household }, body: elder })
    expect((await keep(unlisted)).status).toBe(201)
    expect((await keep(unlisted)).status).toBe(201)
    expect(await countsOf(stage, building1)).toEqual({ ...before, households: before.households + 1 })
    await consistent(building1)
    expect(await codeOf(keep(`${grid1}909010101`))).toBe('notFound')
    await stage.table.write([
      { update: keys.area(building2), changes: { set: { closedAt: '2026-03-02T01:00:00.000Z' } } },
    ])
    expect(await codeOf(keep(`${building2}010909`))).toBe('notFound')
  })

  it('are no more than a household may keep, however many are added at once by however many', async () => {
    const keep = (who: PersonName) => codeOf(stage.call(who, 'keepDependant', { params, body: elder }))
    for (let i = 0; i < DEPENDANTS_MAX - 3; i++) expect(await keep('resident')).toBeUndefined()
    const staff = ['worker', 'communityStaff', 'streetStaff', 'districtStaff'] as const
    const answers = await Promise.all(['resident' as const, ...staff, ...staff].map(keep))
    expect(answers.filter((code) => code === undefined)).toHaveLength(3)
    expect(new Set(answers)).toEqual(new Set([undefined, 'limitReached']))
    expect(await dependantsIn()).toHaveLength(DEPENDANTS_MAX)
    expect(await keep('worker')).toBe('limitReached')
  })

  it('leave nothing of their care behind when they are removed, nor when it is written at that moment', async () => {
    await consent('resident', 'care')
    const keep = () => stage.ok('resident', 'keepDependant', { params, body: elder })
    const save = (subject: string) =>
      stage.call('resident', 'saveCare', { params: { subject }, body: { livesAlone: true, medical: '青霉素过敏' } })
    const remove = (dependantId: string) =>
      stage.ok('resident', 'removeDependant', { params: { ...params, dependantId } })
    const leftOf = async (subject: string) => {
      const [keeper, carer] = [people.resident.id, people.worker.id]
      const of = [keys.keptAt(subject), keys.care(subject), keys.keeps(keeper, subject), keys.charge(carer, subject)]
      return (await stage.table.read(of)).filter(Boolean).length
    }
    const first = await keep()
    expect((await save(first.id)).status).toBe(200)
    const body = { person: people.worker.id }
    await stage.ok('communityStaff', 'assignCarer', { params: { subject: first.id }, body })
    expect(await leftOf(first.id)).toBe(4)
    await remove(first.id)
    expect(await leftOf(first.id)).toBe(0)
    const second = await keep()
    meanwhile(stage, () => remove(second.id))
    expect(await codeOf(save(second.id))).toBe('notFound')
    expect(await leftOf(second.id)).toBe(0)
  })

  it('are kept by nobody who left between the reading and the writing', async () => {
    meanwhile(stage, () => stage.ok('resident', 'leaveHousehold', { params }))
    expect(await codeOf(stage.call('resident', 'keepDependant', { params, body: elder }))).toBe('notFound')
  })

  it('that a family kept go with its last member', async () => {
    const { id } = await stage.ok('resident', 'keepDependant', { params, body: elder })
    await stage.ok('resident', 'leaveHousehold', { params })
    expect(await stage.table.read([keys.dependant(home, id), keys.keptAt(id)])).toEqual([undefined, undefined])
  })
})
