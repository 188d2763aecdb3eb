/** Who serves finds the channels of the buildings below, where nobody has called them, and answers there. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, inject, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { demoPerson } from './neighbours.ts'
import { DESK, type Visitor, visit } from './visitor.ts'

const BUILDING = '420102015020001003'
const words = `楼道灯又不亮了，第 ${Date.now() % 1000} 回`

let browser: Browser
let worker: Visitor

beforeAll(async () => {
  browser = await launchBrowser()
  const resident = await demoPerson(inject('product'), '演示居民 甲')
  await resident.post(`/channels/${BUILDING}/posts`, { text: words })
  worker = await visit(browser, '演示网格员 一')
})
afterAll(() => browser.close())

it('by the grid: where something was said last, first', async () => {
  await worker.go('/channels/index')
  await worker.tap(/^辖区频道/)
  await worker.page.waitForURL(/talk\/below/)
  await worker.see(words)
  await worker.accessible('the channels below')
  await worker.tap(/^大江园社区第1网格3号楼/)
  await worker.page.waitForURL(/talk\/channel/)
  await worker.see(words)
})

it('by the community, on a wide screen: first its own, then its grids', async () => {
  const staff = await visit(browser, '演示社区员 一', DESK)
  await staff.go('/channels/talk/below/index')
  await staff.see('大江园社区第1网格')
  await staff.accessible('the channels below, wide')
  await staff.tap(/^大江园社区第1网格/)
  await staff.page.waitForURL(/talk\/channel/)
})
