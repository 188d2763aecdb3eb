import { beforeAll, describe, expect, it } from 'vitest'
import { keys } from '../../../functions/platform/table.ts'
import { MINUTE } from '../../../shared/lifecycle.ts'
import { building1, community, district, grid1, grid2, street } from '../../support/district.ts'
import { newKey } from '../../support/scenes.ts'
import { add, anew, refusal, stage } from './scene.ts'

beforeAll(anew)

describe('the editor', () => {
  it('is for who manages the parent', async () => {
    for (const who of ['resident', 'worker', 'supervisor', 'propertyManager', 'farCommunityStaff'] as const)
      expect(await refusal(who, 'addArea', { body: { parent: community, name: '第9网格' } })).toEqual([
        403,
        'notAllowed',
      ])
    for (const who of ['farCommunityStaff', 'farStreetStaff', 'supervisor'] as const) {
      const params = { area: grid1 }
      expect(await refusal(who, 'renameArea', { params, body: { name: '别名' } })).toEqual([403, 'notAllowed'])
      expect(await refusal(who, 'closeArea', { params })).toEqual([403, 'notAllowed'])
      const moving = { params: { area: community }, body: { buildings: [{ area: building1 }], grid: grid2 } }
      expect(await refusal(who, 'moveBuildings', moving)).toEqual([403, 'notAllowed'])
    }
  })

  it('adds only grids under communities and buildings under grids', async () => {
    for (const parent of [district, street, building1, '420102015099'])
      expect(await refusal('administrator', 'addArea', { body: { parent, name: '新的' } })).toEqual([400, 'badInput'])
    for (const area of [street, community]) {
      expect(await refusal('administrator', 'renameArea', { params: { area }, body: { name: '新的' } })).toEqual([
        400,
        'badInput',
      ])
      expect(await refusal('administrator', 'closeArea', { params: { area } })).toEqual([400, 'badInput'])
    }
  })

  it('gives the next free code, and the full name', async () => {
    const grid = await add(community, '第3网格')
    expect(grid).toEqual({ code: `${community}003`, level: 'grid', name: '第3网格', fullName: '大江园社区第3网格' })
    const building = await add(grid.code, '1号楼', 'streetStaff')
    expect(building).toMatchObject({ code: `${grid.code}001`, level: 'building', fullName: '大江园社区第3网格1号楼' })
    expect(await stage.ok('resident', 'getArea', { params: { area: building.code } })).toMatchObject({
      area: building,
      lineage: [{ name: '武汉市' }, { name: '江岸区' }, { name: '花桥街道' }, { name: '大江园社区' }, grid],
    })
  })

  it('refuses a name that a sibling has, however it is written', async () => {
    const { code } = await add(community, '名字网格')
    await add(code, '7号楼')
    for (const name of ['7号楼', '７号楼', '7栋'])
      expect(await refusal('communityStaff', 'addArea', { body: { parent: code, name } })).toEqual([400, 'badInput'])
    const other = await add(code, '8号楼')
    const params = { area: other.code }
    expect(await refusal('communityStaff', 'renameArea', { params, body: { name: '7幢' } })).toEqual([400, 'badInput'])
    expect((await stage.ok('communityStaff', 'renameArea', { params, body: { name: '8栋' } })).area.name).toBe('8栋')
  })

  it('gives different codes to many at once, and one to one wish', async () => {
    const { code } = await add(community, '一起网格')
    const names = ['甲楼', '乙楼', '丙楼', '丁楼']
    const made = await Promise.all(names.map((name) => add(code, name)))
    expect(new Set(made.map((each) => each.code)).size).toBe(names.length)
    const key = newKey()
    const sent = { body: { parent: code, name: '戊楼' }, key }
    const same = await Promise.all([1, 2, 3].map(() => stage.call('communityStaff', 'addArea', sent)))
    expect(new Set(same.map(({ body }) => body.code)).size).toBe(1)
    const { items } = await stage.ok('resident', 'listAreas', { query: { parent: code } })
    expect(items.map(({ name }) => name).sort()).toEqual([...names, '戊楼'].sort())
    const twice = await Promise.all(
      [1, 2].map(() => stage.call('communityStaff', 'addArea', { body: { parent: code, name: '己楼' } })),
    )
    expect(twice.map(({ status }) => status).sort()).toEqual([201, 400])
  })

  it('closes what is empty, never gives its code again, and leaves it to be found by its code', async () => {
    const { code } = await add(community, '空网格')
    const building = await add(code, '1号楼')
    expect(await refusal('communityStaff', 'closeArea', { params: { area: code } })).toEqual([409, 'notEmpty'])
    await stage.table.write([{ update: keys.area(building.code), changes: { set: {}, add: { households: 1 } } }])
    expect(await refusal('communityStaff', 'closeArea', { params: { area: building.code } })).toEqual([409, 'notEmpty'])
    await stage.table.write([{ update: keys.area(building.code), changes: { set: {}, add: { households: -1 } } }])
    await stage.ok('communityStaff', 'closeArea', { params: { area: building.code } })
    expect(await refusal('communityStaff', 'closeArea', { params: { area: building.code } })).toEqual([
      409,
      'wrongState',
    ])
    expect((await add(code, '1号楼')).code).toBe(`${code}002`)
    await stage.ok('communityStaff', 'closeArea', { params: { area: `${code}002` } })
    const { closedAt } = await stage.ok('communityStaff', 'closeArea', { params: { area: code } })
    expect(closedAt).toBeTruthy()
    expect(await refusal('communityStaff', 'addArea', { body: { parent: code, name: '2号楼' } })).toEqual([
      409,
      'wrongState',
    ])
    const { items } = await stage.ok('resident', 'listAreas', { query: { parent: community } })
    expect(items.map((item) => item.code)).not.toContain(code)
    expect((await stage.ok('resident', 'getArea', { params: { area: code } })).area.closedAt).toBe(closedAt)
  })

  it('keeps who changed what, newest first, for who oversees the community', async () => {
    expect(await refusal('resident', 'listAreaChanges', { params: { area: community } })).toEqual([403, 'notAllowed'])
    stage.clock.pass(MINUTE)
    const { code } = await add(community, '史网格')
    stage.clock.pass(MINUTE)
    await stage.ok('streetStaff', 'renameArea', { params: { area: code }, body: { name: '历史网格' } })
    stage.clock.pass(MINUTE)
    await stage.ok('administrator', 'closeArea', { params: { area: code } })
    const first = await stage.ok('supervisor', 'listAreaChanges', { params: { area: community }, query: { limit: 2 } })
    expect(first.items).toMatchObject([
      { kind: 'close', byName: '演示管理员 一', areas: [{ area: code, name: '大江园社区历史网格' }] },
      { kind: 'rename', byName: '演示街道员 一', before: '史网格', after: '历史网格' },
    ])
    const { cursor } = first
    const more = await stage
      .ok('worker', 'listAreaChanges', { params: { area: grid1 }, query: { limit: 1 } } as never)
      .catch(() => undefined)
    expect(more).toBeUndefined()
    const next = await stage.ok('communityStaff', 'listAreaChanges', {
      params: { area: community },
      query: { cursor, limit: 1 },
    })
    expect(next.items).toMatchObject([{ kind: 'add', byName: '演示社区员 一', after: '史网格' }])
    const audit = await stage.table.query({
      index: 'byCommunity',
      pk: { name: 'community', value: `${community}#audit#closed` },
      ascending: false,
    })
    expect(audit.items.map(({ card }) => (card as { operation: string }).operation)).toEqual(
      expect.arrayContaining(['addArea', 'renameArea', 'closeArea']),
    )
  })
})

