/**
 * Community staff keep a neighbourhood in order: a roster comes in from a file, with two rows to correct; two households join
 * and are approved at once; coverage rises, and adds up; a grid is made and a building goes there; its poster is printed.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { DESK, PHONE, type Visitor, visit } from './visitor.ts'

const GRID = '420102015020003' // 大江园社区第3网格
const BUILDING = `${GRID}001`

let browser: Browser
let staff: Visitor
beforeAll(async () => {
  browser = await launchBrowser()
  staff = await visit(browser, '演示社区员 一', DESK)
})
afterAll(() => browser.close())

const rosterOf = (...rows: string[]) => Buffer.from(`\uFEFF${['楼栋编码,单元,室号,手机号1', ...rows].join('\r\n')}\r\n`)
const right = [`${BUILDING},3,101,13800000001`, `${BUILDING},3,102,`, `${BUILDING},3,103,13800000003`]

async function send(buffer: Buffer) {
  const chooser = staff.page.waitForEvent('filechooser')
  await staff.tap(/^(选择文件|换一个文件)$/)
  await (await chooser).setFiles({ name: '三单元.csv', mimeType: 'text/csv', buffer })
  await staff.tap('上传并检查')
  await staff.page.waitForURL(/imports\/job/)
}

/** What the number beside a word says, on the page of an import. */
const counted = async (word: string) =>
  staff.page
    .locator('.taro_page:visible')
    .last()
    .locator('dl > div', { hasText: word })
    .locator('dd')
    .first()
    .innerText()

/** Joins and roster rows of the grid, as its page of coverage has them. */
async function coverage(): Promise<{ joined: number; households: number }> {
  await staff.go(`/areas/coverage/index?area=${GRID}`)
  const words = staff.page
    .locator('.taro_page:visible')
    .last()
    .getByText(/^已入户 [\d,]+ \/ [\d,]+ 户$/)
  const [joined = 0, households = 0] = ((await words.innerText()).match(/[\d,]+/g) ?? []).map((n) =>
    Number(n.replace(',', '')),
  )
  return { joined, households }
}

it('the hub shows what waits, and leads to the tools of the role', async () => {
  await staff.go('/work/index')
  await staff.see('等我办的')
  await staff.accessible('the hub')
  await staff.tap(/^导入名册/)
  await staff.see('这个片区还没有导入过')
})

it('the template is there to download', async () => {
  await staff.tap(/^导入住户名册/)
  const download = staff.page.waitForEvent('download')
  await staff.tap('下载模板（CSV）')
  expect((await download).suggestedFilename()).toBe('住户名册模板.csv')
})

it('a roster with two wrong rows is checked, and nothing is written', async () => {
  const before = await coverage()
  await staff.go('/imports/new/index?kind=households')
  await send(rosterOf(...right.slice(0, 1), `${BUILDING},3,一零二,`, `${BUILDING},3,103,12345`))
  await staff.see('已检查')
  await staff.see('第 3 行')
  await staff.see('第 4 行')
  expect([await counted('新增'), await counted('有错')]).toEqual(['1', '2'])
  await staff.accessible('an import with wrong rows')
  expect(await staff.page.getByRole('button', { name: '开始导入' }).isDisabled()).toBe(true)
  expect(await coverage()).toEqual(before)
})

it('corrected, it is carried out; the same file again changes nothing', async () => {
  const before = await coverage()
  await staff.go('/imports/new/index?kind=households')
  await send(rosterOf(...right))
  await staff.see('已检查')
  expect([await counted('新增'), await counted('有错')]).toEqual(['3', '0'])
  await staff.tap('开始导入')
  await staff.see('已完成')
  await staff.accessible('an import that is done')
  expect(await coverage()).toEqual({ ...before, households: before.households + right.length })
  await staff.go('/imports/new/index?kind=households')
  await send(rosterOf(...right))
  await staff.see('名册里已经是这样了')
  expect([await counted('新增'), await counted('不变')]).toEqual(['0', '3'])
  await staff.tap('取消这次导入')
  await staff.tap('确认取消')
  await staff.see('已取消')
})

async function askToJoin(who: string, room: string) {
  const visitor = await visit(browser, who)
  await visitor.go(`/households/join/index?building=${BUILDING}`)
  await visitor.see(/第3网格1号楼/)
  await visitor.type('单元', '3')
  await visitor.type('房号', room)
  await visitor.tap('租户')
  // Whoever agreed before isn't asked again.
  const policy = visitor.page.getByRole('checkbox', { name: /隐私政策/ })
  if ((await policy.count()) > 0) await policy.click()
  await visitor.tap('提交申请')
  await visitor.page.waitForURL(/progress/)
  return visitor
}

