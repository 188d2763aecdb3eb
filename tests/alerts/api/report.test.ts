import { describe, expect, it } from 'vitest'
import { alertItem, type StoredAlert } from '../../../functions/alerts/store.ts'
import { escalate } from '../../../functions/escalation/escalate.ts'
import { DAY, MINUTE } from '../../../shared/lifecycle.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import { storedAlert } from '../../support/alerts.ts'
import { counting } from '../../support/client.ts'
import { building1, building2, community, district, grid1, grid2, people, street } from '../../support/district.ts'
import { MORNING, makeStage, type Stage } from '../../support/stage.ts'

const ports = (stage: Stage) => ({
  ...stage.ports,
  table: grantedTable('escalation', stage.table),
  line: { post: async () => 'gone' as const },
  unreached: () => undefined,
})
const month = '2026-03'
const reportOf = (stage: Stage, area: string = community, of = month) =>
  stage.ok('communityStaff', 'getAlertReport', { params: { area }, query: { month: of } })

/** Answered by the community after nobody of the grid did, and resolved. */
async function answeredLate(stage: Stage) {
  const { id } = await stage.ok('resident', 'raiseAlert', { body: {} })
  const params = { alertId: id }
  stage.clock.pass(30_000)
  await escalate(ports(stage))
  stage.clock.pass(10_000)
  await stage.ok('communityStaff', 'acknowledgeAlert', { params, body: { eta: 2 } })
  stage.clock.pass(2 * MINUTE)
  await stage.ok('communityStaff', 'arriveAtAlert', { params })
  stage.clock.pass(5 * MINUTE)
  await stage.ok('communityStaff', 'resolveAlert', { params, body: { outcome: 'helped' } })
  return id
}

describe('the report of a month', () => {
  it('says how fast alerts were answered by grid, names what failed, and keeps drills apart', async () => {
    const stage = await makeStage()
    const id = await answeredLate(stage)
    const own = await stage.ok('neighbour', 'raiseAlert', { body: {} })
    await stage.ok('worker', 'acknowledgeAlert', { params: { alertId: own.id }, body: { eta: 1 } })
    await stage.ok('worker', 'callOffAlert', { params: { alertId: own.id }, body: { by: 'door' } })
    const body = { kind: 'medical' } as const
    const drill = await stage.ok('communityStaff', 'runDrill', { params: { area: building2 }, body })
    await stage.ok('communityStaff', 'stopDrill', { params: { alertId: drill.id } })

    const report = await reportOf(stage)
    expect(report.rows.map(({ area, name, real, drills }) => [area, name, real.alerts, drills.alerts])).toEqual([
      [grid1, '大江园社区第1网格', 1, 0],
      [grid2, '大江园社区第2网格', 1, 1],
    ])
    expect(report.total.real).toMatchObject({
      alerts: 2,
      resolved: 1,
      falseAlarms: 1,
      missed: 1,
      arrived: { count: 1, median: 160_000 },
      resolving: { count: 1, median: 460_000, p95: 460_000 },
    })
    expect(report.rows[0]?.real.acknowledged).toEqual({ count: 1, median: 40_000, p95: 40_000 })
    expect(report.total.drills).toMatchObject({ alerts: 1, cancelled: 1, missed: 0 })
    expect(report.misses).toMatchObject([
      { alert: id, area: grid1, level: 'grid', why: 'unanswered', drill: false, names: [people.worker.name] },
    ])
    expect(JSON.stringify(report)).not.toContain('301')
    // Each level sees its own, up to the district.
    expect((await reportOf(stage, grid1)).total.real.alerts).toBe(1)
    for (const [who, area] of [
      ['streetStaff', street],
      ['districtStaff', district],
    ] as const) {
      const seen = await stage.ok(who, 'getAlertReport', { params: { area }, query: { month } })
      expect(seen.total).toEqual(report.total)
    }
    expect((await reportOf(stage, community, '2026-02')).total.real.alerts).toBe(0)
  })

  it('counts what ended at the last moment of a month in it, and stays as it is when positions are forgotten', async () => {
    const stage = await makeStage()
    await answeredLate(stage)
    const before = await reportOf(stage)
    stage.clock.pass(DAY + MINUTE)
    await escalate(ports(stage))
    expect(await reportOf(stage)).toEqual(before)
    // 2026-03-31 23:59 in Shanghai.
    stage.clock.set(Date.parse('2026-03-31T15:50:00.000Z'))
    await answeredLate(stage)
    stage.clock.set(Date.parse('2026-03-31T15:59:30.000Z'))
    await answeredLate(stage)
    expect((await reportOf(stage)).total.real.alerts).toBe(2)
    expect((await reportOf(stage, community, '2026-04')).total.real.alerts).toBe(1)
  })

  it('is for those who oversee, of an area that has a list, of a month that is one', async () => {
    const stage = await makeStage()
    const call = (who: 'resident' | 'farCommunityStaff' | 'administrator' | 'supervisor', area: string, of = month) =>
      stage.call(who, 'getAlertReport', { params: { area }, query: { month: of } })
    expect(await call('resident', community)).toMatchObject({ status: 403 })
    expect(await call('farCommunityStaff', community)).toMatchObject({ status: 403 })
    expect(await call('supervisor', community)).toMatchObject({ status: 200 })
    expect(await call('administrator', building1)).toMatchObject({ status: 400 })
    expect(await call('administrator', community, '2026-13')).toMatchObject({ status: 400 })
  })

  it('costs nothing more for what other months hold', async () => {
    const stage = await makeStage()
    const id = await answeredLate(stage)
    const one = await storedAlert(stage, id)
    const ended = (i: number): StoredAlert => {
      const at = new Date(MORNING - (10 + i) * DAY).toISOString()
      const { due: _, ...card } = { ...one.card, id: `alr_${String(i).padStart(26, '0')}`, endedAt: at, due: '' }
      return { ...one, card }
    }
    const cost = async () => {
      const { counts, stop } = counting(stage.client)
      await reportOf(stage)
      stop()
      return counts
    }
    const before = await cost()
    for (let i = 0; i < 60; i++) await stage.table.write([{ put: alertItem(ended(i)) }])
    expect(await cost()).toEqual(before)
    expect((await reportOf(stage, community, '2026-02')).total.real.alerts).toBeGreaterThan(10)
  })
})
