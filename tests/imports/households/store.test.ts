import { beforeAll, describe, expect, it } from 'vitest'
import { countWrites } from '../../../functions/areas/building.ts'
import { countHouseholds } from '../../../functions/imports/households/count.ts'
import { parseImport } from '../../../functions/imports/store.ts'
import { work } from '../../../functions/imports/work.ts'
import { keys } from '../../../functions/platform/table.ts'
import { building1, building2, farBuilding, grid1, grid2 } from '../../support/district.ts'
import { csv, rowsXml, xlsx } from '../support/files.ts'
import { type ImportStage, importStage } from '../support/stage.ts'

const HEADER = '楼栋编码,单元,室号,手机号1,手机号2'
const PACE = { slice: 60_000, handful: 5 }
const at = (importId: string) => ({ params: { importId } })

let on: ImportStage
beforeAll(async () => {
  on = await importStage()
})

const rows = (unit: number, count: number, phone = 0) =>
  Array.from({ length: count }, (_, i) => `${building1},${unit},${i + 1},138${String(10_000_000 + phone + i)},`)
const nothing = { added: 0, changed: 0, wrong: 0 }

describe('the same file twice', () => {
  it('changes nothing, and asks the table for no write but of how far it is', async () => {
    const bytes = csv(HEADER, ...rows(1, 20))
    expect(await on.whole(bytes)).toMatchObject({ imported: { added: 20, unchanged: 0 } })
    const [before, rosterBefore] = [on.written.length, await on.roster(building1)]
    expect(await on.whole(bytes)).toMatchObject({
      checked: { ...nothing, unchanged: 20 },
      imported: { ...nothing, unchanged: 20 },
    })
    expect(await on.whole(xlsx(rowsXml([HEADER, ...rows(1, 20)].map((line) => line.split(',')))))).toMatchObject({
      imported: { ...nothing, unchanged: 20 },
    })
    expect(on.written.length).toBe(before)
    expect(await on.roster(building1)).toEqual(rosterBefore)
  })

  it('with phones in another order, or with no column of them, changes nothing either', async () => {
    const [a, b] = ['13900000001', '13900000002']
    await on.whole(csv(HEADER, `${building1},2,1,${a},${b}`))
    const before = on.written.length
    expect(await on.whole(csv(HEADER, `${building1},2,1,${b}, +86 ${a.slice(0, 3)}-${a.slice(3)}`))).toMatchObject({
      imported: { ...nothing, unchanged: 1 },
    })
    expect(await on.whole(csv('楼栋编码,单元,室号', `${building1},2,1`))).toMatchObject({
      imported: { ...nothing, unchanged: 1 },
    })
    expect(on.written.length).toBe(before)
  })
})

describe('a file that says something else', () => {
  it('changes those rows alone; a phone that stays keeps its sealed text', async () => {
    await on.whole(csv(HEADER, `${building1},3,1,13700000001,13700000002`, `${building1},3,2,13700000003,`))
    const rowOf = async (room: string) => (await on.roster(building1)).find((row) => row.room === room)
    const [first, second] = [await rowOf('3单元1室'), await rowOf('3单元2室')]
    const job = await on.whole(csv(HEADER, `${building1},3,1,13700000009,13700000001`, `${building1},3,2,13700000003,`))
    expect(job).toMatchObject({ imported: { added: 0, changed: 1, unchanged: 1 } })
    const changed = (await rowOf('3单元1室')) as { phones: object[] }
    expect(changed.phones[1]).toEqual((first as { phones: object[] }).phones[0])
    expect(await rowOf('3单元2室')).toEqual(second)
    expect(JSON.stringify(await on.roster(building1))).not.toMatch(/13[0-9]0000000/)
  })
})

