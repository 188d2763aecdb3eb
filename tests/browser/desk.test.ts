/** Staff at a wide screen: three panes, keys, passing up, returning, dispatching; street, community and grid at once. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { DESK, type Visitor, visit } from './visitor.ts'

const words = `楼道堆了旧家具，消防通道过不去 ${Date.now()}`

let browser: Browser
let worker: Visitor
let community: Visitor
let neighbour: Visitor
beforeAll(async () => {
  browser = await launchBrowser()
  const resident = await visit(browser, '演示居民 甲')
  await resident.go('/tickets/open/index')
  await resident.tap('安全生产')
  await resident.tap('消防隐患')
  await resident.type('说说情况', words)
  await resident.tap(/^向小区公开/)
  await resident.tap(/^不显示我的姓名/)
  await resident.tap('提交诉求')
  await resident.see('待受理')
  await resident.context.close()
  worker = await visit(browser, '演示网格员 一', DESK)
  community = await visit(browser, '演示社区员 一', DESK)
  neighbour = await visit(browser, '演示居民 乙')
})
afterAll(() => browser.close())

const letter = new RegExp(words.slice(0, 12))

it('a neighbour finds it in the public list without a name, and says "me too", and takes it back', async () => {
  await neighbour.go('/tickets/public/index')
  await neighbour.tap(letter)
  await neighbour.see('一位居民')
  expect(await neighbour.page.getByText('演示居民 甲').count()).toBe(0)
  await neighbour.tap('我也遇到了')
  await neighbour.see('1 位邻居也遇到了')
  await neighbour.accessible('a public ticket')
  await neighbour.tap(/^取消/)
  await neighbour.see('还没有邻居说也遇到了')
})

it('who lives elsewhere is told that it is not to be found, and where to go on', async () => {
  const elsewhere = await visit(browser, '演示网格员 二')
  await elsewhere.go(neighbour.page.url().split('#')[1] ?? '')
  await elsewhere.see('没有找到这件诉求')
  await elsewhere.accessible('a ticket that is not to be found')
  await elsewhere.tap('看我的诉求')
  await elsewhere.page.waitForURL(/tickets\/mine/)
  await elsewhere.context.close()
})

it('the queue, the case and the person stand side by side, and nothing is found by axe', async () => {
  await worker.go('/tickets/queue/index')
  await worker.tap(letter)
  await worker.see(words)
  const panes = await worker.page.locator('[aria-label="队列"], [aria-label="诉求"], [aria-label="人和地点"]').all()
  const boxes = await Promise.all(panes.map((pane) => pane.boundingBox()))
  expect(boxes).toHaveLength(3)
  const lefts = boxes.map((box) => box?.x ?? 0)
  expect([...lefts].sort((a, b) => a - b)).toEqual(lefts)
  expect(new Set(boxes.map((box) => Math.round((box?.y ?? 0) / 20))).size).toBe(1)
  await worker.accessible('the desk')
})

it('is passed up by a key and a reason, and is in the community queue at once', async () => {
  await community.go('/tickets/queue/index')
  await community.see('待办队列')
  await worker.page.keyboard.press('p')
  await worker.type('上报原因', '要和物业、业委会一起清')
  await worker.tap('确认上报')
  await community.tap(letter)
  await community.see('要和物业、业委会一起清')
})

it('is returned with a reason for staff, or dispatched to another grid of the scope', async () => {
  await community.tap('退回下级')
  await community.type('退回原因', '先拍清楚是哪几户的')
  await community.accessible('a form of staff')
  await community.tap('确认退回')
  await worker.tap(letter)
  await worker.see('先拍清楚是哪几户的')
  await worker.tap('上报')
  await worker.type('上报原因', '是三户的，已拍照')
  await worker.tap('确认上报')
  await community.see('是三户的，已拍照')
  await community.tap('派单')
  await community.tap('选社区或网格')
  await community.tap(/^第2网格/)
  await community.type('派单说明', '二网格有清运车')
  await community.tap('确认派单')
  await community.see('二网格有清运车')
  await neighbour.page.reload()
  await neighbour.see(/第2网格/)
  expect(await neighbour.page.getByText('二网格有清运车').count()).toBe(0)
})

it('the keys are listed', async () => {
  await worker.page.keyboard.press('?')
  await worker.see('键盘快捷键')
  await worker.accessible('the list of keys')
  await worker.page.keyboard.press('Escape')
})

it('no browser complained', () => {
  expect([...worker.complaints, ...community.complaints, ...neighbour.complaints]).toEqual([])
})
