/** How each call about areas with an idempotency key comes about; each of them leaves one line in the community's history. */

import { queryAll } from '../../functions/platform/query-all.ts'
import { keys } from '../../functions/platform/table.ts'
import type { OperationId } from '../../shared/routes.ts'
import { community, grid1, grid2 } from './district.ts'
import type { Prepared } from './household-scenes.ts'
import type { Stage } from './stage.ts'

let made = 0
const newName = () => `演示${++made}`
const who = 'communityStaff' as const

const add = async (stage: Stage, parent: string) =>
  (await stage.ok(who, 'addArea', { body: { parent, name: newName() } })).code

const changesOf = (stage: Stage) => async () => {
  const pk = { name: 'pk', value: keys.areaChange(community, '').pk }
  return (await queryAll(stage.table, { pk, ascending: true, consistent: true })).length
}

type What = Pick<Prepared, 'params' | 'body' | 'other'>
const scene = (make: (stage: Stage) => Promise<What>) => async (stage: Stage) => {
  const what = await make(stage)
  return { who, ...what, count: changesOf(stage) }
}

export const areaScenes: Partial<Record<OperationId, (stage: Stage) => Promise<Prepared>>> = {
  addArea: scene(async () => ({
    body: { parent: grid1, name: newName() },
    other: { parent: grid1, name: newName() },
  })),
  renameArea: scene(async (stage) => ({
    params: { area: await add(stage, grid1) },
    body: { name: newName() },
    other: { name: newName() },
  })),
  closeArea: scene(async (stage) => ({ params: { area: await add(stage, grid1) } })),
  moveBuildings: scene(async (stage) => {
    const area = await add(stage, grid1)
    return {
      params: { area: community },
      body: { buildings: [{ area }], grid: grid2 },
      other: { buildings: [{ area, name: newName() }], grid: grid2 },
    }
  }),
  makeGridGroup: scene(async (stage) => {
    const grids = [await add(stage, community), await add(stage, community)]
    return { params: { area: community }, body: { name: newName(), grids }, other: { name: newName(), grids } }
  }),
  changeGridGroup: scene(async (stage) => {
    const grids = [await add(stage, community), await add(stage, community)]
    const body = { name: newName(), grids }
    const { group } = await stage.ok(who, 'makeGridGroup', { params: { area: community }, body })
    const params = { area: community, groupId: group.id }
    return { params, body: { name: newName(), grids }, other: { name: newName(), grids } }
  }),
}