describe('buildings', () => {
  it('are found by grid and name as by code, and rows elsewhere, closed or unknown are wrong', async () => {
    await on.stage.table.write([
      { update: keys.area(building2), changes: { set: { closedAt: '2026-01-01T00:00:00.000Z' } } },
    ])
    const id = await on.send(
      csv(
        '网格,楼栋名称,楼栋编码,室号',
        `大江园社区第1网格,大江园社区第1网格1号楼,,501`,
        `${grid1},大江园社区第1网格１号楼,,502`,
        `第九网格,1号楼,,503`,
        `${grid1},9号楼,,504`,
        `${grid2},大江园社区第2网格1号楼,,505`,
        `,,${farBuilding},506`,
        `,,${grid1}999,507`,
        `,,4.2010201502E+17,508`,
        `,,,509`,
      ),
    )
    expect(await on.check(id)).toMatchObject({ checked: { added: 2, wrong: 7 } })
    const { errors } = await on.stage.ok('communityStaff', 'getImport', at(id))
    expect(errors.map(({ row, column, message }) => `${row} ${column} ${message}`)).toEqual([
      '4 网格 大江园社区里没有这个网格',
      '5 楼栋名称 这个网格里没有这栋楼，请先添加',
      '6 楼栋名称 这栋楼已停用',
      '7 楼栋编码 不在大江园社区的范围里',
      '8 楼栋编码 没有这栋楼，请先在“网格和楼栋”里添加',
      '9 楼栋编码 长数字被存成了数值，末尾几位已经丢失；请把这一列设为文本格式，重新填写',
      '10 楼栋编码 请填写是哪栋楼；合并的单元格请拆开，每一行都填',
    ])
    await on.stage.table.write([{ update: keys.area(building2), changes: { set: { closedAt: undefined } } }])
  })

  it('that is closed between check and run ends the import where it is met, unless wrong rows are left out', async () => {
    const bytes = csv(HEADER, `${building1},5,1,,`, `${building2},5,1,,`)
    const close = (closedAt: string | undefined) =>
      on.stage.table.write([{ update: keys.area(building2), changes: { set: { closedAt } } }])
    const strict = await on.send(bytes)
    const lenient = await on.send(bytes)
    for (const id of [strict, lenient]) await on.check(id)
    await close('2026-01-01T00:00:00.000Z')
    expect(await on.run(strict)).toMatchObject({
      state: 'failed',
      failure: { row: 3, column: '楼栋编码', message: '检查之后有了变化：这栋楼已停用' },
    })
    expect(await on.run(lenient, true)).toMatchObject({ state: 'done', imported: { added: 1, wrong: 1 } })
    await close(undefined)
  })
})

describe('a household that the file names twice', () => {
  it('is taken once where both rows say the same, and wrong where they do not', async () => {
    const line = (phone: string) => `${building1},6,1,${phone},`
    const id = await on.send(csv(HEADER, line('13600000001'), line('13600000001'), line('13600000002')))
    expect(await on.check(id)).toMatchObject({ checked: { added: 1, unchanged: 1, wrong: 1 } })
    expect((await on.stage.ok('communityStaff', 'getImport', at(id))).errors).toEqual([
      { row: 4, column: '室号', message: '与第 2 行是同一户，手机号却不同，请合成一行' },
    ])
  })
})

describe('two imports of one area at once', () => {
  it('leave each household once and the count exact', async () => {
    const own = await importStage()
    const files = [csv(HEADER, ...rows(1, 60)), csv(HEADER, ...rows(1, 30, 500), ...rows(2, 30))]
    const ids = await Promise.all(files.map((bytes) => own.send(bytes)))
    for (const id of ids) await own.check(id)
    for (const id of ids) await own.stage.ok('communityStaff', 'runImport', { ...at(id), body: {} })
    await Promise.all(
      ids.map(async (id) => {
        const [item] = await own.stage.table.read([keys.import(id)])
        await work(own.ports, id, parseImport(item)?.turn ?? 0, PACE)
      }),
    )
    for (const id of ids) expect(await own.job(id)).toMatchObject({ state: 'done', progress: { done: 60 } })
    expect(await own.roster(building1)).toHaveLength(90)
    expect(await own.building(building1)).toMatchObject({ households: 90, card: { households: 90 } })
  })
})

describe('counting the households of a building', () => {
  it('counts again when somebody else adds one meanwhile', async () => {
    const own = await importStage()
    await own.whole(csv(HEADER, ...rows(1, 3)))
    let counting = 0
    const batch = {
      ...own.ports.batch,
      async count(pk: string, sk: string) {
        const counted = await own.ports.batch.count(pk, sk)
        // As joining does: the row and the count in one transaction, just after these rows were counted.
        if (++counting === 1)
          await own.stage.table.write([
            { put: { ...keys.household(`${building1}990001`), code: `${building1}990001` } },
            ...countWrites(building1, { households: 1 }),
          ])
        return counted
      },
    }
    // The count is one too few, so that there is something to write.
    await own.stage.table.write(countWrites(building1, { households: -1 }))
    expect(await countHouseholds(own.stage.table, batch, { code: building1, households: 2 })).toBe(true)
    expect(counting).toBe(2)
    expect(await own.building(building1)).toMatchObject({ households: 4, card: { households: 4 } })
  })

  it('says that a building was closed meanwhile, and leaves it', async () => {
    const own = await importStage()
    const closedAt = '2026-01-01T00:00:00.000Z'
    await own.stage.table.write([{ update: keys.area(building1), changes: { set: { closedAt } } }])
    expect(await countHouseholds(own.stage.table, own.ports.batch, { code: building1, households: 9 })).toBe(false)
  })
})
