/** What an area looks like from above. */
import { beforeAll, describe, expect, it } from 'vitest'
import { buildingItem } from '../../../functions/areas/building.ts'
import { newRosterRow, rosterItem } from '../../../functions/households/roster.ts'
import { keys } from '../../../functions/platform/table.ts'
import {
  building1,
  building2,
  community,
  district,
  farBuilding,
  farCommunity,
  farGrid,
  grid1,
  grid2,
  type PersonName,
  people,
  street,
} from '../../support/district.ts'
import { makeStage, type Stage } from '../../support/stage.ts'
import { liveIn } from '../support/lived-in.ts'

const roomsOf = (count: number, joined: number) =>
  Array.from({ length: count }, (_, i) => ({ unit: 1, room: 101 + i, members: i < joined ? 1 + (i % 2) : 0 }))

let stage: Stage
beforeAll(async () => {
  stage = await makeStage()
  await liveIn(stage.table, building1, roomsOf(5, 3))
  await liveIn(stage.table, building2, roomsOf(4, 1))
  await liveIn(stage.table, farBuilding, roomsOf(2, 2))
})

const refusal = async (who: PersonName, operation: 'getCoverage' | 'checkAreas', area: string) => {
  const { status, body } = await stage.call(who, operation, { params: { area } })
  return [status, body.error?.code]
}

describe('coverage', () => {
  it('is for who oversees the area', async () => {
    for (const who of ['resident', 'responder', 'propertyManager', 'farCommunityStaff', 'worker'] as const)
      expect(await refusal(who, 'getCoverage', community), who).toEqual([403, 'notAllowed'])
    expect(await refusal('administrator', 'getCoverage', building1)).toEqual([400, 'badInput'])
  })

  it('counts households, however many members they have, of each area right under one', async () => {
    const of = (who: PersonName, area: string) => stage.ok(who, 'getCoverage', { params: { area } })
    expect(await of('districtStaff', district)).toMatchObject({
      households: 11,
      joined: 6,
      items: [
        { name: '劳动街道', level: 'street', households: 2, joined: 2 },
        { name: '花桥街道', level: 'street', households: 9, joined: 4 },
      ],
    })
    expect(await of('supervisor', street)).toMatchObject({
      items: [{ code: community, level: 'community', households: 9, joined: 4 }],
    })
    const whole = await of('communityStaff', community)
    expect(whole).toMatchObject({
      households: 9,
      joined: 4,
      items: [
        { code: grid1, level: 'grid', households: 5, joined: 3 },
        { code: grid2, level: 'grid', households: 4, joined: 1 },
      ],
      buildings: [
        { code: building1, level: 'building', households: 5, joined: 3 },
        { code: building2, level: 'building', households: 4, joined: 1 },
      ],
    })
    const grid = await of('worker', grid1)
    expect(grid).toMatchObject({ households: 5, items: [{ code: building1, households: 5, joined: 3 }] })
    expect(grid.buildings).toBeUndefined()
  })
})

describe('the check', () => {
  it('is for who oversees the area, of a community or a grid', async () => {
    for (const who of ['resident', 'responder', 'farCommunityStaff'] as const)
      expect(await refusal(who, 'checkAreas', community), who).toEqual([403, 'notAllowed'])
    expect(await refusal('administrator', 'checkAreas', street)).toEqual([400, 'badInput'])
  })

  it('adds up over the grids, and is empty where all is well', async () => {
    const check = await stage.ok('communityStaff', 'checkAreas', { params: { area: community } })
    expect(check).toMatchObject({
      households: 9,
      buildings: 2,
      grids: [
        { area: grid1, households: 5, buildings: 1 },
        { area: grid2, households: 4, buildings: 1 },
      ],
      faults: [],
    })
    await stage.table.write([{ remove: keys.grant(farGrid, 'gridWorker', people.farWorker.id) }])
    const far = await stage.ok('farCommunityStaff', 'checkAreas', { params: { area: farCommunity } })
    expect(far.faults.map(({ kind }) => kind)).toEqual(['noWorker'])
  })

  it('shows the same address in two grids, a roster without its building, and a count that is not so', async () => {
    const twin = (code: string) =>
      buildingItem({ code, level: 'building', name: '金色华府9号楼', fullName: `${code}金色华府9号楼` })
    const [one, other, missing] = [`${grid1}002`, `${grid2}002`, `${grid2}003`]
    await stage.table.write([{ put: twin(one) }, { put: twin(other) }])
    await liveIn(stage.table, one, roomsOf(3, 0))
    await liveIn(stage.table, other, roomsOf(2, 0))
    await stage.table.write([
      { put: rosterItem(newRosterRow({ building: missing, unit: 0, room: 101 }, [], 'staff')) },
      { update: keys.area(building2), changes: { set: {}, add: { households: 1 } } },
    ])
    const { faults, households } = await stage.ok('communityStaff', 'checkAreas', { params: { area: community } })
    expect(households).toBe(15)
    expect(faults).toMatchObject([
      { kind: 'miscounted', area: building2, households: 1 },
      { kind: 'buildingGone', area: missing, households: 1 },
      { kind: 'sameAddress', area: other, households: 2, other: { area: one } },
    ])
  })
})
