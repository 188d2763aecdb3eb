import { beforeEach, describe, expect, it } from 'vitest'
import { brokenAt, type Chained } from '../../../functions/cases/timeline.ts'
import { newSwapWrites } from '../../../functions/duty/swap.ts'
import type { Table } from '../../../functions/platform/dynamo.ts'
import { keys } from '../../../functions/platform/table.ts'
import { sweep } from '../../../functions/sweep/sweep.ts'
import { errors } from '../../../shared/errors.ts'
import { DAY, MINUTE } from '../../../shared/lifecycle.ts'
import { LEAVING } from '../../../shared/privacy/contract.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import { memoryBucket } from '../../support/bucket.ts'
import { building1, community, district, type PersonName, people } from '../../support/district.ts'
import { counted, countsOf } from '../../support/households.ts'
import { open } from '../../support/incidents.ts'
import { everything, id, kept, kindOf, live, private_, who } from '../../support/lives.ts'
import { makeStage, type Stage } from '../../support/stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await makeStage()
})

const due = (stage_: Stage, table: Table = stage_.table) =>
  sweep({ ...stage_.ports, table: grantedTable('sweep', table) })
const signIn = async () => (await stage.call({}, 'signIn', { body: { code: `code of ${people[who].openid}` } })).body

/** The days to change one's mind, without the clocks of what else is due in them. */
async function leave() {
  const { leavingAt } = await stage.ok(who, 'askDeletion')
  expect(leavingAt).toBe(new Date(stage.clock.now() + LEAVING).toISOString())
  stage.clock.pass(LEAVING)
}

async function erased() {
  const items = await everything(stage)
  const all = items.map((item) => JSON.stringify(item))
  const named = [...Object.values(private_), people[who].openid]
  for (const [i, text] of all.entries())
    for (const word of named) {
      // The audit log is kept as the law asks, with who did what as they were called then.
      if (kindOf(items[i] ?? {}) === 'AUDIT ENTRY') continue
      expect(text, `${word} is left in ${kindOf(items[i] ?? {})}`).not.toContain(word)
    }
  const left = new Set(items.filter((_, i) => all[i]?.includes(id)).map(kindOf))
  expect([...left].sort()).toEqual([
    'ALERT ALERT',
    'ALERT ENTRY',
    'ALERT TOLD',
    'AUDIT ENTRY',
    'AUDIT HEAD',
    'CHANNEL LOG',
    'HOLDING ENTRY',
    'HOLDING HOLDING',
    'PERSON CONSENT',
    // Who was cared for still sees that somebody looked.
    'PERSON LOOK',
    'POST ENTRY',
    'POST POST',
    'REQUEST ENTRY',
    'REQUEST REQUEST',
    'THREAD LOG',
    'TICKET ENTRY',
    'TICKET SUPPORT',
    'TICKET TICKET',
    'WISH ENTRY',
  ])
  for (const word of Object.values(kept)) expect(all.join()).toContain(word)
  // Whoever mentioned them mentions nobody by name; what they reacted with is taken back, and nobody else's.
  const mentions = items.flatMap((item) => (Array.isArray(item.mentions) ? item.mentions : []))
  expect(mentions.filter(({ person }) => person === id)).toEqual(Array(2).fill({ person: id, name: '已注销居民' }))
  const counts = items
    .filter((item) => kindOf(item) === 'THREAD LOG' && item.text === '明天修')
    .map((row) => row.reactions)
  expect(counts).toEqual([{ like: 1, thanks: 0, heart: 0, smile: 0, sad: 0 }])
  const home = people.resident.homes[0]
  expect(await countsOf(stage, home?.building ?? '')).toEqual(await counted(stage, home?.building ?? ''))
}

describe('an administrator who leaves', () => {
  const make = (to: PersonName, area: string) =>
    stage.ok('administrator', 'grantRole', { params: { person: people[to].id }, body: { role: 'administrator', area } })
  const ask = async (name: PersonName) => {
    const { status, body } = await stage.call(name, 'askDeletion')
    return status === 200 ? 'leaving' : body.error.code
  }

  it('is not let go as the last one of an area, nor as one of two who both leave', async () => {
    expect(await ask('administrator')).toBe('lastAdministrator')
    expect((await stage.ok('administrator', 'getMe')).leavingAt).toBeUndefined()
    await make('newcomer', community)
    expect(await ask('administrator'), 'one of a part is none of the whole').toBe('lastAdministrator')
    expect(await ask('newcomer'), 'one of the whole is one of a part').toBe('leaving')
    await make('resident', district)
    expect(await ask('administrator')).toBe('leaving')
    expect(await ask('resident')).toBe('lastAdministrator')
    await stage.ok('administrator', 'cancelDeletion')
    expect(await ask('resident')).toBe('leaving')
  })

  it('leaves one behind of however many who ask at the same moment', async () => {
    const all: PersonName[] = ['administrator', 'newcomer', 'resident', 'neighbour', 'worker']
    for (const to of all.slice(1)) await make(to, district)
    const answers = await Promise.all(all.map(ask))
    expect(answers).toContain('lastAdministrator')
    // Whoever was only in the way of another asks again.
    for (const name of all) await ask(name)
    const left = await Promise.all(all.map(async (name) => (await stage.ok(name, 'getMe')).leavingAt))
    expect(left.filter((at) => at === undefined)).toHaveLength(1)
  })

  it('takes nobody else the role meanwhile, and may be left without it by who stays', async () => {
    await make('newcomer', district)
    expect(await ask('newcomer')).toBe('leaving')
    const take = (by: PersonName, from: PersonName) =>
      stage.call(by, 'revokeRole', { params: { person: people[from].id, role: 'administrator', area: district } })
    expect((await take('newcomer', 'administrator')).body.error.code).toBe('lastAdministrator')
    expect((await take('administrator', 'newcomer')).status).toBe(200)
  })
})

