import { beforeAll, describe, expect, it } from 'vitest'
import { building1, community, grid1, grid2 } from '../../support/district.ts'
import { csv } from '../support/files.ts'
import { type ImportStage, importStage } from '../support/stage.ts'

const at = (importId: string) => ({ params: { importId } })

let on: ImportStage
beforeAll(async () => {
  on = await importStage()
})

const nothing = { added: 0, changed: 0, wrong: 0 }

describe('areas', () => {
  it('are added, by code or under what is above them, and the second time there is nothing to add', async () => {
    const own = await importStage()
    const bytes = csv(
      '级别,编码,上级编码,名称',
      `网格,${community}050,,第50网格`,
      `楼栋,${community}050001,,1号楼`,
      `楼栋,,${community}050,2号楼`,
      `楼栋,,${grid1},新楼`,
      `网格,,${community},新网格`,
    )
    expect(await own.whole(bytes, { kind: 'areas' })).toMatchObject({
      imported: { added: 5, changed: 0, unchanged: 0 },
    })
    expect(await own.building(`${community}050002`)).toMatchObject({
      name: '2号楼',
      fullName: '大江园社区第50网格2号楼',
      households: 0,
    })
    expect(await own.building(`${grid1}002`)).toMatchObject({ name: '新楼' })
    expect(await own.building(`${community}051`)).toMatchObject({ name: '新网格', level: 'grid' })
    const before = own.written.length
    expect(await own.whole(bytes, { kind: 'areas' })).toMatchObject({ imported: { ...nothing, unchanged: 5 } })
    expect(own.written.length).toBe(before)
  })

  it('may take the last code, and leave room before it to the editor and to what has no code', async () => {
    const own = await importStage()
    const bytes = csv('级别,编码,上级编码,名称', `楼栋,${grid1}999,,末号楼`, `楼栋,,${grid1},新楼`)
    expect(await own.whole(bytes, { kind: 'areas' })).toMatchObject({ imported: { added: 2 } })
    expect(await own.building(`${grid1}002`)).toMatchObject({ name: '新楼' })
    const body = { parent: grid1, name: '再一栋' }
    expect(await own.stage.ok('communityStaff', 'addArea', { body })).toMatchObject({ code: `${grid1}003` })
  })

  it('that can not be are said by row and column', async () => {
    const id = await on.send(
      csv(
        '级别,编码,上级编码,名称',
        `小区,,${community},甲`,
        `网格,${building1},,乙`,
        `楼栋,,${community},丙`,
        `楼栋,${building1},${grid2},丁`,
        `楼栋,,,戊`,
        `网格,420102009003009,,己`,
        `楼栋,,${community}999,庚`,
        `楼栋,${building1},,另一个名字`,
        `楼栋,${grid1}077,,大江园社区第1网格1号楼`,
        `网格,${community}060,,`,
        `网格,${community}061,,${'长'.repeat(31)}`,
        `网格,${community}000,,全社区`,
      ),
      { kind: 'areas' },
    )
    expect(await on.check(id)).toMatchObject({ checked: { added: 0, wrong: 12 } })
    const { errors } = await on.stage.ok('communityStaff', 'getImport', at(id))
    expect(errors.map(({ row, column, message }) => `${row} ${column} ${message}`)).toEqual([
      '2 级别 请填“网格”或“楼栋”',
      '3 编码 网格编码是 15 位数字',
      '4 上级编码 楼栋的上级是 15 位网格编码',
      '5 编码 编码不在上级编码之下',
      '6 上级编码 编码和上级编码至少填一个',
      '7 编码 不在大江园社区的范围里',
      '8 上级编码 没有这个上级，请把它放在这一行之前',
      '9 名称 这个编码已经是“大江园社区第1网格1号楼”；改名请到“网格和楼栋”',
      `10 名称 同一上级下已有“大江园社区第1网格1号楼”，编码是 ${building1}`,
      '11 名称 请填写名称',
      '12 名称 最多 30 个字',
      '13 编码 编码的最后三位是 001 到 999',
    ])
  })
})
