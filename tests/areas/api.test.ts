import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { keys } from '../../functions/platform/table.ts'
import { areasOf, areasTo, found } from '../../infra/found.ts'
import { MINUTE } from '../../shared/lifecycle.ts'
import type { OperationId } from '../../shared/routes.ts'
import {
  building1,
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
} from '../support/district.ts'
import { newKey } from '../support/scenes.ts'
import { makeStage, type Stage } from '../support/stage.ts'
import { sweeping } from './support/sweeping.ts'

let stage: Stage
beforeAll(async () => {
  stage = await makeStage()
})

const refusal = async (who: PersonName, operation: OperationId, sent: object) => {
  const { status, body } = await stage.call(who, operation, sent)
  return [status, body.error?.code]
}
const add = (parent: string, name: string, who: PersonName = 'communityStaff') =>
  stage.ok(who, 'addArea', { body: { parent, name } })

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

describe('grid groups', () => {
  let sweep: ReturnType<typeof sweeping>
  beforeEach(async () => {
    stage = await makeStage()
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

describe('moving buildings', () => {
  it('is within a community, to an open grid of it, and not to where they are', async () => {
    stage = await makeStage()
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

describe('buildings that get other names on the way', () => {
  beforeEach(async () => {
    stage = await makeStage()
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

describe('a building where somebody asks to live', () => {
  it('is not closed before they are answered: then nobody could let them in', async () => {
    stage = await makeStage()
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
    stage = await makeStage()
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

describe('a deployment that is founded', () => {
  const divisions = areasOf({
    city: { code: '3301', name: '杭州市' },
    district: { code: '330106', name: '西湖区' },
    streets: [{ code: '330106001', name: '北山街道', communities: [{ code: '330106001001', name: '宝石社区' }] }],
  })
  const ports = () => ({ table: stage.table, random: stage.ports.random, now: stage.clock.now() })

  it('has its areas, and lets one person become the first administrator, who runs it from there', async () => {
    stage = await makeStage()
    const { code, ...founded } = await found(ports(), divisions, '330106')
    expect(founded).toMatchObject({ added: 4, kept: 0 })
    const params = { code }
    expect(await stage.ok('newcomer', 'acceptRole', { params })).toMatchObject({
      role: 'administrator',
      area: '330106',
    })
    expect(await refusal('resident', 'acceptRole', { params })).toEqual([409, 'codeUsed'])
    const made = await add('330106001001', '第1网格', 'newcomer')
    expect(made.fullName).toBe('宝石社区第1网格')
    expect((await stage.ok('resident', 'searchAreas', { query: { q: '宝石' } })).items).toMatchObject([
      { name: '宝石社区' },
    ])
    expect(await refusal('newcomer', 'addArea', { body: { parent: community, name: '第9网格' } })).toEqual([
      403,
      'notAllowed',
    ])
    // The founder's role goes like any other.
    const serving = await stage.table.query({
      pk: { name: 'pk', value: keys.grant('330106', 'administrator', '').pk },
      ascending: true,
    })
    const [founder] = serving.items
      .map(({ card }) => (card as { person: string }).person)
      .filter((id) => id !== people.newcomer.id)
    const gone = { person: founder ?? '', role: 'administrator' as const, area: '330106' }
    await stage.ok('newcomer', 'revokeRole', { params: gone })
  })

  it('is founded twice without a double, and down to a single building', async () => {
    expect(await found(ports(), divisions, '330106')).toMatchObject({ added: 0, kept: 4 })
    const one = areasTo('110101001001001001', '东华门街道/多福巷社区/第1网格/5号楼')
    expect(one.map(({ fullName }) => fullName)).toEqual([
      '市',
      '区',
      '东华门街道',
      '多福巷社区',
      '多福巷社区第1网格',
      '多福巷社区第1网格5号楼',
    ])
    expect(await found(ports(), one, '110101001001001001')).toMatchObject({ added: 6 })
    const { lineage } = await stage.ok('resident', 'getArea', { params: { area: '110101001001001001' } })
    expect(lineage).toHaveLength(5)
    expect(() => areasTo('1101', '北京市/东城区')).toThrow()
  })
})
