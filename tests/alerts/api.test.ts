import { describe, expect, it } from 'vitest'
import { missAlertDeadline } from '../../functions/alerts/miss-deadline.ts'
import { newShift, shiftItem } from '../../functions/duty/shift.ts'
import { escalate } from '../../functions/escalation/escalate.ts'
import { memberItem } from '../../functions/households/member.ts'
import { keys } from '../../functions/platform/table.ts'
import { watch } from '../../functions/watchdog/watch.ts'
import { policyFor } from '../../shared/alerts/escalation.ts'
import { MINUTE } from '../../shared/lifecycle.ts'
import { grantedTable } from '../infra/granted-table.ts'
import { storedAlert } from '../support/alerts.ts'
import { building1, community, grid1, grid2, type PersonName, people } from '../support/district.ts'
import { makeStage, type Stage } from '../support/stage.ts'

const ringPorts = (stage: Stage, name: 'escalation' | 'watchdog' = 'escalation') => ({
  ...stage.ports,
  table: grantedTable(name, stage.table),
  line: { post: async () => 'gone' as const },
  unreached: () => undefined,
})

/** On duty there for the next hours. */
async function onDuty(stage: Stage, who: PersonName, area: string) {
  const now = stage.clock.now()
  const hours = { from: new Date(now - 60_000).toISOString(), to: new Date(now + 8 * 3_600_000).toISOString() }
  await stage.table.write([{ put: shiftItem(newShift(area, people[who].id, hours, stage.ports.random)) }])
}

