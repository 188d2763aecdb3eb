import { describe, expect, it } from 'vitest'
import { escalate } from '../../../functions/escalation/escalate.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import { storedAlert } from '../../support/alerts.ts'
import { community, district, farBuilding, farCommunity, grid1, street } from '../../support/district.ts'
import { makeStage, type Stage } from '../../support/stage.ts'

const params = { area: community }
const dues = async (stage: Stage, id: string) =>
  (await storedAlert(stage, id)).policy.steps.map(({ after }) => after / 1000)

describe('shortening the escalation', () => {
  it('holds for alerts raised from then on, with what is set above, and is in the audit log', async () => {
    const stage = await makeStage()
    const before = await stage.ok('resident', 'raiseAlert', { body: {} })
    await stage.ok('communityStaff', 'setEscalation', { params, body: { community: 20, street: 60 } })
    await stage.ok('streetStaff', 'setEscalation', { params: { area: street }, body: { district: 100 } })
    expect(await stage.ok('communityStaff', 'getEscalation', { params })).toEqual({
      area: community,
      own: { community: 20, street: 60 },
      above: [{ area: street, shortening: { district: 100 } }],
    })
    const after = await stage.ok('neighbour', 'raiseAlert', { body: {} })
    expect(await dues(stage, before.id)).toEqual([0, 30, 90, 180])
    expect(await dues(stage, after.id)).toEqual([0, 20, 60, 100])
    stage.clock.pass(20_000)
    const table = grantedTable('escalation', stage.table)
    const line = { post: async () => 'gone' as const }
    await escalate({ ...stage.ports, table, line, unreached: () => undefined })
    expect((await storedAlert(stage, before.id)).card.level).toBe('grid')
    expect((await storedAlert(stage, after.id)).card.level).toBe('community')
    const { items } = await stage.ok('administrator', 'listAudit', { query: { area: district } })
    expect(JSON.stringify(items)).toContain('community=20 street=60')
    // Taken back whole: the standard again.
    await stage.ok('communityStaff', 'setEscalation', { params, body: {} })
    expect((await stage.ok('communityStaff', 'getEscalation', { params })).own).toEqual({})
  })

  it('reaches into no open alert, whatever it turns out to be: its kind is told by what was set when it was raised', async () => {
    const stage = await makeStage()
    const setTo = (body: object) => stage.ok('communityStaff', 'setEscalation', { params, body: body as never })
    const describeAs = (who: 'resident' | 'neighbour', alertId: string) =>
      stage.ok(who, 'describeAlert', { params: { alertId }, body: { kind: 'fire', photos: [], voices: [] } })
    const before = await stage.ok('resident', 'raiseAlert', { body: {} })
    stage.clock.pass(1000)
    await setTo({ community: 10, street: 20, district: 40 })
    const after = await stage.ok('neighbour', 'raiseAlert', { body: {} })
    stage.clock.pass(1000)
    await describeAs('resident', before.id)
    await setTo({})
    await describeAs('neighbour', after.id)
    expect(await dues(stage, before.id)).toEqual([0, 0, 45, 90])
    expect(await dues(stage, after.id)).toEqual([0, 0, 20, 40])
  })

  it('of another place counts for what comes there, where it was set before that was raised', async () => {
    const stage = await makeStage()
    const setTo = (body: object) =>
      stage.ok('farCommunityStaff', 'setEscalation', { params: { area: farCommunity }, body: body as never })
    const moves = (who: 'resident' | 'neighbour', alertId: string) => {
      const body = { where: 'here' as const, area: farBuilding, photos: [], voices: [] }
      return stage.ok(who, 'describeAlert', { params: { alertId }, body })
    }
    const before = await stage.ok('resident', 'raiseAlert', { body: {} })
    stage.clock.pass(1000)
    await setTo({ community: 10 })
    stage.clock.pass(1000)
    const after = await stage.ok('neighbour', 'raiseAlert', { body: {} })
    await moves('resident', before.id)
    await moves('neighbour', after.id)
    expect(await dues(stage, before.id)).toEqual([0, 30, 90, 180])
    expect(await dues(stage, after.id)).toEqual([0, 10, 90, 180])
  })

  it('says at the field what is no shortening', async () => {
    const stage = await makeStage()
    const wrong = async (body: object, area: string = community) =>
      (await stage.call('administrator', 'setEscalation', { params: { area }, body: body as never })).body.error?.fields
    expect(await wrong({ community: 31 })).toEqual({ community: '标准是 30 秒，只能比它短' })
    expect(await wrong({ street: 10 })).toEqual({ street: '不能早于社区的 30 秒，请先缩短社区的' })
    expect(await wrong({ community: 1.5 })).toEqual({ community: '请填整数秒' })
    expect(await wrong({ community: -1 })).toEqual({ community: '不能小于 0 秒' })
    expect(await wrong({ community: 10 }, grid1)).toEqual({ area: '请选择社区、街道或区' })
    expect((await stage.ok('administrator', 'getEscalation', { params })).own).toEqual({})
  })

  it('is for who runs the area', async () => {
    const stage = await makeStage()
    const set = (who: 'worker' | 'supervisor' | 'farCommunityStaff' | 'resident' | 'communityStaff', area: string) =>
      stage.call(who, 'setEscalation', { params: { area }, body: { community: 20 } })
    for (const who of ['worker', 'supervisor', 'farCommunityStaff', 'resident'] as const)
      expect(await set(who, community)).toMatchObject({ status: 403 })
    expect(await set('communityStaff', street)).toMatchObject({ status: 403 })
    expect(await set('farCommunityStaff', farCommunity)).toMatchObject({ status: 200 })
    expect(await stage.call('supervisor', 'getEscalation', { params })).toMatchObject({ status: 200 })
  })
})