it('two joins are approved at once, each with what came of it; coverage rises by two, and adds up', async () => {
  const before = await coverage()
  const askers = [await askToJoin('演示居民 丁', '101'), await askToJoin('演示响应员 一', '102')]
  await staff.go('/households/queue/index')
  await staff.see(/3单元101室/)
  await staff.see(/3单元102室/)
  await staff.see('在名册里')
  await staff.accessible('the queue of joins')
  await staff.page.getByRole('checkbox', { name: '全选申请' }).click()
  await staff.see('已选 2 件')
  await staff.tap(/^通过$/)
  await staff.accessible('approving many')
  await staff.tap('确认通过 2 件')
  await staff.see('都办好了')
  await staff.tap('知道了')
  await staff.see('没有等待核实的申请')
  expect(await coverage()).toEqual({ ...before, joined: before.joined + 2 })
  await staff.see('各楼栋相加正好等于合计。')
  await staff.accessible('coverage')
  for (const asker of askers) {
    await asker.see('已核实')
    expect(asker.complaints).toEqual([])
    await asker.context.close()
  }
})

it('a look at a household is asked for, and shows who belongs to it', async () => {
  await staff.go(`/households/roster/index?area=${BUILDING}`)
  await staff.tap('查看3单元101室')
  await staff.see('演示居民 丁')
  await staff.accessible('the roster of a building')
})

it('a grid is made, and a building goes there with its households; the old grid has one less', async () => {
  await staff.go('/areas/tree/index?area=420102015020')
  await staff.tap('新增网格')
  await staff.type('网格名称', '滨河网格')
  await staff.tap('添加')
  await staff.see('这个网格还没有楼栋。')
  await staff.tap(/^第3网格/)
  await staff.page.getByRole('checkbox', { name: '选择 4号楼' }).click()
  await staff.tap('调到另一网格')
  await staff.page.getByRole('radio', { name: '滨河网格' }).click()
  await staff.accessible('where a building goes')
  await staff.tap('确认调整')
  // The work goes on with the sweep, which comes by each minute.
  await staff.page.getByText('楼栋和住户都调好了').first().waitFor({ timeout: 120_000 })
  await staff.see(/^楼栋（3）$/)
  await staff.see('没有一户登记在两个网格')
  await staff.accessible('the area tree')
  await staff.tap(/^滨河网格/)
  await staff.see(/^楼栋（1）$/)
  await staff.tap(/^调整历史/)
  await staff.see(/调到.*滨河网格/)
})

it('a grid that is empty is closed, and is gone from the list; one with buildings is not', async () => {
  await staff.go('/areas/tree/index?area=420102015020')
  await staff.tap('新增网格')
  await staff.type('网格名称', '多余网格')
  await staff.tap('添加')
  await staff.see('这个网格还没有楼栋。')
  await staff.tap('停用')
  await staff.tap('确认停用')
  await staff.see('从左边选一个网格')
  await staff.page.getByRole('button', { name: /^多余网格/ }).waitFor({ state: 'detached' })
  await staff.tap(/^第3网格/)
  await staff.see(/^楼栋（3）$/)
  await staff.tap(/^停用$/)
  await staff.tap('确认停用')
  await staff.see('里面还有内容，先移走才能这样做')
})

it('a poster is made and opens as a PDF', async () => {
  await staff.go(`/areas/posters/index?area=${BUILDING}`)
  await staff.tap('生成海报 PDF')
  await staff.see('做好了，共 1 页。')
  const url = await staff.page.getByRole('link', { name: '打开 PDF' }).getAttribute('href')
  const pdf = await staff.context.request.get(url ?? '')
  expect(pdf.headers()['content-type']).toContain('application/pdf')
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
})

it('the same stands on a phone', async () => {
  const phone = await visit(browser, '演示社区员 一', PHONE)
  await phone.go('/areas/coverage/index')
  await phone.tap('表格')
  await phone.see('合计')
  await phone.accessible('coverage on a phone')
  await phone.go('/areas/tree/index?area=420102015020')
  await phone.tap(/^滨河网格/)
  await phone.see('4号楼')
  await phone.accessible('a grid on a phone')
  expect(phone.complaints).toEqual([])
  await phone.context.close()
})

it('no browser complained', () => expect(staff.complaints).toEqual([]))
