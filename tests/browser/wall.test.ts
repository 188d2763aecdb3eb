/**
 * What goes on in a community on one wall: an alert is there with its clock running, and gone when it has ended. Then the
 * community is switched to 急, every household is asked whether it is safe, one answers with a tap, and those who knock at the
 * doors of the others see what each of them found.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { type Caller, demoPerson } from './neighbours.ts'
import { DESK, type Visitor, visit } from './visitor.ts'

const SOON = { timeout: 10_000 }
const COMMUNITY = '420102009003' // 湖边坊社区
const BUILDING = '420102009003001002'

interface Card {
  id: string
}

let browser: Browser
let wall: Visitor
let commander: Visitor
let resident: Caller
let worker: Caller

beforeAll(async () => {
  browser = await launchBrowser()
  wall = await visit(browser, '演示督查员 一', DESK)
  resident = await demoPerson(inject('product'), '演示居民 丙')
  worker = await demoPerson(inject('product'), '演示网格员 二')
})
afterAll(() => browser.close())

const bands = ({ page }: Visitor) =>
  page.getByRole('list', { name: '按等待时间排列，最久的在最上面' }).filter({ visible: true }).getByRole('listitem')
const raised = async ({ page }: Visitor) =>
  Number((await page.getByRole('region', { name: '今日数据' }).innerText()).split('\n')[0])

it('shows an alert at once with a clock that runs, and no more when it has ended', async () => {
  await wall.go(`/wall/screen/index?area=${COMMUNITY}`)
  await wall.see('现在没有人求助')
  const before = await raised(wall)
  const { id }: Card = await resident.post('/alerts', { kind: 'lost', text: '老人出门没回来' })
  const band = bands(wall).filter({ hasText: '家人走失' })
  await band.waitFor(SOON)
  await band.getByText('还没有人说去').waitFor()
  await band.getByText(/后升级/).waitFor()
  const clock = band.getByLabel('已经等了')
  const first = await clock.innerText()
  await expect.poll(() => clock.innerText(), SOON).not.toBe(first)
  expect(await raised(wall)).toBe(before + 1)
  await wall.accessible('the wall with an alert')
  await wall.tap('只看没人去的')
  await worker.post(`/alerts/${id}/acknowledgement`, { eta: 5 })
  await wall.see('没有符合筛选的求助')
  await wall.tap('只看没人去的')
  await band.getByText(/正在赶来/).waitFor(SOON)
  await worker.post(`/alerts/${id}/resolution`, { outcome: 'byCall' })
  await wall.see('现在没有人求助')
  expect(await raised(wall)).toBe(before + 1)
})

it('is switched to 急 by whoever runs the community, on every wall', async () => {
  commander = await visit(browser, '演示管理员 一', DESK)
  await commander.go(`/wall/screen/index?area=${COMMUNITY}`)
  await commander.tap('平时 · 转为应急')
  await commander.tap('极端天气')
  await commander.type('名称', '湖水漫堤')
  const sheet = commander.page.getByRole('dialog', { name: '转为应急' })
  await sheet.getByRole('button', { name: '转为应急' }).click()
  await commander.page.waitForURL(/wall\/incident/)
  await commander.see('应急中')
  await commander.accessible('an incident')
  const band = wall.page.getByRole('link', { name: /^急 湖水漫堤/ }).filter({ visible: true })
  await band.waitFor(SOON)
  const { id }: Card = await resident.post('/alerts', { kind: 'trapped' })
  await bands(wall).getByText('湖水漫堤').waitFor(SOON)
  await expect.poll(() => band.innerText(), SOON).toContain('求助 1 起')
  await worker.post(`/alerts/${id}/acknowledgement`, { eta: 5 })
  await worker.post(`/alerts/${id}/resolution`, { outcome: 'byCall' })
  await expect.poll(() => band.innerText(), SOON).toContain('进行中 0 + 已结束 1')
})

it('asks every household, who answer with one tap on the home page', async () => {
  const phone = await visit(browser, '演示居民 丙')
  await commander.tap('发起报平安')
  await commander.tap('现在就问')
  const card = phone.page.getByRole('region', { name: '报平安' })
  await card.getByText('您和家人平安吗？').waitFor(SOON)
  await phone.accessible('a roll call on the home page')
  await phone.tap('平安')
  await card.getByText(/已回答：平安/).waitFor()
  expect(phone.complaints).toEqual([])
})

it('leads to the doors of the others, which are noted for all who walk', async () => {
  await commander.tap('看结果和走访名单')
  await commander.see('四项相加就是全部')
  const roll = new URL(commander.page.url().replace('#/', '')).searchParams.get('id') ?? ''
  const doors = `/wall/doors/index?id=${roll}&building=${BUILDING}`
  const other = await visit(browser, '演示网格员 二')
  await commander.go(doors)
  await other.go(doors)
  const finds = ({ page }: Visitor) => page.getByRole('group', { name: /上门看到$/ }).filter({ visible: true })
  await finds(other).first().waitFor()
  // Whoever answered is not on the list.
  expect(await other.page.getByText('1单元102室').filter({ visible: true }).count()).toBe(0)
  const at = (visitor: Visitor) => finds(visitor).first().getByRole('checkbox', { name: '没人应门' })
  await at(other).click()
  await expect.poll(() => at(commander).getAttribute('aria-checked'), SOON).toBe('true')
  await other.accessible('the doors of a roll call')
  await at(commander).click()
  await expect.poll(() => at(other).getAttribute('aria-checked'), SOON).toBe('false')
  expect(other.complaints).toEqual([])
})

it('is 平 again with a result, and asks nobody any more', async () => {
  await commander.go(`/wall/incidents/index?area=${COMMUNITY}`)
  await commander.tap(/湖水漫堤/)
  await commander.tap('转为平时')
  await commander.see('正在进行的报平安会一起结束')
  await commander.type('处置结果', '水位已经回落')
  await commander.tap('确认转为平时')
  await commander.see('已转平时')
  await expect
    .poll(
      () =>
        wall.page
          .getByRole('link', { name: /^急 湖水漫堤/ })
          .filter({ visible: true })
          .count(),
      SOON,
    )
    .toBe(0)
  expect([...wall.complaints, ...commander.complaints]).toEqual([])
})
