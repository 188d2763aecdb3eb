import { beforeEach, describe, expect, it } from 'vitest'
import { keys } from '../../../functions/platform/table.ts'
import { MINUTE } from '../../../shared/lifecycle.ts'
import { building1, community, farGrid, grid1, grid2, type PersonName, people } from '../../support/district.ts'
import { sweeping } from '../support/sweeping.ts'
import { add, anew, refusal, stage } from './scene.ts'

describe('grid groups', () => {
  let sweep: ReturnType<typeof sweeping>
  beforeEach(async () => {
    await anew()
    sweep = sweeping(stage)
  })
  const group = (grids: string[], name = '片区一') => ({ params: { area: community }, body: { name, grids } })
  const rolesOf = async (who: PersonName) => (await stage.ok(who, 'getMe')).roles

  it('are for who manages the community, of its own open grids, each in one group', async () => {
    for (const who of ['worker', 'resident', 'supervisor', 'farCommunityStaff'] as const)
      expect(await refusal(who, 'makeGridGroup', group([grid1, grid2]))).toEqual([403, 'notAllowed'])
    for (const grids of [[grid1], [grid1, grid1], [grid1, farGrid], [grid1, building1], [grid1, `${community}999`]])
      expect(await refusal('communityStaff', 'makeGridGroup', group(grids))).toEqual([400, 'badInput'])
    const both = await Promise.all(
      [1, 2, 3].map((n) => stage.call('communityStaff', 'makeGridGroup', group([grid1, grid2], `片区${n}`))),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([201, 400, 400])
    expect((await stage.ok('supervisor', 'listGridGroups', { params: { area: community } })).items).toHaveLength(1)
    expect(await refusal('communityStaff', 'closeArea', { params: { area: grid2 } })).toEqual([409, 'notEmpty'])
  })

  it('give the workers of each grid the others, follow its changes, and take back only what came through them', async () => {
    const grid3 = (await add(community, '第3网格')).code
    stage.clock.pass(MINUTE)
    const { group: made, job } = await stage.ok('communityStaff', 'makeGridGroup', group([grid1, grid2]))
    expect(job).toMatchObject({ kind: 'group', state: 'running' })
    await sweep.toEnd()
    const params = { area: community, groupId: made.id }
    expect(
      await stage.ok('communityStaff', 'getAreaJob', { params: { area: community, jobId: job.id } }),
    ).toMatchObject({ state: 'done' })
    expect(await rolesOf('otherWorker')).toEqual([
      { role: 'gridWorker', area: grid2, areaName: '大江园社区第2网格' },
      { role: 'gridWorker', area: grid1, areaName: '大江园社区第1网格', group: made.id },
    ])
    // Who holds both directly holds nothing through the group.
    expect((await rolesOf('worker')).every((held) => !held.group)).toBe(true)

    stage.clock.pass(MINUTE)
    await stage.ok('communityStaff', 'changeGridGroup', { params, body: { name: '片区二', grids: [grid2, grid3] } })
    await sweep.toEnd()
    expect((await rolesOf('otherWorker')).map(({ area }) => area)).toEqual([grid2, grid3])
    expect((await rolesOf('worker')).map(({ area, group: through }) => [area, through])).toEqual([
      [grid1, undefined],
      [grid2, undefined],
      [grid3, made.id],
    ])
    const [row] = await stage.table.read([keys.grant(grid3, 'gridWorker', people.otherWorker.id)])
    expect(row?.card).toMatchObject({ group: made.id })

    stage.clock.pass(MINUTE)
    await stage.ok('communityStaff', 'endGridGroup', { params })
    await sweep.toEnd()
    expect((await rolesOf('otherWorker')).map(({ area }) => area)).toEqual([grid2])
    expect((await rolesOf('worker')).map(({ area }) => area)).toEqual([grid1, grid2])
    expect(await stage.table.read([keys.grant(grid3, 'gridWorker', people.otherWorker.id)])).toEqual([undefined])
    expect(await refusal('communityStaff', 'endGridGroup', { params })).toEqual([404, 'notFound'])
    const { items } = await stage.ok('communityStaff', 'listAreaChanges', { params: { area: community } })
    expect(items.map(({ kind }) => kind).slice(0, 3)).toEqual(['endGroup', 'changeGroup', 'makeGroup'])
    await stage.ok('communityStaff', 'makeGridGroup', group([grid1, grid2]))
  })
})
