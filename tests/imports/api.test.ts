import { beforeAll, describe, expect, it } from 'vitest'
import { sweep } from '../../functions/sweep/sweep.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { routes } from '../../shared/routes.ts'
import { grantedTable } from '../infra/granted-table.ts'
import { building1, community, district, farCommunity, grid1 } from '../support/district.ts'
import { csv } from './support/files.ts'
import { type ImportStage, importStage } from './support/stage.ts'

const HEADER = '楼栋编码,单元,室号,手机号1'
const good = csv(HEADER, `${building1},1,301,13800000001`, `${building1},1,302,`)
const bad = csv(HEADER, `${building1},1,401,123`, `${building1},1,402,`)
const body = { kind: 'households', area: community, fileName: '名册.csv', type: 'csv', bytes: 100 } as const

let on: ImportStage
beforeAll(async () => {
  on = await importStage()
})

const codeOf = async (answer: Promise<{ status: number; body: { error?: { code: string; fields?: object } } }>) => {
  const { status, body } = await answer
  return [status, body.error?.code]
}
const at = (importId: string) => ({ params: { importId } })
const sentTo = (operation: string, id: string) =>
  (operation === 'runImport' ? { ...at(id), body: {} } : at(id)) as { params: { importId: string } }

describe('refused', () => {
  it('whoever does not manage the area', async () => {
    for (const who of [
      'resident',
      'worker',
      'responder',
      'propertyManager',
      'supervisor',
      'farCommunityStaff',
    ] as const)
      expect(await codeOf(on.stage.call(who, 'requestImport', { body }))).toEqual([403, 'notAllowed'])
    expect(
      await codeOf(on.stage.call('communityStaff', 'requestImport', { body: { ...body, area: district } })),
    ).toEqual([403, 'notAllowed'])
  })

  it('an import of another area: it is not found, whatever is asked of it', async () => {
    const id = await on.send(good)
    for (const operation of ['getImport', 'listImportErrors', 'checkImport', 'runImport', 'cancelImport'] as const)
      for (const who of ['farCommunityStaff', 'farStreetStaff'] as const) {
        const sent = sentTo(operation, id)
        const theirs = await on.stage.call(who, operation, sent)
        const nobodys = await on.stage.call(who, operation, { ...sent, params: { importId: `imp_${'0'.repeat(26)}` } })
        expect([theirs.status, theirs.body]).toEqual([404, nobodys.body])
      }
    expect(
      await codeOf(on.stage.call('farCommunityStaff', 'listImports', { params: { area: community }, query: {} })),
    ).toEqual([403, 'notAllowed'])
  })

  it('a file that is too large, an area that has no roster of its own, and one that is not there', async () => {
    const bytes = 20 * 1024 * 1024 + 1
    const large = await on.stage.call('communityStaff', 'requestImport', { body: { ...body, bytes } })
    expect(large.body.error).toMatchObject({ code: 'badInput', fields: { bytes: '文件不能超过 20 MB' } })
    for (const area of [building1, `${community}999`]) {
      const refused = await on.stage.call('communityStaff', 'requestImport', { body: { ...body, area } })
      expect(refused.body.error).toMatchObject({ code: 'badInput', fields: { area: expect.any(String) } })
    }
  })

  it('a check before the file came, a run before the check, and both after it is over', async () => {
    const { importId: id } = await on.stage.ok('communityStaff', 'requestImport', { body })
    expect(await codeOf(on.stage.call('communityStaff', 'checkImport', at(id)))).toEqual([409, 'fileNotReady'])
    expect(await codeOf(on.stage.call('communityStaff', 'runImport', { ...at(id), body: {} }))).toEqual([
      409,
      'wrongState',
    ])
    await on.stage.ok('communityStaff', 'cancelImport', at(id))
    for (const operation of ['checkImport', 'runImport'] as const)
      expect(await codeOf(on.stage.call('communityStaff', operation, sentTo(operation, id)))).toEqual([
        409,
        'wrongState',
      ])
  })

  it('nothing that was asked for twice: it is done once, and said again', async () => {
    const own = await importStage()
    const id = await own.send(good)
    for (let i = 0; i < 2; i++)
      expect(await own.stage.ok('communityStaff', 'checkImport', at(id))).toMatchObject({ state: 'checking' })
    await own.turns(id)
    for (let i = 0; i < 2; i++)
      expect(await own.stage.ok('communityStaff', 'runImport', { ...at(id), body: {} })).toMatchObject({
        state: 'running',
      })
    expect(
      await codeOf(own.stage.call('communityStaff', 'runImport', { ...at(id), body: { leaveOut: true } })),
    ).toEqual([409, 'wrongState'])
    for (let i = 0; i < 2; i++)
      expect(await own.stage.ok('communityStaff', 'cancelImport', at(id))).toMatchObject({ state: 'cancelled' })
  })

  it('a run with wrong rows, unless they are to be left out', async () => {
    const id = await on.send(bad)
    const checked = await on.check(id)
    expect(checked).toMatchObject({ state: 'checked', checked: { added: 1, wrong: 1 }, moves: ['run', 'cancel'] })
    expect(await codeOf(on.stage.call('communityStaff', 'runImport', { ...at(id), body: {} }))).toEqual([
      409,
      'wrongState',
    ])
    expect(await on.run(id, true)).toMatchObject({ state: 'done', imported: { added: 1, wrong: 1 } })
    expect((await on.roster(building1)).map(({ room }) => room)).toEqual(['1单元402室'])
  })
})

