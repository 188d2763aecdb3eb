/** Where an alert goes up to, and what is said where nobody is there. */
import { describe, expect, it } from 'vitest'
import { escalate } from '../../../functions/escalation/escalate.ts'
import { queryAll } from '../../../functions/platform/query-all.ts'
import { keys } from '../../../functions/platform/table.ts'
import { grantWrites } from '../../../functions/roles/grant.ts'
import { watch } from '../../../functions/watchdog/watch.ts'
import type { Role } from '../../../shared/roles/roles.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import { community, district, grid1, type PersonName, people } from '../../support/district.ts'
import { makeStage, type Stage } from '../../support/stage.ts'

const ports = (stage: Stage, name: 'escalation' | 'watchdog') => ({
  ...stage.ports,
  table: grantedTable(name, stage.table),
  line: { post: async () => 'gone' as const },
  unreached: () => undefined,
})

/** Nobody serves anywhere any more. */
async function emptied(): Promise<Stage> {
  const stage = await makeStage()
  for (const { id, roles } of Object.values(people)) {
    if (!roles.length) continue
    await stage.table.write([{ update: keys.person(id), changes: { set: { roles: [] } } }])
    for (const { area, role } of roles) await stage.table.write([{ remove: keys.grant(area, role, id) }])
  }
  return stage
}

async function appoint(stage: Stage, who: PersonName, role: Role, area: string) {
  const held = { role, area, areaName: '' }
  await stage.table.write(
    grantWrites({ ...people[who], roles: [] }, [held], people[who].id, '2026-03-02T01:00:00.000Z'),
  )
}

const toTheTop = async (stage: Stage) => {
  for (const seconds of [30, 60, 90, 60]) {
    stage.clock.pass(seconds * 1000)
    await escalate(ports(stage, 'escalation'))
  }
}
const look = (stage: Stage) => watch(ports(stage, 'watchdog'))
const rung = async (stage: Stage, alertId: string) =>
  (await queryAll(stage.table, { pk: { name: 'pk', value: keys.alert(alertId).pk }, ascending: true })).flatMap(
    ({ sk, who }) => (String(sk).startsWith('TOLD#') ? [who] : []),
  )

/** How often it rang for each of them, by who they are. */
const rings = async (stage: Stage, alertId: string) =>
  Object.fromEntries(
    (await queryAll(stage.table, { pk: { name: 'pk', value: keys.alert(alertId).pk }, ascending: true })).flatMap(
      ({ sk, who, rung }) => (String(sk).startsWith('TOLD#') ? [[String(who), Number(rung)]] : []),
    ),
  )
/** So many minutes in which nobody goes; each tenth second it is looked for what is due. */
async function pass(stage: Stage, minutes: number) {
  for (let turn = 0; turn < minutes * 6; turn++) {
    stage.clock.pass(10_000)
    await escalate(ports(stage, 'escalation'))
  }
}

describe('an alert above which nobody serves', () => {
  it('rings each minute for whoever serves highest, and for who was told at first', async () => {
    const stage = await emptied()
    await appoint(stage, 'worker', 'gridWorker', grid1)
    await appoint(stage, 'administrator', 'administrator', community)
    const { id } = await stage.ok('resident', 'raiseAlert', { body: {} })
    expect(await rings(stage, id)).toEqual({ [people.worker.id]: 1 })
    await pass(stage, 30)
    const { [people.worker.id]: worker = 0, [people.administrator.id]: administrator = 0 } = await rings(stage, id)
    // At 30 s, and each minute from then on.
    expect(worker).toBe(1 + 30)
    expect(administrator).toBe(30)
    expect(await look(stage)).toMatchObject({ open: 1, untold: 0 })
    await stage.ok('administrator', 'acknowledgeAlert', { params: { alertId: id }, body: { eta: 5 } })
  })

  it('passes over street and district to the community, and tells who comes there later', async () => {
    const stage = await emptied()
    await appoint(stage, 'worker', 'gridWorker', grid1)
    await appoint(stage, 'communityStaff', 'communityStaff', community)
    const { id } = await stage.ok('resident', 'raiseAlert', { body: {} })
    await pass(stage, 3)
    const before = await rings(stage, id)
    expect(before[people.communityStaff.id]).toBeGreaterThanOrEqual(3)
    await appoint(stage, 'districtStaff', 'districtStaff', district)
    await pass(stage, 1)
    expect(await rings(stage, id)).toEqual({ ...before, [people.districtStaff.id]: 1 })
  })

  it('is known to the watchdog where what is due no longer rings for anybody', async () => {
    const stage = await emptied()
    await appoint(stage, 'worker', 'gridWorker', grid1)
    const { id } = await stage.ok('resident', 'raiseAlert', { body: {} })
    await pass(stage, 2)
    expect(await look(stage)).toMatchObject({ untold: 0 })
    // Its clock says that it has time.
    const later = new Date(stage.clock.now() + 3_600_000).toISOString()
    await stage.table.write([
      { update: keys.alert(id), changes: { set: { due: `ALERT#0#${later}`, 'card.dueAt': later } } },
    ])
    stage.clock.pass(121_000)
    expect(await look(stage)).toMatchObject({ unheard: 0, untold: 1 })
  })
})

describe('an alert at the top', () => {
  it('is known to the watchdog each minute where nobody could answer it, until somebody can', async () => {
    const stage = await emptied()
    const { id } = await stage.ok('newcomer', 'raiseAlert', { body: {} })
    await stage.ok('resident', 'raiseAlert', { body: {} })
    await toTheTop(stage)
    expect(await look(stage)).toMatchObject({ open: 2, untold: 2 })
    await appoint(stage, 'worker', 'districtStaff', district)
    await toTheTop(stage)
    expect(await look(stage)).toMatchObject({ open: 2, untold: 0 })
    expect(await rung(stage, id)).toEqual([people.worker.id])
    await stage.ok('worker', 'acknowledgeAlert', { params: { alertId: id }, body: { eta: 5 } })
  })

  it('of a district where nobody serves goes to whoever runs the city, who can answer it', async () => {
    const stage = await emptied()
    await appoint(stage, 'administrator', 'administrator', district.slice(0, 4))
    const { id } = await stage.ok('resident', 'raiseAlert', { body: {} })
    expect(await rung(stage, id)).toEqual([people.administrator.id])
    await stage.ok('administrator', 'acknowledgeAlert', { params: { alertId: id }, body: { eta: 5 } })
    expect(await look(stage)).toMatchObject({ untold: 0 })
  })

  it('that somebody was told of and could answer is none of those, also where they are slow', async () => {
    const stage = await makeStage()
    await stage.ok('newcomer', 'raiseAlert', { body: {} })
    await toTheTop(stage)
    expect(await look(stage)).toMatchObject({ open: 1, untold: 0 })
  })
})
