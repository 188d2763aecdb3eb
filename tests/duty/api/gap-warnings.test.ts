import { describe, expect, it } from 'vitest'
import { beginGapRounds } from '../../../functions/duty/gaps/look-at-gaps.ts'
import { gapNews } from '../../../functions/duty/gaps/news.ts'
import { queryAll } from '../../../functions/platform/query-all.ts'
import { keys } from '../../../functions/platform/table.ts'
import { sweep } from '../../../functions/sweep/sweep.ts'
import { DAY, HOUR, MINUTE } from '../../../shared/lifecycle.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import {
  community,
  district,
  farCommunity,
  farGrid,
  grid1,
  grid2,
  type PersonName,
  people,
  street,
} from '../../support/district.ts'
import { makeStage, type Stage } from '../../support/stage.ts'

const swept = async (stage: Stage) => {
  const ports = { ...stage.ports, table: grantedTable('sweep', stage.table) }
  await beginGapRounds(ports)
  return sweep(ports)
}
const warned = async (stage: Stage, area: string = community) =>
  (await stage.ok('communityStaff', 'listGapWarnings', { params: { area } })).items
/** All looks of a round, spread over some minutes. */
async function round(stage: Stage, at: string) {
  stage.clock.set(Date.parse(at))
  await swept(stage)
  stage.clock.pass(10 * MINUTE)
  expect((await swept(stage)).failed).toBe(0)
}
const rows = (stage: Stage) =>
  queryAll(stage.table, { pk: { name: 'pk', value: keys.warnedGap(grid1, '').pk }, ascending: true })

const rowsBelow = (stage: Stage, area: string) =>
  queryAll(stage.table, { pk: { name: 'pk', value: `GAPS#${area}` }, ascending: true })

const plan = (stage: Stage, person: string, area: string, from: string, to: string) =>
  stage.ok('communityStaff', 'planShifts', { params: { area }, body: { person, from, to } })
const { id: worker } = people.worker