describe('leaving', () => {
  it('can be taken back for seven days, and nothing has changed then', async () => {
    const before = await stage.ok(who, 'getMe')
    await stage.ok(who, 'askDeletion')
    stage.clock.pass(LEAVING - 1)
    expect((await due(stage)).moved).toBe(0)
    expect((await stage.ok(who, 'getMe')).leavingAt).toBeDefined()
    expect(await stage.ok(who, 'cancelDeletion')).toEqual(before)
    stage.clock.pass(DAY)
    expect((await due(stage)).due).toBe(0)
    expect(await stage.ok(who, 'cancelDeletion')).toEqual(before)
  })

  it('asked for twice, stays with the first time', async () => {
    const { leavingAt } = await stage.ok(who, 'askDeletion')
    stage.clock.pass(DAY)
    expect((await stage.ok(who, 'askDeletion')).leavingAt).toBe(leavingAt)
  })

  it('ends every sign-in at once, and who comes back is somebody new', async () => {
    const { token } = await signIn()
    await leave()
    const fresh = await signIn()
    expect(fresh.person.id).toBe(id)
    await due(stage)
    for (const each of [token, fresh.token]) expect((await stage.call({ token: each }, 'getMe')).status).toBe(401)
    const back = await signIn()
    expect(back.person.id).not.toBe(id)
    expect(back.person).toMatchObject({ homes: [], roles: [] })
    stage.clock.pass(MINUTE)
    await due(stage)
    expect((await stage.call({ token: back.token }, 'getMe')).status).toBe(200)
  })

  it('erases all of a life, and leaves cases that are nobody’s', async () => {
    await live(stage)
    await leave()
    expect((await due(stage)).failed, stage.logged.join()).toBe(0)
    stage.clock.pass(MINUTE)
    expect((await due(stage)).failed, stage.logged.join()).toBe(0)
    await erased()
    const ticket = (await everything(stage)).find(
      (item) => kindOf(item) === 'TICKET TICKET' && item.text === kept.ticket,
    )
    expect(ticket?.card).toMatchObject({ openedBy: '已注销居民' })
    expect(JSON.stringify(ticket)).not.toContain('丁的门口')
    const entries = (await everything(stage))
      .filter((item) => item.pk === ticket?.pk && kindOf(item) === 'TICKET ENTRY')
      .map(({ pk: _, sk: __, ...entry }) => entry)
    expect(brokenAt(entries as unknown as Chained[])).toBeUndefined()
    stage.clock.pass(3 * 366 * DAY)
    const proofs = (await everything(stage)).filter(
      (item) => kindOf(item) === 'PERSON CONSENT' && item.pk === keys.person(id).pk,
    )
    expect(proofs).toEqual([])
  })

  it('takes the name of staff from what they changed, imported and swapped, and leaves what it was', async () => {
    stage = await makeStage({ bucket: memoryBucket() })
    const { id: staff, name } = people.communityStaff
    await stage.ok('communityStaff', 'addArea', { body: { parent: community, name: '新网格' } })
    const { importId } = await stage.ok('communityStaff', 'requestImport', {
      body: { kind: 'households', area: community, fileName: '名册.csv', type: 'csv', bytes: 100 },
      key: 'key-of-an-import-1',
    })
    const [from, to] = [DAY, 2 * DAY].map((later) => new Date(stage.clock.now() + later).toISOString())
    const shift = { id: `shf_${'1'.repeat(26)}`, area: community, from: from ?? '', to: to ?? '' }
    const both = { shift, reason: '孩子要看病', at: from ?? '' }
    const [asking, asked] = [`swp_${'1'.repeat(26)}`, `swp_${'2'.repeat(26)}`]
    const other = people.responder.id
    await stage.table.write(newSwapWrites({ ...both, id: asking, asker: staff, asked: other }))
    await stage.table.write(newSwapWrites({ ...both, id: asked, asker: other, asked: staff, reason: '有事' }))
    const incidentId = await open(stage)
    await stage.ok('communityStaff', 'noteIncident', { params: { incidentId }, body: { text: '已到现场' } })
    const { sections } = await stage.ok('communityStaff', 'getMyData')
    expect(JSON.stringify(sections.find(({ kind }) => kind === 'incident'))).toContain('已到现场')
    const incident = async () => {
      const { openedBy, entries } = await stage.ok('streetStaff', 'getIncident', { params: { incidentId } })
      return [openedBy, ...entries.map(({ by }) => by.name)]
    }
    expect(await incident()).toEqual([name, name, name])
    const changes = async () => (await stage.ok('supervisor', 'listAreaChanges', { params: { area: community } })).items
    expect(await changes()).toMatchObject([{ byName: name }])
    await stage.ok('communityStaff', 'askDeletion')
    stage.clock.pass(LEAVING)
    await due(stage)
    expect(await changes()).toMatchObject([{ kind: 'add', byName: '已注销的工作人员' }])
    stage.clock.pass(MINUTE)
    expect((await due(stage)).failed, stage.logged.join()).toBe(0)
    expect(await incident()).toEqual(Array(3).fill('已注销居民'))
    expect((await stage.table.read([keys.incident(incidentId)]))[0]).not.toHaveProperty('owner')
    expect(await changes()).toMatchObject([{ kind: 'add', byName: '已注销的工作人员' }])
    expect(await stage.ok('streetStaff', 'getImport', { params: { importId } })).toMatchObject({
      requestedBy: '已注销居民',
      fileName: '名册.csv',
    })
    const left = await everything(stage)
    const swaps = left.filter((item) => kindOf(item).startsWith('SWAPS')).map(({ pk, sk }) => [pk, sk])
    expect(swaps).toEqual([[keys.swap(other, asked).pk, keys.swap(other, asked).sk]])
    for (const word of [name, '孩子要看病'])
      expect(left.filter((item) => JSON.stringify(item).includes(word)).map(kindOf)).toEqual(
        word === name ? expect.not.arrayContaining(['CHANGES CHANGE', 'IMPORT IMPORT']) : [],
      )
  })

  it('comes to the same end when it is killed after every single write', async () => {
    await live(stage)
    await leave()
    let killed = 0
    const mortal = (): Table => {
      let writes = 0
      return {
        ...stage.table,
        async write(all) {
          if (writes++) throw new Error('killed')
          return stage.table.write(all)
        },
      }
    }
    for (let i = 0; i < 200; i++) {
      stage.clock.pass(MINUTE)
      if ((await due(stage, mortal())).failed) killed++
      if (!(await stage.table.read([keys.person(id)]))[0]) break
    }
    expect((await stage.table.read([keys.person(id)]))[0], stage.logged.slice(-9).join()).toBeUndefined()
    expect(killed, stage.logged.slice(-3).join()).toBeGreaterThan(30)
    await erased()
  })
})