describe('an alert', () => {
  it('goes from the button to the end', async () => {
    const stage = await makeStage()
    const raised = await stage.ok('resident', 'raiseAlert', { body: {} })
    expect(raised).toMatchObject({ state: 'raised', level: 'grid', told: 1, parties: ['raiser'] })
    const params = { alertId: raised.id }
    const mine = await stage.ok('worker', 'listMyAlerts', { query: {} })
    expect(mine.ringing).toMatchObject([{ id: raised.id, parties: ['responder'] }])
    await stage.ok('worker', 'seeAlert', { params })
    expect(await stage.ok('worker', 'acknowledgeAlert', { params, body: { eta: 3 } })).toMatchObject({ state: 'going' })
    expect(await stage.call('resident', 'cancelAlert', { params })).toMatchObject({ status: 409 })
    await stage.ok('worker', 'arriveAtAlert', { params })
    await stage.ok('worker', 'resolveAlert', { params, body: { outcome: 'helped' } })
    const whole = await stage.ok('resident', 'getAlert', { params })
    expect(whole).toMatchObject({ state: 'resolved', outcome: 'helped', seen: 1 })
    expect(whole.entries.map(({ move }) => move)).toEqual(['open', 'acknowledge', 'arrive', 'resolve'])
  })

  it('is the same one when it is pressed again, and a neighbour minutes later is a witness who must be looked after', async () => {
    const stage = await makeStage()
    const raised = await stage.ok('resident', 'raiseAlert', { body: {} })
    const again = await stage.ok('resident', 'raiseAlert', { body: {} })
    expect(again).toMatchObject({ id: raised.id, again: 1 })
    const beside = await stage.ok('neighbour', 'raiseAlert', { body: { area: building1 } })
    expect(beside).toMatchObject({ id: raised.id, witnessCount: 1, unaccounted: 1, parties: ['witness'] })
    const params = { alertId: raised.id }
    await stage.ok('worker', 'acknowledgeAlert', { params, body: { eta: 3 } })
    const end = { params, body: { outcome: 'takenOver' } } as const
    expect(await stage.call('worker', 'resolveAlert', end)).toMatchObject({ status: 409 })
    const whole = await stage.ok('worker', 'getAlert', { params })
    const [witness] = whole.witnesses ?? []
    await stage.ok('worker', 'accountWitness', { params, body: { person: witness?.person ?? '' } })
    expect(await stage.ok('worker', 'resolveAlert', end)).toMatchObject({ state: 'resolved' })
  })

  it('says which level was told where nobody is left at the lowest when it rings again', async () => {
    const stage = await makeStage()
    const { id, level } = await stage.ok('resident', 'raiseAlert', { body: {} })
    expect(level).toBe('grid')
    const role = { person: people.worker.id, role: 'gridWorker', area: grid1 } as const
    await stage.ok('communityStaff', 'revokeRole', { params: role })
    const beside = await stage.ok('neighbour', 'raiseAlert', { body: { area: building1 } })
    expect(beside).toMatchObject({ id, level: 'community' })
    expect((await stage.ok('communityStaff', 'listMyAlerts', { query: {} })).ringing).toMatchObject([{ id, rung: 1 }])
  })

  it('goes up a level each time that nobody answers, and for ever at the top', async () => {
    const stage = await makeStage()
    const { id } = await stage.ok('resident', 'raiseAlert', { body: {} })
    const levels = async () =>
      (await stage.ok('resident', 'getAlert', { params: { alertId: id } })).entries.map(({ level }) => level)
    const ports = ringPorts(stage)
    for (const seconds of [29, 1, 60, 90, 60, 60]) {
      stage.clock.pass(seconds * 1000)
      await escalate(ports)
    }
    expect(await levels()).toEqual(['grid', 'community', 'street', 'district', 'district', 'district'])
    expect(await missAlertDeadline(ports, id)).toBe(false)
  })

  it('whose clock was lost is found by the watchdog', async () => {
    const stage = await makeStage()
    const { id } = await stage.ok('resident', 'raiseAlert', { body: {} })
    await stage.table.write([{ update: keys.alert(id), changes: { set: { due: undefined, dueAt: undefined } } }])
    stage.clock.pass(40_000)
    expect(await escalate(ringPorts(stage))).toMatchObject({ due: 0 })
    expect(await watch(ringPorts(stage, 'watchdog'))).toMatchObject({ open: 1, unclocked: 1 })
    // What it missed meanwhile is made good at once, and its clock runs again.
    expect((await storedAlert(stage, id)).card.level).toBe('community')
    expect(await escalate(ringPorts(stage))).toMatchObject({ due: 0 })
    stage.clock.pass(50_000)
    expect(await escalate(ringPorts(stage))).toMatchObject({ due: 1, moved: 1 })
  })

  it('still rings for the family of who raised it when they were not there to hear it', async () => {
    const stage = await makeStage()
    const own = people.resident.homes[0]
    if (!own) throw new Error('The resident has no home')
    const daughter = { ...people.newcomer, homes: [own] }
    await stage.table.write([
      { put: { ...keys.person(daughter.id), ...daughter } },
      {
        put: memberItem(own.household, {
          person: daughter.id,
          join: `joi_${'0'.repeat(26)}`,
          relation: 'family',
          child: false,
          since: '2026-01-01T00:00:00.000Z',
        }),
      },
    ])
    const { id } = await stage.ok('resident', 'raiseAlert', { body: {} })
    const { ringing } = await stage.ok('newcomer', 'listMyAlerts', { query: {} })
    expect(ringing).toMatchObject([{ id, parties: ['family'] }])
    expect((await stage.ok('neighbour', 'listMyAlerts', { query: {} })).ringing).toEqual([])
  })

  it('is found by who was told of it on a duty elsewhere than where they serve, and answered', async () => {
    const stage = await makeStage()
    await onDuty(stage, 'propertyManager', grid1)
    await onDuty(stage, 'otherWorker', community)
    const { id } = await stage.ok('resident', 'raiseAlert', { body: {} })
    stage.clock.pass(30_000)
    await escalate(ringPorts(stage))
    for (const who of ['propertyManager', 'otherWorker'] as const) {
      const { ringing } = await stage.ok(who, 'listMyAlerts', { query: {} })
      expect(ringing).toMatchObject([{ id, parties: ['responder'], rung: 1 }])
    }
    stage.clock.pass(150_000)
    await escalate(ringPorts(stage))
    const top = await stage.ok('administrator', 'listMyAlerts', { query: {} })
    expect(top.ringing).toMatchObject([{ id, parties: ['responder'], rung: 1 }])
    const params = { alertId: id }
    await stage.ok('propertyManager', 'acknowledgeAlert', { params, body: { eta: 1 } })
    await stage.ok('propertyManager', 'callOffAlert', { params, body: { by: 'door' } })
    expect((await stage.ok('otherWorker', 'listMyAlerts', { query: {} })).ringing).toEqual([])
  })

  it('of the only one on duty is told to the others who serve there', async () => {
    const stage = await makeStage()
    await onDuty(stage, 'propertyManager', grid2)
    const { id, level } = await stage.ok('propertyManager', 'raiseAlert', { body: { area: `${grid2}001` } })
    expect(level).toBe('grid')
    const { ringing } = await stage.ok('otherWorker', 'listMyAlerts', { query: {} })
    expect(ringing).toMatchObject([{ id, rung: 1 }])
  })

  it('stays with who goes still when another does not come, and begins anew when nobody is left', async () => {
    const stage = await makeStage()
    const { id } = await stage.ok('resident', 'raiseAlert', { body: {} })
    const params = { alertId: id }
    const asItIs = async () => (await storedAlert(stage, id)).card
    const goers = async () => (await asItIs()).holders.map(({ person }) => person)
    const due = async () => Date.parse((await asItIs()).dueAt ?? '') - stage.clock.now()
    const told = () => stage.table.read([keys.told(id, people.worker.id)])
    await stage.ok('worker', 'acknowledgeAlert', { params, body: { eta: 5 } })
    await stage.ok('responder', 'joinAlert', { params, body: { eta: 10 } })
    const before = await told()
    stage.clock.pass(10 * MINUTE)
    expect(await escalate(ringPorts(stage))).toMatchObject({ moved: 1 })
    expect(await asItIs()).toMatchObject({
      state: 'going',
      course: { misses: [{ why: 'late', who: [people.worker.id] }] },
    })
    expect([await goers(), await due()]).toEqual([[people.responder.id], 5 * MINUTE])
    expect(await told()).toEqual(before)
    await stage.ok('communityStaff', 'joinAlert', { params, body: { eta: 30 } })
    await stage.ok('responder', 'arriveAtAlert', { params })
    // At the door stands somebody: they stay, and may end it.
    const text = '我先回去'
    expect(await stage.ok('communityStaff', 'handOverAlert', { params, body: { text } })).toMatchObject({
      state: 'arrived',
    })
    expect((await stage.ok('responder', 'getAlert', { params })).moves).toContain('resolve')
    await stage.ok('communityStaff', 'joinAlert', { params, body: { eta: 20 } })
    expect(await stage.ok('responder', 'handOverAlert', { params, body: { text } })).toMatchObject({ state: 'going' })
    expect([await goers(), await due()]).toEqual([[people.communityStaff.id], 25 * MINUTE])
    expect(await stage.ok('communityStaff', 'handOverAlert', { params, body: { text } })).toMatchObject({
      state: 'raised',
      holders: [],
    })
    expect(await due()).toBe(30_000)
  })

  it('that is said to be a fire goes up as fires do, from then on, counted from the button', async () => {
    const stage = await makeStage()
    const { id } = await stage.ok('resident', 'raiseAlert', { body: {} })
    const params = { alertId: id }
    stage.clock.pass(20_000)
    const card = await stage.ok('resident', 'describeAlert', { params, body: { kind: 'fire' } })
    // The community should have been told with the grid: it is now, and the street 45 seconds after the button.
    expect(card).toMatchObject({ kind: 'fire', level: 'community', dueAt: '2026-03-02T01:00:45.000Z' })
    expect((await stage.ok('communityStaff', 'listMyAlerts', { query: {} })).ringing).toMatchObject([{ id, rung: 1 }])
    expect((await storedAlert(stage, id)).policy).toEqual(policyFor('fire'))
    const other = await stage.ok('resident', 'describeAlert', { params, body: { kind: 'medical' } })
    expect(other).toMatchObject({ kind: 'medical', dueAt: '2026-03-02T01:00:45.000Z' })
  })

  it('is not made another by what a neighbour says of theirs, whom those who go hear too', async () => {
    const stage = await makeStage()
    const { id } = await stage.ok('resident', 'raiseAlert', { body: {} })
    const params = { alertId: id }
    const said = { kind: 'medical', text: '老人胸口疼', forWhom: 'other' } as const
    await stage.ok('resident', 'describeAlert', { params, body: said })
    await stage.ok('neighbour', 'raiseAlert', { body: { area: building1, detail: '2单元601' } })
    const beside = { kind: 'fire', text: '楼道里有烟', forWhom: 'self' } as const
    await stage.ok('neighbour', 'describeAlert', { params, body: beside })
    const whole = await stage.ok('worker', 'getAlert', { params })
    const witness = { name: people.neighbour.name, detail: '2单元601', kind: 'fire', text: '楼道里有烟' }
    expect(whole).toMatchObject({ ...said, witnesses: [witness], witnessKinds: ['fire'] })
    expect(whole.witnesses?.[0]).not.toHaveProperty('household')
    // Somebody may stand in smoke: it goes up as a fire does all the same.
    expect(whole.level).toBe('community')
    expect((await stage.ok('neighbour', 'getAlert', { params })).witnesses).toMatchObject([witness])
    expect(await stage.ok('resident', 'getAlert', { params })).not.toHaveProperty('witnesses')
  })

  it('that is pressed again while nobody goes is told a level up at once, and to who goes once somebody does', async () => {
    const stage = await makeStage()
    const { id } = await stage.ok('resident', 'raiseAlert', { body: {} })
    const params = { alertId: id }
    stage.clock.pass(5_000)
    const again = await stage.ok('resident', 'pressAgain', { params })
    expect(again).toMatchObject({ level: 'community', again: 1, dueAt: '2026-03-02T01:01:30.000Z' })
    for (let press = 0; press < 4; press++) await stage.ok('resident', 'pressAgain', { params })
    // At the top it rings at once, and each minute as before: pressing puts nothing off.
    expect(await storedAlert(stage, id)).toMatchObject({ step: 4, card: { dueAt: '2026-03-02T01:01:05.000Z' } })
    await stage.ok('responder', 'acknowledgeAlert', { params, body: { eta: 5 } })
    const due = (await storedAlert(stage, id)).card.dueAt
    await stage.ok('resident', 'pressAgain', { params })
    expect((await storedAlert(stage, id)).card.dueAt).toBe(due)
  })

  it('is one of its own for a neighbour who was joined and has another emergency', async () => {
    const stage = await makeStage()
    const first = await stage.ok('resident', 'raiseAlert', { body: {} })
    const beside = await stage.ok('neighbour', 'raiseAlert', { body: { area: building1 } })
    expect(beside).toMatchObject({ id: first.id, parties: ['witness'] })
    const own = await stage.ok('neighbour', 'raiseAlert', { body: { area: building1, apart: true } })
    expect(own).toMatchObject({ state: 'raised', again: 0, parties: ['raiser'] })
    expect(own.id).not.toBe(first.id)
    expect((await stage.ok('worker', 'listMyAlerts', { query: {} })).ringing.map(({ id }) => id).sort()).toEqual(
      [first.id, own.id].sort(),
    )
    // Said twice, it is the same; and who raised the first is not asked whether it is another.
    const again = await stage.ok('neighbour', 'raiseAlert', { body: { area: building1, apart: true } })
    expect(again).toMatchObject({ id: own.id, again: 1 })
    const { id } = await stage.ok('resident', 'raiseAlert', { body: { apart: true } })
    expect(id).toBe(first.id)
    expect((await storedAlert(stage, first.id)).card.witnesses).toHaveLength(1)
  })

  it('is asked about at the door each hour, by a ring; and told a level up when that was not answered twice', async () => {
    const stage = await makeStage()
    const { id } = await stage.ok('resident', 'raiseAlert', { body: {} })
    const params = { alertId: id }
    await stage.ok('worker', 'acknowledgeAlert', { params, body: { eta: 1 } })
    await stage.ok('worker', 'arriveAtAlert', { params })
    const rung = async (who: PersonName) => (await stage.table.read([keys.told(id, people[who].id)]))[0]?.rung
    const hour = async () => {
      stage.clock.pass(60 * MINUTE)
      expect(await escalate(ringPorts(stage))).toMatchObject({ moved: 1 })
      const { asked, state } = (await storedAlert(stage, id)).card
      return [state, asked, await rung('worker'), await rung('communityStaff')]
    }
    expect(await hour()).toEqual(['arrived', 1, 2, undefined])
    // Any sign of who is there counts.
    await stage.ok('worker', 'sayInAlert', { params, body: { text: '等救护车' } })
    expect(await hour()).toEqual(['arrived', 1, 3, undefined])
    expect(await hour()).toEqual(['arrived', 2, 4, undefined])
    expect(await hour()).toEqual(['arrived', 3, 5, 1])
    expect((await storedAlert(stage, id)).card.level).toBe('community')
    await stage.ok('worker', 'stayAtAlert', { params })
    expect((await storedAlert(stage, id)).card).not.toHaveProperty('asked')
  })
})
