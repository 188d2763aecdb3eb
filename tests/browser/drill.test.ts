/**
 * Staff run a drill: it rings where an alert would and says everywhere that it is none; a call for help that comes meanwhile
 * stands before it; it is answered, ended by its leader, and stands in the list and in the report of the month. A street drills its
 * own level. Then an area
 * shortens its escalation, with the mistakes one makes.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { type Caller, demoPerson } from './neighbours.ts'
import { DESK, type Visitor, visit } from './visitor.ts'

const GRID = '420102015020002'
const COMMUNITY = '420102015020'
const STREET = '420102015'

let browser: Browser
let leader: Visitor
let worker: Visitor
let resident: Caller

beforeAll(async () => {
  browser = await launchBrowser()
  leader = await visit(browser, '演示社区员 一', DESK)
  worker = await visit(browser, '演示网格员 一')
  resident = await demoPerson(inject('product'), '演示居民 甲')
})
afterAll(() => browser.close())

const alarm = ({ page }: Visitor) => page.getByRole('alertdialog').filter({ visible: true })
const sheet = ({ page }: Visitor) => page.getByRole('dialog').filter({ visible: true })

it('is begun by staff at a place, asked for once more, and rings as a drill', async () => {
  await worker.go('/channels/index')
  await leader.go(`/alerts/drill/index?area=${GRID}`)
  await leader.see('开始一次演练')
  await leader.accessible('the page of drills')
  await leader.tap('突发疾病或受伤')
  await leader.type('假设的情况', '假设 301 室有人摔倒')
  await leader.tap('开始演练')
  await leader.accessible('asking whether to begin')
  await sheet(leader).getByRole('button', { name: '开始，通知当班的人' }).click()
  await leader.see('正在演练')
  await leader.see(/已等 \d+ 秒/)
  await alarm(worker).getByText('演练 · 不是真的求助').waitFor()
  await alarm(worker).getByText('演练，由 演示社区员 一 发起').waitFor()
  await worker.accessible('an alarm that is a drill')
  await leader.accessible('a drill that goes on')
})

it('stands behind a call for help that is meant', async () => {
  const { id } = await resident.post<{ id: string }>('/alerts', { kind: 'fire' })
  await alarm(worker).getByText('火情或燃气').waitFor()
  expect(await alarm(worker).getByText('演练').count()).toBe(0)
  await alarm(worker).getByRole('button', { name: '我去，3 分钟到' }).click()
  await worker.page.waitForURL(new RegExp(id))
  await worker.tap('确认是误报')
  await worker.tap('电话里核实')
  await worker.tap('确认没有危险')
  await alarm(worker).getByText('演练 · 不是真的求助').waitFor()
})

it('is answered as an alert is, and each step is timed before who runs it', async () => {
  await alarm(worker).getByRole('button', { name: '我去，3 分钟到' }).click()
  await worker.see('演练 · 不是真的求助')
  await worker.see('假设 301 室有人摔倒')
  expect(await worker.page.getByRole('button', { name: '确认是误报' }).filter({ visible: true }).count()).toBe(0)
  await leader.see('还在路上')
  await worker.tap('我到了')
  await leader.see(/演示网格员 一已到场/)
  await worker.accessible('the page to answer a drill on')
})

it('is ended by its leader, and stands in the list, in its history and in the report', async () => {
  await leader.tap('结束演练')
  await sheet(leader).getByRole('button', { name: '结束演练' }).click()
  await leader.see('演练结束')
  await leader.see(/应答 .+ · 到场 .+/)
  await worker.see('演练结束')
  await worker.see('发起演练')
  await leader.accessible('the page with former drills')
  await leader.go(`/alerts/report/index?area=${COMMUNITY}`)
  await leader.tap(/^演练 [1-9]/)
  await leader.see('各网格多久应答')
  await leader.accessible('the report')
  await leader.tap(/^真求助/)
  await leader.see('误报')
  await worker.go(`/alerts/report/index?area=${GRID}`)
  await worker.see('求助月报')
  await worker.accessible('the report on a phone')
})

it('of a street rings for its staff, beside the wall that they watch, and is counted apart', async () => {
  const street = await visit(browser, '演示街道员 一', DESK)
  const runner = await visit(browser, '演示管理员 一', DESK)
  await street.go(`/wall/screen/index?area=${STREET}`)
  await street.see(/进行中的求助 \d+ 起/)
  await runner.go(`/alerts/drill/index?area=${STREET}`)
  await runner.see(/练的是街道这一级/)
  await runner.tap('人身安全')
  await runner.tap('开始演练')
  await sheet(runner).getByRole('button', { name: '开始，通知当班的人' }).click()
  await runner.see('正在演练')
  await alarm(street).getByText('演练 · 不是真的求助').waitFor()
  await street.see(/进行中的求助 \d+ 起，演练 1 起/)
  const { width = DESK.width, height = DESK.height } = (await alarm(street).boundingBox()) ?? {}
  expect([width < DESK.width / 2, height < DESK.height]).toEqual([true, true])
  await street.accessible('an alarm beside the wall')
  // The wall goes on behind it.
  await street.tap('只看没人去的')
  await alarm(street).getByRole('button', { name: '我去不了' }).click()
  expect(await alarm(worker).count()).toBe(0)
  await street.go('/work/index')
  await street.see(/，演练 1 起/)
  await street.go(`/wall/screen/index?area=${STREET}`)
  await runner.tap('结束演练')
  await sheet(runner).getByRole('button', { name: '结束演练' }).click()
  await runner.see('演练结束')
  await street.see(/进行中的求助 \d+ 起$/)
  expect([...street.complaints, ...runner.complaints]).toEqual([])
})

it('an area is told sooner than the standard says, never later', async () => {
  await leader.go(`/alerts/escalation/index?area=${COMMUNITY}`)
  await leader.see('没有人应答时，多久通知上一级')
  await leader.type('多少秒后通知社区', '45')
  await leader.see('标准是 30 秒，只能比它短')
  await leader.accessible('a wrong number of seconds')
  await leader.type('多少秒后通知社区', '20')
  await leader.see('保存后会这样升级')
  await leader.tap('保存')
  await leader.see('现在这样升级')
  await leader.accessible('the escalation of an area')
  await leader.type('多少秒后通知社区', '')
  await leader.tap('保存')
  await worker.go('/alerts/talk/index')
  // Other stories call off alerts too: there may be somebody to talk with.
  await worker.see('九十天里误报三次的住户')
  await worker.accessible('the talks')
  expect([...leader.complaints, ...worker.complaints]).toEqual([])
})