describe('who waits for help', () => {
  const cancel = async (name: PersonName, alertId: string) => stage.ok(name, 'cancelAlert', { params: { alertId } })

  it('asks to leave when it has ended: raised or pressed beside, it is said why', async () => {
    const { id: alertId } = await stage.ok('resident', 'raiseAlert', { body: {} })
    await stage.ok('neighbour', 'raiseAlert', { body: { area: building1 } })
    for (const name of ['resident', 'neighbour'] as const) {
      const { status, body } = await stage.call(name, 'askDeletion')
      expect([status, body.error]).toEqual([409, { code: 'alertOpen', message: errors.alertOpen.message }])
    }
    const params = { alertId }
    await stage.ok('worker', 'acknowledgeAlert', { params, body: { eta: 1 } })
    await stage.ok('worker', 'accountWitness', { params, body: { person: people.neighbour.id } })
    await stage.ok('worker', 'resolveAlert', { params, body: { outcome: 'byCall' } })
    for (const name of ['resident', 'neighbour'] as const) await stage.ok(name, 'askDeletion')
  })

  it('stays for as long as it takes where the days are over meanwhile, and is gone soon after', async () => {
    await stage.ok('farResident', 'askDeletion')
    stage.clock.pass(LEAVING - MINUTE)
    const { id: alertId } = await stage.ok('farResident', 'raiseAlert', { body: {} })
    stage.clock.pass(2 * MINUTE)
    expect(await due(stage)).toMatchObject({ failed: 0 })
    expect(await due(stage)).toEqual({ due: 0, moved: 0, failed: 0 })
    await stage.ok('farResident', 'pressAgain', { params: { alertId } })
    await cancel('farResident', alertId)
    stage.clock.pass(10 * MINUTE)
    await due(stage)
    expect((await stage.call('farResident', 'getMe')).status).toBe(401)
    stage.clock.pass(2 * MINUTE)
    expect(await due(stage)).toMatchObject({ failed: 0 })
    expect(await stage.table.read([keys.person(people.farResident.id)])).toEqual([undefined])
  })
})