describe('a building where somebody asks to live', () => {
  it('is not closed before they are answered: then nobody could let them in', async () => {
    await anew()
    const { code } = await add(grid1, '东塔')
    const body = { building: code, unit: 1, room: 101, relation: 'owner' as const }
    const { id } = await stage.ok('newcomer', 'requestJoin', { body })
    const params = { area: code }
    expect(await refusal('communityStaff', 'closeArea', { params })).toEqual([409, 'notEmpty'])
    await stage.ok('worker', 'refuseJoin', { params: { joinId: id }, body: { reason: '这栋楼没有住户' } })
    expect(await refusal('communityStaff', 'closeArea', { params })).toEqual([200, undefined])
  })
})

describe('a cursor of the history that nobody was given', () => {
  it('is refused in words', async () => {
    await anew()
    const pk = `CHANGES#${community}`
    const forged = (at: object) => Buffer.from(JSON.stringify({ of: pk, at })).toString('base64url')
    for (const at of [{}, { pk }, { pk, sk: 'x' }, { pk: 'x', sk: 'CHANGE#1' }, { pk, sk: 'CHANGE#1', more: '1' }])
      expect(
        await refusal('communityStaff', 'listAreaChanges', {
          params: { area: community },
          query: { cursor: forged(at) },
        }),
      ).toEqual([400, 'badCursor'])
  })
})
