/**
 * A notice from the first word to the last door: community staff draft it, look at it as residents will, publish it; one
 * resident opens it, another confirms it, a third is not meant; the numbers add up; the grid worker ticks a door off; it is
 * corrected. What goes to a whole street needs a second person, and is taken back with a reason.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { office, pdf } from '../support/files.ts'
import { DESK, PHONE, type Visitor, visit } from './visitor.ts'

const GRID = '420102015020001' // 大江园社区第1网格, where 甲 lives
const BUILDING = `${GRID}003`
const title = `周三上午停水 ${Date.now()}`
const text = '周三上午 9 点到 12 点检修水管，请提前存水。'

let browser: Browser
let staff: Visitor
let opens: Visitor
let confirms: Visitor
let elsewhere: Visitor
let noticeId = ''
beforeAll(async () => {
  browser = await launchBrowser()
  staff = await visit(browser, '演示社区员 一', DESK)
  opens = await visit(browser, '演示居民 甲')
  confirms = await visit(browser, '演示居民 乙')
  elsewhere = await visit(browser, '演示居民 丙')
})
afterAll(() => browser.close())

const idIn = ({ page }: Visitor) => page.url().match(/ntc_[0-9A-Z]{26}/)?.[0] ?? ''
const shownPage = ({ page }: Visitor) => page.locator('.taro_page:visible').last()

/** Writes what a notice says; where it goes is another's to add. */
async function write(writer: Visitor, named: string) {
  await writer.go('/notices/compose/index')
  await writer.tap('停水停电')
  await writer.type('标题', named)
  await writer.type('正文', text)
}

it('a draft says what is missing at its fields, and outlives a visit', async () => {
  await staff.go('/notices/compose/index')
  await staff.tap('存草稿')
  await staff.see('请选一个类型')
  await staff.see('请选要发到哪里')
  await staff.accessible('a notice with its errors')
  await write(staff, title)
  await staff.tap('整个大江园社区')
  await staff.tap(/^请居民确认/)
  await staff.page.reload()
  await staff.see('已恢复您上次没存完的内容。')
  expect(await shownPage(staff).getByLabel('标题').first().inputValue()).toBe(title)
  await staff.tap('存草稿')
  await staff.page.waitForURL(/compose.*ntc_/)
  noticeId = idIn(staff)
  expect(noticeId).not.toBe('')
})

/** Chooses a file as the browser's own dialog would give it. */
async function choose(visitor: Visitor, name: string, buffer: Buffer) {
  const chooser = visitor.page.waitForEvent('filechooser')
  await visitor.tap('添加附件')
  await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer })
}

it('files go along: one with macros is refused with the reason, one that is taken back does not', async () => {
  await choose(staff, '停水时间表.pdf', pdf())
  await staff.see(/^PDF，/)
  await choose(staff, '登记表.docx', office('docx', { 'word/vbaProject.bin': 'x' }))
  await staff.see(/文件里带有宏/)
  await staff.tap('去掉登记表.docx')
  await choose(staff, '名单.xlsx', office('xlsx'))
  await staff.see(/^表格，/)
  await staff.tap('去掉名单.xlsx')
  await staff.accessible('a notice with files')
  await staff.page.reload()
  await staff.see('停水时间表.pdf')
})

it('it is seen as residents will see it, with how many households it goes to, and published', async () => {
  await staff.tap('保存并预览')
  await staff.see('会发到')
  await staff.see('居民看到的样子')
  await staff.see(text)
  await staff.accessible('a notice before it goes out')
  await opens.see('社区通知')
  await staff.tap(/^发布$/)
  await staff.tap('确认发布')
  await staff.see('送达情况')
})

/** Opens a file in a tab of its own, where the browser saves it under its name. */
async function opensFile(visitor: Visitor, name: string) {
  const link = shownPage(visitor).getByRole('link', { name: new RegExp(`^打开附件 ${name}`) })
  expect(await link.getAttribute('target')).toBe('_blank')
  const answer = await visitor.page.request.get((await link.getAttribute('href')) ?? '')
  expect([answer.status(), (await answer.body()).equals(pdf())]).toEqual([200, true])
  expect(answer.headers()['content-disposition']).toContain(encodeURIComponent(name))
  const saved = new Promise<string>((resolve) => {
    const hear = (page: Page) => page.on('download', (download) => resolve(download.suggestedFilename()))
    hear(visitor.page)
    visitor.context.on('page', hear)
  })
  await link.click()
  expect(await saved).toBe(name)
}

it('who lives there is told at once; one opens it, one confirms it, one who lives elsewhere has none', async () => {
  await opens.see(title)
  await opens.tap(new RegExp(title))
  await opens.see(text)
  await opens.see('看完请点“我已知晓”，一户点一次就行')
  await opensFile(opens, '停水时间表.pdf')
  await opens.accessible('a notice')
  await confirms.go(`/notices/detail/index?id=${noticeId}`)
  await confirms.tap('我已知晓')
  await confirms.see('您家已确认收到')
  await confirms.go('/notices/list/index')
  await confirms.see(title)
  await confirms.see('已确认')
  await confirms.accessible('the list of notices')
  await elsewhere.go('/notices/list/index')
  await elsewhere.see('还没有通知')
  await elsewhere.go(`/notices/detail/index?id=${noticeId}`)
  await elsewhere.see('没有找到这条通知')
})