describe('a warning of a gap', () => {
  it('comes in the evening for the night, once, and is gone when somebody takes the shift', async () => {
    const stage = await makeStage()
    await swept(stage)
    // The day shifts are planned, the night is not: 9:00 to 18:00 in Shanghai.
    await plan(stage, worker, grid1, '2026-03-02T01:00:00.000Z', '2026-03-02T10:00:00.000Z')
    await plan(stage, worker, grid1, '2026-03-03T01:00:00.000Z', '2026-03-03T10:00:00.000Z')
    expect(await warned(stage)).toEqual([])
    await round(stage, '2026-03-02T09:00:00.000Z')
    const night = { area: grid1, kind: 'uncovered', from: '2026-03-02T10:00:00.000Z', to: '2026-03-03T01:00:00.000Z' }
    expect(await warned(stage)).toMatchObject([night])
    expect(await warned(stage, grid1)).toMatchObject([night])
    expect(await warned(stage, grid2)).toEqual([])
    const [row] = await rows(stage)
    // Seen again in the morning, while it goes on: known.
    await round(stage, '2026-03-03T00:50:00.000Z')
    expect((await rows(stage)).map(({ warnedAt }) => warnedAt)).toEqual([row?.warnedAt])
    await round(stage, '2026-03-03T09:00:00.000Z')
    const [tonight] = await warned(stage)
    expect(tonight).toMatchObject({ from: '2026-03-03T10:00:00.000Z' })
    await plan(stage, worker, grid1, '2026-03-03T10:00:00.000Z', '2026-03-04T10:00:00.000Z')
    expect(await warned(stage)).toEqual([])
  })

  it('comes at once when a shift of tonight is given up, and is gone while somebody else stands', async () => {
    const stage = await makeStage()
    await plan(stage, worker, grid1, '2026-03-02T02:00:00.000Z', '2026-03-03T02:00:00.000Z')
    stage.clock.pass(2 * HOUR)
    const leave = { from: '2026-03-02T02:00:00.000Z', to: '2026-03-03T02:00:00.000Z', reason: '生病' }
    await stage.ok('worker', 'takeLeave', { body: leave })
    await swept(stage)
    expect(await warned(stage)).toMatchObject([{ area: grid1, kind: 'uncovered', to: '2026-03-03T03:00:00.000Z' }])
    const taken = await plan(
      stage,
      people.communityStaff.id,
      grid1,
      '2026-03-02T03:00:00.000Z',
      '2026-03-03T03:00:00.000Z',
    )
    expect(await warned(stage)).toEqual([])
    const [first] = await rows(stage)
    const params = { area: grid1, shift: taken.items[0]?.id ?? '' }
    stage.clock.pass(MINUTE)
    await stage.ok('communityStaff', 'removeShift', { params })
    await swept(stage)
    expect(await warned(stage)).toHaveLength(1)
    expect((await rows(stage)).map(({ begin }) => begin)).toEqual([first?.begin])
  })

  it('says that a grid has nobody at all, and is silent where nobody plans', async () => {
    const stage = await makeStage()
    await swept(stage)
    const [held] = people.farWorker.roles
    await stage.ok('farCommunityStaff', 'revokeRole', {
      params: { person: people.farWorker.id, role: held?.role ?? 'gridWorker', area: farGrid },
    })
    await round(stage, '2026-03-02T09:00:00.000Z')
    const far = await stage.ok('farCommunityStaff', 'listGapWarnings', { params: { area: farCommunity } })
    expect(far.items).toMatchObject([{ area: farGrid, name: '湖边坊社区第1网格', kind: 'unserved' }])
    expect(await warned(stage)).toEqual([])
    await stage.ok('farCommunityStaff', 'grantRole', {
      params: { person: people.farWorker.id },
      body: { role: 'gridWorker', area: farGrid },
    })
    expect((await stage.ok('farCommunityStaff', 'listGapWarnings', { params: { area: farCommunity } })).items).toEqual(
      [],
    )
  })

  it('says that a community, a street or a district has nobody, to it and to the level above, and takes it back', async () => {
    const stage = await makeStage()
    await swept(stage)
    const areasOf = async (who: PersonName, area: string) =>
      (await stage.ok(who, 'listGapWarnings', { params: { area } })).items.map((gap) => [gap.area, gap.kind])
    const give = (verb: 'grantRole' | 'revokeRole', who: PersonName) => {
      const person = people[who].id
      const { role, area } = people[who].roles[0] ?? { role: 'responder', area: '' }
      return verb === 'revokeRole'
        ? stage.ok('administrator', verb, { params: { person, role, area } })
        : stage.ok('administrator', verb, { params: { person }, body: { role, area } })
    }
    await give('revokeRole', 'communityStaff')
    await give('revokeRole', 'streetStaff')
    await give('revokeRole', 'districtStaff')
    await round(stage, '2026-03-02T09:00:00.000Z')
    // A responder of the community, an administrator of the district would be told: neither has nobody.
    expect(await areasOf('administrator', district)).toEqual([[street, 'unserved']])
    expect(await areasOf('supervisor', street)).toEqual([[street, 'unserved']])
    await give('revokeRole', 'responder')
    await round(stage, '2026-03-03T01:00:00.000Z')
    const both = [
      [street, 'unserved'],
      [community, 'unserved'],
    ]
    expect((await areasOf('administrator', district)).sort()).toEqual(both)
    expect((await areasOf('supervisor', street)).sort()).toEqual(both)
    expect(await areasOf('worker', grid1)).toEqual([])
    expect((await rowsBelow(stage, district)).length).toBe(1)
    // The administrator hears it who is there still, in the words of the level.
    const [row] = await rowsBelow(stage, street)
    const news = await gapNews(stage.table, row ?? {}, stage.clock.now())
    expect(news.map(({ person }) => person).sort()).toEqual([people.propertyManager.id, people.administrator.id].sort())
    // Who can have somebody serve there is asked to; who may not is told what becomes of an alert.
    const notes = Object.fromEntries(news.map(({ person, words }) => [person, words]))
    expect(notes).toMatchObject({
      [people.administrator.id]: { where: '大江园社区', note: '没有社区工作人员，请安排' },
      [people.propertyManager.id]: { where: '大江园社区', note: '没有社区工作人员，求助会直接通知上一级' },
    })
    await give('grantRole', 'streetStaff')
    expect(await areasOf('administrator', district)).toEqual([[community, 'unserved']])
    const one = await gapNews(stage.table, row ?? {}, stage.clock.now())
    expect(one.map(({ person }) => person)).toContain(people.streetStaff.id)
    // Somebody of a grid stands on the community's duty: it has somebody.
    const shift = { person: worker, from: '2026-03-03T01:20:00.000Z', to: '2026-03-04T01:15:00.000Z' }
    const planned = await stage.ok('streetStaff', 'planShifts', { params: { area: community }, body: shift })
    expect(await areasOf('streetStaff', street)).toEqual([])
    // And is looked at at once when that is given up.
    await stage.ok('worker', 'takeLeave', { body: { from: shift.from, to: shift.to, reason: '' } })
    expect(planned.items).toHaveLength(1)
    await swept(stage)
    expect(await areasOf('streetStaff', street)).toEqual([[community, 'unserved']])
    expect((await stage.call('streetStaff', 'listGapWarnings', { params: { area: '42010201502000100' } })).status).toBe(
      400,
    )
  })

  it('goes on day after day, and is for who serves or oversees there', async () => {
    const stage = await makeStage()
    await swept(stage)
    for (let day = 0; day < 3; day++) {
      stage.clock.pass(DAY)
      await swept(stage)
      stage.clock.pass(10 * MINUTE)
      await swept(stage)
    }
    expect(await stage.table.read([keys.gapRound('ROOT'), keys.gapRound(community)])).toMatchObject([
      { dueAt: '2026-03-05T09:00:00.000Z' },
      undefined,
    ])
    const call = (who: 'resident' | 'otherWorker' | 'supervisor', area: string) =>
      stage.call(who, 'listGapWarnings', { params: { area } })
    expect(await call('resident', grid2)).toMatchObject({ status: 403 })
    expect(await call('otherWorker', grid1)).toMatchObject({ status: 403 })
    expect(await call('otherWorker', grid2)).toMatchObject({ status: 200 })
    expect(await call('supervisor', community)).toMatchObject({ status: 200 })
  })
})
