/**
 * A neighbour asks for help; two want the one place at the same moment: one gets it, the other is told kindly. A grid worker looks on,
 * sees it first for it is about an elderly person, and comes to another one that nobody took. They talk, one sets out, it is done,
 * confirmed and thanked for. Whoever only reads it learns nobody's name and no room.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { type Caller, codeOf, neighbours, openidOf } from './neighbours.ts'
import { DESK, PHONE, type Visitor, visit, visitWith } from './visitor.ts'

const BUILDING = '420102015020001003' // of 演示居民 甲
const words = `想请邻居把旧沙发搬到楼下 ${Date.now()}`

let browser: Browser
let asker: Visitor
let near: Visitor
let nextDoor: Visitor
let worker: Visitor
let first: Caller
let second: Caller
/** The room that strangers must not learn, and the asker's name. */
let room = ''
const name = '演示居民 甲'

async function neighbour(at: number, caller: Caller): Promise<Visitor> {
  const me: { id: string; name: string } = await caller.get('/me')
  return visitWith(browser, { ...me, code: await codeOf(inject('product'), openidOf(BUILDING, at)) }, PHONE)
}

beforeAll(async () => {
  browser = await launchBrowser()
  const [one, other] = await neighbours(inject('product'), BUILDING, [501, 502])
  if (!one || !other) throw new Error('There are no neighbours')
  ;[first, second] = [one, other]
  ;[asker, near, nextDoor, worker] = await Promise.all([
    visit(browser, name),
    neighbour(501, first),
    neighbour(502, second),
    visit(browser, '演示网格员 一', DESK),
  ])
})
afterAll(() => browser.close())

it('asks: what sounds like danger proposes the red button first, what is missing is said at its field', async () => {
  await asker.go('/help/near/index')
  await asker.see('请邻居帮忙')
  await asker.accessible('help near me')
  await asker.tap('请邻居帮忙')
  await asker.type('说说要帮什么', '老人摔倒了起不来')
  await asker.see(/听起来有危险/)
  await asker.tap('帮忙照看')
  await asker.tap('请邻居帮忙')
  await asker.see('请选照看谁：老人、孩子，还是都不是')
  await asker.accessible('the form, whom to look after not said')
  await asker.tap('都不是')
  await asker.tap('请邻居帮忙')
  await asker.see('是照看老人吗？')
  await asker.accessible('asked whether it is an elderly person')
  await asker.tap('是，照看老人')
  const doubt = asker.page.getByRole('dialog')
  expect(await doubt.getByRole('link', { name: '一键求助' }).count()).toBe(1)
  await asker.accessible('the form, sounding like danger')
  await doubt.getByRole('button', { name: '关闭' }).click()
  await asker.page.reload()
  await asker.see('已恢复您上次没写完的内容。')
  await asker.tap('清空重写')
  await asker.type('说说要帮什么', words)
  await expect.poll(() => asker.page.getByText(/听起来有危险/).count()).toBe(0)
  await asker.tap('请邻居帮忙')
  await asker.see('请选要帮什么忙')
  await asker.tap('搬抬重物')
  await asker.tap('老人')
  await asker.tap('请邻居帮忙')
  await asker.page.waitForURL(/help\/detail/)
  await asker.see('邻居看到后会来应答；过了时间会自动结束')
  const place = await asker.page
    .getByText(/3号楼 .*室/)
    .first()
    .textContent()
  room = place?.match(/\d+单元\d+室/)?.[0] ?? ''
  expect(room).not.toBe('')
})

it('neighbours of the building see it first, without a name or a room; the grid worker sees it among his', async () => {
  await near.go('/help/near/index')
  await near.see('同一栋楼')
  await near.page.getByText(words).first().click()
  await near.page.waitForURL(/help\/detail/)
  await near.see('房号在答应帮忙后能看到。')
  const shown = (await near.page.locator('.taro_page:visible').last().textContent()) ?? ''
  expect(shown).not.toContain(name)
  expect(shown).not.toContain(room)
  await near.accessible('a request, to a neighbour')
  await worker.go('/work/index')
  await worker.tap(/^邻里互助/)
  await worker.see(words)
  await worker.accessible('requests of my area, wide')
})

it('two want the one place at once: one gets it, the other is told kindly', async () => {
  await nextDoor.go(new URL(near.page.url()).hash.slice(1))
  await Promise.all([near.tap('我来帮忙'), nextDoor.tap('我来帮忙')])
  await near.type('带一句话', '我力气大，马上能来')
  await near.accessible('the sheet to offer help by')
  await Promise.all([near.tap('我能帮忙'), nextDoor.tap('我能帮忙')])
  const titles = await Promise.all(
    [near, nextDoor].map(({ page }) => page.getByRole('heading', { name: /^谢谢您，/ }).textContent()),
  )
  expect([...titles].sort()).toEqual(['谢谢您，人手够了', '谢谢您，就等您了'].sort())
  if (titles[0] === '谢谢您，人手够了') [near, nextDoor] = [nextDoor, near]
  await nextDoor.see('已有邻居来帮忙了，谢谢您的好意')
  await nextDoor.accessible('told kindly that there are enough')
  await Promise.all([near.tap('知道了'), nextDoor.tap('知道了')])
  await nextDoor.see('已有人帮')
  expect(await nextDoor.page.getByText(room).count()).toBe(0)
})