/** The numbers under a heading of the table that is shown, and of its last row. */
async function column(visitor: Visitor, heading: string) {
  const table = shownPage(visitor).locator('table')
  const headings = await table.locator('thead th').allInnerTexts()
  const at = headings.findIndex((each) => each.trim() === heading)
  const cells = await table.locator(`tbody tr td:nth-child(${at + 1})`).allInnerTexts()
  const numbers = cells.map((cell) => Number(cell.replaceAll(',', '')))
  return { rows: numbers.slice(0, -1), total: numbers.at(-1) }
}

it('how far it got adds up, grid by grid, and comes as a file', async () => {
  await staff.go(`/notices/reach/index?id=${noticeId}&area=420102015020`)
  await staff.see('各网格相加正好等于合计。')
  for (const heading of ['应告知', '已打开', '已确认', '已告知', '未告知']) {
    const { rows, total } = await column(staff, heading)
    expect(
      rows.reduce((sum, each) => sum + each, 0),
      heading,
    ).toBe(total)
  }
  expect((await column(staff, '已打开')).total).toBe(2)
  expect((await column(staff, '已确认')).total).toBe(1)
  await staff.accessible('reach')
  const download = staff.page.waitForEvent('download')
  await staff.tap(/^导出表格/)
  expect((await download).suggestedFilename()).toBe('各网格送达情况.csv')
})

it('the grid worker has the doors that are left, and ticks one off; a tick too many is undone', async () => {
  const worker = await visit(browser, '演示网格员 一', PHONE)
  await worker.go(`/notices/doors/index?id=${noticeId}&building=${BUILDING}`)
  await worker.see('还要走 24 户')
  await worker.see('已入户，没有确认')
  const door = (room: string) => worker.page.getByRole('checkbox', { name: new RegExp(`^${room}`) })
  await door('1单元101室').click()
  await worker.see('还要走 23 户')
  await worker.accessible('the walking list')
  await door('1单元102室').click()
  await worker.see('还要走 22 户')
  // It is sent after it is shown, and this phone is put away below.
  const undone = worker.page.waitForResponse((answer) => answer.request().method() === 'DELETE')
  await door('1单元102室').click()
  await worker.see('还要走 23 户')
  expect((await undone).ok()).toBe(true)
  expect(worker.complaints).toEqual([])
  await worker.context.close()
  await staff.go(`/notices/reach/index?id=${noticeId}&area=${GRID}`)
  await staff.see('各楼栋相加正好等于合计。')
  expect((await column(staff, '上门')).total).toBe(1)
})

it('corrected, it says so, and what it said before', async () => {
  await staff.go(`/notices/correct/index?id=${noticeId}`)
  await staff.type('正文', '改到周四上午 9 点到 12 点，请提前存水。')
  await staff.type('更正了什么、为什么', '水厂把检修改到周四')
  await staff.tap('发布更正')
  await staff.page.waitForURL(/notices\/case/)
  await staff.see('水厂把检修改到周四')
  await opens.go(`/notices/detail/index?id=${noticeId}`)
  await opens.see('改到周四上午 9 点到 12 点，请提前存水。')
  await opens.see('停水时间表.pdf')
  await opens.tap('看原来的内容')
  await opens.see(text)
  await opens.accessible('a notice with its correction')
})

it('what goes to a whole street waits for a second person, and goes back with a reason or out', async () => {
  const street = await visit(browser, '演示街道员 一', DESK)
  const second = await visit(browser, '演示管理员 一', DESK)
  const streetTitle = `全街道 ${title}`
  await write(street, streetTitle)
  await street.tap('整个花桥街道')
  await street.see(/要由另一位同级或上级工作人员复核后才发布/)
  await street.tap('保存并预览')
  await street.tap('提交复核')
  await street.tap('确认提交')
  await street.see('待复核')
  const id = idIn(street)
  await second.go('/work/index')
  await second.see('通知待复核')
  await second.tap(/^通知待复核/)
  await second.see(streetTitle)
  await second.go(`/notices/case/index?id=${id}`)
  await second.see('请您复核：内容、范围都对，就同意发布')
  await second.accessible('a notice that waits for a second person')
  await second.tap('退回修改')
  await second.type('原因', '请写清停水的范围')
  await second.tap('确认退回')
  await street.see('请写清停水的范围')
  await street.tap('提交复核')
  await street.tap('确认提交')
  await street.see('待复核')
  await second.tap('同意发布')
  await second.tap('确认发布')
  await street.see('送达情况')
  await street.tap('撤回')
  await street.type('原因', '水厂取消了检修')
  await street.tap('确认撤回')
  await street.see('撤回原因：水厂取消了检修')
  await opens.go(`/notices/detail/index?id=${id}`)
  await opens.see('这条通知已撤回')
  await opens.see('原因：水厂取消了检修')
  for (const visitor of [street, second]) {
    expect(visitor.complaints).toEqual([])
    await visitor.context.close()
  }
})

it('no browser complained', () => {
  for (const { complaints } of [staff, opens, confirms, elsewhere]) expect(complaints).toEqual([])
})
