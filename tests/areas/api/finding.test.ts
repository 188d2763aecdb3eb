import { beforeAll, describe, expect, it } from 'vitest'
import { community, farCommunity, type PersonName } from '../../support/district.ts'
import { add, anew, refusal, stage } from './scene.ts'

beforeAll(anew)

describe('finding a place', () => {
  it('by words of its names, in any writing, without a room', async () => {
    const { code } = await add(community, '金色华府网格')
    const tower = await add(code, '金色华府3号楼')
    await add(code, '金色华府13号楼')
    const far = await add(farCommunity, '湖畔网格', 'farCommunityStaff')
    await add(far.code, '湖景苑3号楼', 'farCommunityStaff')
    const find = async (q: string, who: PersonName = 'newcomer') =>
      (await stage.ok(who, 'searchAreas', { query: { q } })).items.map(({ fullName }) => fullName)
    expect(await find('金色华府3号楼')).toEqual([tower.fullName])
    expect(await find('华府 3栋')).toEqual([tower.fullName])
    expect(await find('大江园 金色华府 3号楼 2单元301室')).toEqual([tower.fullName])
    expect(await find('湖景苑')).toEqual(['湖边坊社区湖畔网格湖景苑3号楼'])
    expect(await find('没有这个')).toEqual([])
    // Who lives somewhere finds what is near by its number alone.
    expect(await find('1号楼')).toEqual([])
    expect(await find('1号楼', 'farResident')).toEqual(['湖边坊社区第1网格1号楼'])
    expect(await refusal('newcomer', 'searchAreas', { query: { q: '楼' } })).toEqual([400, 'badInput'])
  })
})
