import { beforeEach, describe, expect, it } from 'vitest'
import { building1, community, farBuilding, farGrid, grid1, grid2, type PersonName } from '../../support/district.ts'
import { sweeping } from '../support/sweeping.ts'
import { add, anew, refusal, stage } from './scene.ts'

describe('moving buildings', () => {
  it('is within a community, to an open grid of it, and not to where they are', async () => {
    await anew()
    const move = (buildings: string[], to: string, who: PersonName = 'communityStaff') =>
      refusal(who, 'moveBuildings', {
        params: { area: community },
        body: { buildings: buildings.map((area) => ({ area })), grid: to },
      })
    expect(await move([building1], grid1)).toEqual([400, 'badInput'])
    expect(await move([farBuilding], grid1)).toEqual([400, 'badInput'])
    expect(await move([building1], farGrid)).toEqual([400, 'badInput'])
    expect(await move([grid1], grid2)).toEqual([400, 'badInput'])
    expect(await move([building1, building1], grid2)).toEqual([400, 'badInput'])
    // Every grid may have its 9号楼: they can't come together under one name.
    const { code } = await add(grid1, '9号楼')
    await add(grid2, '9幢')
    expect(await move([code], grid2)).toEqual([400, 'badInput'])
    const body = { buildings: [{ area: code, name: '南9号楼' }], grid: grid2 }
    expect(await stage.ok('communityStaff', 'moveBuildings', { params: { area: community }, body })).toMatchObject({
      kind: 'move',
      total: 1,
    })
    expect(await move([code], grid2)).toEqual([409, 'wrongState'])
    expect((await stage.ok('resident', 'getArea', { params: { area: code } })).area).toMatchObject({
      code: `${grid2}003`,
      fullName: '大江园社区第2网格南9号楼',
    })
    expect(await refusal('communityStaff', 'addArea', { body: { parent: grid2, name: '南9栋' } })).toEqual([
      400,
      'badInput',
    ])
  })
})

describe('a building that households are on their way to', () => {
  const params = { area: community }
  const moved = (area: string, grid: string) => ({ params, body: { buildings: [{ area, name: '搬来的楼' }], grid } })

  it('is not closed and does not go on before they have come, though nobody lives there yet', async () => {
    await anew()
    const { code } = await add(grid1, '9号楼')
    await stage.ok('communityStaff', 'moveBuildings', moved(building1, grid2))
    const to = (await stage.ok('resident', 'getArea', { params: { area: building1 } })).area.code
    expect(await refusal('communityStaff', 'closeArea', { params: { area: to } })).toEqual([409, 'notEmpty'])
    const answer = await stage.call('communityStaff', 'moveBuildings', moved(to, grid1))
    expect(answer.status).toBe(400)
    expect(answer.body.error?.fields).toEqual({ buildings: '搬来的楼的住户还在迁入，请等迁入完成再搬' })
    // Others beside it may.
    expect(await refusal('communityStaff', 'closeArea', { params: { area: code } })).toEqual([200, undefined])
    await sweeping(stage).toEnd()
    expect(await refusal('communityStaff', 'moveBuildings', moved(to, grid1))).toEqual([201, undefined])
    await sweeping(stage).toEnd()
  })
})

describe('buildings that get other names on the way', () => {
  beforeEach(async () => {
    await anew()
  })

  it('may share one, and may have more pairs of characters together than a transaction takes', async () => {
    const long = (i: number) => String.fromCodePoint(...Array.from({ length: 29 }, (_, j) => 0x5000 + i * 64 + j))
    const names = ['香樟园1号楼', '香樟园2号楼', ...Array.from({ length: 4 }, (_, i) => long(i))]
    const areas: string[] = []
    for (const i of names.keys()) areas.push((await add(grid1, `旧${i + 1}号楼`)).code)
    const body = { buildings: areas.map((area, i) => ({ area, name: names[i] })), grid: grid2 }
    expect(await refusal('communityStaff', 'moveBuildings', { params: { area: community }, body })).toEqual([
      201,
      undefined,
    ])
    for (const [q, at] of [
      ['香樟园2号楼', 1],
      [long(3), 5],
    ] as const)
      expect((await stage.ok('newcomer', 'searchAreas', { query: { q } })).items, q).toMatchObject([
        { code: `${grid2}00${at + 2}`, name: names[at] },
      ])
  })
})