it('they talk without a phone number, the helper sets out and says that it is done', async () => {
  await near.see(room)
  await near.see(name)
  // The hint may take its time on a busy machine; what follows is answered from a page that is up to date.
  await asker.page.getByRole('list', { name: '来帮忙的人' }).waitFor({ timeout: 30_000 })
  await near.type('说一句', '我五分钟后到楼下')
  await near.tap('发送')
  await asker.see('我五分钟后到楼下')
  await asker.type('说一句', '好，我在单元门口等')
  await asker.tap('发送')
  await near.see('好，我在单元门口等')
  await near.tap('我出发了')
  await asker.see('在路上了')
  await asker.accessible('a request, to who asked')
  await near.accessible('a request, to who helps')
  await near.tap('帮完了')
  await near.type('用了多少分钟', '30')
  await near.page.getByRole('dialog').getByRole('button', { name: '帮完了' }).click()
  await asker.see('帮完了')
})

it('it is confirmed, counted and thanked for', async () => {
  await asker.tap('确认完成')
  await asker.accessible('the sheet to confirm by')
  await asker.page.getByRole('dialog').getByRole('button', { name: '确认完成' }).click()
  // It took half an hour by the helper's word, and less than a quarter by the clock.
  await asker.see('一共帮了 15 分钟，已记成时长')
  await asker.tap(/^谢谢/)
  await asker.tap('5 星 · 非常满意')
  await asker.type('想说的话', '多亏您，一下就搬好了')
  await asker.accessible('the sheet to thank by')
  await asker.tap('送出感谢')
  await near.see('多亏您，一下就搬好了')
  await near.go('/help/mine/index?show=helping')
  await near.see(words)
  await near.see('已完成')
  await asker.tap('照这样再请一次')
  await asker.see('照上次的填好了，看看时间，改好再发。')
  expect(await asker.page.getByLabel('说说要帮什么').last().inputValue()).toBe(words)
  await asker.accessible('the form of asking again')
  await asker.tap('清空重写')
  await near.accessible('those that I help with')
})

it('the grid worker comes himself where nobody else does; another one becomes a ticket', async () => {
  const until = new Date(Date.now() + 86_400_000).toISOString()
  const alone = `下不了楼，想请人带点菜 ${Date.now()}`
  const asked: { id: string } = await first.post('/help', { kind: 'errand', words: alone, until, care: 'elder' })
  await worker.see(alone)
  await worker.page
    .getByRole('row', { name: new RegExp(alone) })
    .getByRole('button')
    .click()
  await worker.page.waitForURL(/help\/detail/)
  await worker.tap('我来上门')
  await worker.page.getByRole('dialog').getByRole('button', { name: '我来上门' }).click()
  await worker.see('由工作人员来帮忙，人手够了')
  await worker.accessible('a request, to staff')
  expect(await first.get(`/help/${asked.id}`)).toMatchObject({ state: 'taken' })
  const other: { id: string } = await first.post('/help', { kind: 'repair', words: `水管一直滴水 ${until}`, until })
  await worker.go(`/help/detail/index?id=${other.id}`)
  await worker.tap('转给网格员')
  await worker.accessible('the sheet to hand over by')
  await worker.page.getByRole('dialog').getByRole('button', { name: '转给网格员' }).click()
  await worker.see('看转成的诉求')
})

it('stands ready, and staff see what became of the month, who helps often and whom they know', async () => {
  await near.go('/help/ready/index')
  await near.page.getByRole('checkbox', { name: '搬抬重物' }).click()
  await near.page.getByRole('checkbox', { name: /^上午/ }).click()
  await near.tap('开始待命')
  await near.see('您正在待命')
  await near.accessible('standing ready')
  const staff = await visit(browser, '演示社区员 一', DESK)
  await staff.go('/help/staff/index')
  await staff.tap('月度数据')
  await staff.see('帮成了')
  // What became of it has bars by kind, and by grid.
  for (const name of ['各种事，有没有人帮', '各网格，有没有人帮'])
    expect(await staff.page.getByRole('list', { name }).getByRole('listitem').count()).toBeGreaterThan(0)
  await staff.accessible('figures of the month')
  await staff.tap('谁帮得多')
  await staff.see('帮忙次数')
  await staff.accessible('who helps often')
  await staff.tap('核实过的帮手')
  await staff.see('还没有核实过的帮手')
  await staff.accessible('helpers whom staff know')
  expect([asker, near, nextDoor, worker, staff].flatMap(({ complaints }) => complaints)).toEqual([])
})