describe('an import', () => {
  it('is asked for, sent, checked and run; the check changes nothing', async () => {
    const id = await on.send(good)
    expect(await on.job(id)).toMatchObject({ state: 'requested', moves: ['check', 'cancel'], areaName: '大江园社区' })
    const before = on.written.length
    expect(await on.check(id)).toMatchObject({
      state: 'checked',
      progress: { done: 2, total: 2 },
      checked: { added: 2, changed: 0, unchanged: 0, wrong: 0 },
    })
    expect(on.written.length).toBe(before)
    expect(await on.run(id)).toMatchObject({
      state: 'done',
      progress: { done: 2, total: 2 },
      imported: { added: 2, changed: 0, unchanged: 0, wrong: 0 },
      moves: [],
    })
    expect(await on.building(building1)).toMatchObject({ households: 3, card: { households: 3 } })
  })

  it('leaves no file behind, however it ends', async () => {
    const cancelled = await on.send(good)
    await on.check(cancelled)
    await on.stage.ok('communityStaff', 'cancelImport', at(cancelled))
    await on.turns(cancelled)
    const failed = await on.send(csv('没有表头'))
    expect(await on.check(failed)).toMatchObject({
      state: 'failed',
      failure: { message: '没有找到表头，请用模板填写', row: 1 },
    })
    const forgotten = await on.send(good)
    on.stage.clock.pass(DAY)
    await sweep({ ...on.stage.ports, table: grantedTable('sweep', on.stage.table) })
    await on.turns(forgotten)
    expect(await on.job(forgotten)).toMatchObject({ state: 'cancelled' })
    for (const id of [cancelled, failed, forgotten])
      expect([...on.bucket.objects.keys()]).not.toContain(`imports/${id}`)
  })

  it('is not imported when another file was sent after the check', async () => {
    const id = await on.send(good)
    await on.check(id)
    on.bucket.objects.set(`imports/${id}`, bad)
    expect(await on.run(id)).toMatchObject({ state: 'failed', failure: { message: '文件在检查之后变了，请重新上传' } })
  })

  it('is listed where it was asked for, newest first, page by page', async () => {
    const own = await importStage()
    const ids: string[] = []
    for (let i = 0; i < 3; i++) {
      own.stage.clock.pass(1000)
      ids.unshift(await own.send(good))
    }
    await own.send(good, { area: grid1 })
    const first = await own.stage.ok('streetStaff', 'listImports', { params: { area: community }, query: { limit: 2 } })
    const rest = await own.stage.ok('streetStaff', 'listImports', {
      params: { area: community },
      query: { limit: 2, cursor: first.cursor },
    })
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(ids)
    expect(rest.cursor).toBeUndefined()
    expect(
      await codeOf(
        own.stage.call('farCommunityStaff', 'listImports', {
          params: { area: farCommunity },
          query: { cursor: first.cursor },
        }),
      ),
    ).toEqual([400, 'badCursor'])
  })

  it('says in the audit log who asked, ran and cancelled', async () => {
    const own = await importStage()
    const id = await own.send(good)
    await own.check(id)
    await own.run(id)
    const second = await own.send(good)
    await own.stage.ok('communityStaff', 'cancelImport', at(second))
    const pk = { name: 'pk', value: 'AUDIT#per_00000000000000000000000008' }
    const { items } = await own.stage.table.query({ pk, sk: { name: 'sk', beginsWith: 'ENTRY#' }, ascending: true })
    expect(items.map(({ card }) => card)).toMatchObject([
      { operation: 'requestImport', what: id, area: community },
      { operation: 'runImport', what: id, note: 'all' },
      { operation: 'requestImport', what: second },
      { operation: 'cancelImport', what: second },
    ])
    expect(routes.runImport.audit).toBeTruthy()
  })
})

describe('the errors of an import', () => {
  it('are by row and column, in their order, page by page, without what stands in the file', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${building1},x,${10_000 + i},12345`)
    const id = await on.send(csv(HEADER, ...rows))
    const job = await on.check(id)
    expect(job).toMatchObject({ checked: { wrong: 30 } })
    expect(JSON.stringify(job)).not.toContain('12345')
    expect((await on.stage.ok('communityStaff', 'getImport', at(id))).errors).toHaveLength(60)
    const all = []
    let cursor: string | undefined
    do {
      const page = await on.stage.ok('communityStaff', 'listImportErrors', { ...at(id), query: { limit: 20, cursor } })
      all.push(...page.items)
      cursor = page.cursor
    } while (cursor)
    expect(all).toHaveLength(90)
    expect(all.slice(0, 3)).toEqual([
      { row: 2, column: '单元', message: '请填 0 到 99 的数字；不分单元的留空' },
      { row: 2, column: '室号', message: '请填 1 到 9999 的数字' },
      { row: 2, column: '手机号1', message: '不是 11 位手机号' },
    ])
    expect(all.map(({ row }) => row)).toEqual([...all.map(({ row }) => row)].sort((a, b) => a - b))
  })
})

it('the template comes as CSV and as a workbook, with every column explained', async () => {
  for (const kind of ['households', 'areas'] as const) {
    const template = await on.stage.ok('communityStaff', 'getImportTemplate', { params: { kind } })
    expect(template.csv.startsWith('\ufeff')).toBe(true)
    expect(Buffer.from(template.xlsx, 'base64').subarray(0, 2).toString()).toBe('PK')
    expect(template.columns.every(({ explanation }) => explanation)).toBe(true)
  }
})
