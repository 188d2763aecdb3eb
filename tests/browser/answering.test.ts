/**
 * Somebody asks for help and two who answer hear it at once, wherever they are in the app: one goes and says when, the other is
 * told so and goes too; they talk with whoever waits, look after a neighbour who pressed beside, and say how it ended. One that
 * was none is called off by a call. Whoever was away finds on coming back what rings still.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { type Caller, demoPerson, neighbours } from './neighbours.ts'
import { DESK, type Visitor, visit } from './visitor.ts'

const SOON = { timeout: 10_000 }
const BUILDING = '420102015020001003'

interface Card {
  id: string
  state: string
}

let browser: Browser
let first: Visitor
let second: Visitor
let resident: Caller
let alertId = ''

beforeAll(async () => {
  browser = await launchBrowser()
  first = await visit(browser, '演示网格员 一')
  second = await visit(browser, '演示社区员 一', DESK)
  resident = await demoPerson(inject('product'), '演示居民 甲')
})
afterAll(() => browser.close())

const alarm = ({ page }: Visitor) => page.getByRole('alertdialog').filter({ visible: true })
const button = (visitor: Visitor, name: string | RegExp) => alarm(visitor).getByRole('button', { name })

it('rings over the pages of both at once: who, what, where and for how long', async () => {
  await first.go('/channels/index')
  await second.go('/work/index')
  await second.see('现在没有人求助')
  const raised: Card = await resident.post('/alerts', {
    kind: 'fire',
    text: '厨房冒烟了，老人在里屋',
    position: { latitude: 30.6, longitude: 114.3 },
  })
  alertId = raised.id
  for (const each of [first, second]) {
    await alarm(each).waitFor({ timeout: 5_000 })
    await alarm(each).getByText('火情或燃气').waitFor()
    await alarm(each).getByText('3号楼').waitFor()
    await alarm(each).getByText('演示居民 甲 求助').waitFor()
  }
  await first.accessible('an alarm on a phone')
  await second.accessible('an alarm on a wide screen')
  await first.page.keyboard.press('Escape')
  await alarm(first).waitFor()
})

it('is there again for whoever was away, and quiet once it was looked at, which is counted', async () => {
  await first.page.reload()
  await alarm(first).getByText('火情或燃气').waitFor()
  await button(first, '看到了，先停铃').click()
  await expect.poll(() => button(first, '看到了，先停铃').count(), SOON).toBe(0)
  await expect
    .poll(async () => (await resident.get<{ seen: number }>(`/alerts/${alertId}`)).seen, SOON)
    .toBeGreaterThanOrEqual(1)
})

it('one goes and says when; the other is told so at once, and goes too', async () => {
  await button(first, '我去，5 分钟到').click()
  await first.page.waitForURL(/alerts\/answer/)
  await alarm(first).waitFor({ state: 'detached' })
  await first.see(/您还有 [45] 分/)
  await alarm(second)
    .getByText(/演示网格员 一正在赶来/)
    .waitFor()
  await second.accessible('an alarm that somebody answered')
  await button(second, '我也去，10 分钟到').click()
  await second.page.waitForURL(/alerts\/answer/)
  await first.see(/演示社区员 一（.*）还有/)
  await first.see('厨房冒烟了，老人在里屋')
  await first.accessible('the page to answer on')
  await second.accessible('the page to answer on, wide')
})

it('they talk with whoever waits', async () => {
  await first.type('发消息', '先关燃气阀门，把门打开，我马上到')
  await first.tap('发送')
  await second.see('先关燃气阀门，把门打开，我马上到')
  await resident.post(`/alerts/${alertId}/messages`, { text: '关好了，在门口等' })
  await first.see('关好了，在门口等')
  await second.see('演示居民 甲（求助的人）')
})

it('who goes and has found out where it is says so to all others, and whoever is on the way hears it', async () => {
  await first.see('没说在不在家：先按住址找，手机定位供参考。')
  await first.tap('不在家')
  await second.see('地点变了：不在家')
  await first.type('在什么地方', '楼下花坛')
  await first.tap('发送地点')
  await second.see('地点变了：不在家，在楼下花坛')
  await first.see(/^登记的住址：.*3号楼 .*室。不用先去那里。$/)
  await first.accessible('the page to answer on, with where it is')
  expect(await resident.get<Card>(`/alerts/${alertId}`)).toMatchObject({ elsewhere: true, spot: '楼下花坛' })
  await first.context.route('https://apis.map.qq.com/**', (route) => route.fulfill({ body: '' }))
  const opening = first.context.waitForEvent('page')
  await first.tap('在地图上看')
  const map = await opening
  await map.waitForURL(/marker/)
  expect(new URL(map.url()).searchParams.get('marker')).toBe('coord:30.6,114.3;title:不在家，在楼下花坛')
  await map.close()
  expect(await first.page.getByText('地点变了').count()).toBe(0)
  // Nobody's own home is meant by that.
  await first.tap('在家')
  await second.see('地点变了：在家')
  expect(await resident.get<Card>(`/alerts/${alertId}`)).toMatchObject({ where: 'home', place: { area: BUILDING } })
})

it('nothing ends before whoever pressed beside is looked after; then it is said how it ended', async () => {
  const [beside] = await neighbours(inject('product'), BUILDING, [702])
  await beside?.post('/alerts', { kind: 'fire' })
  await first.see('同一处求助的 1 人')
  await first.tap('我到了')
  await first.see('已到场')
  await first.see('还不能结束')
  await first.accessible('the page with somebody not looked after')
  await first.tap(/已照看$/)
  await first.tap('处置完毕')
  await first.tap('已现场处理好')
  await first.accessible('the sheet that ends it')
  await first.tap('确认处置完毕')
  await first.see('已处置')
  await second.see('已处置')
  expect(await resident.get<Card>(`/alerts/${alertId}`)).toMatchObject({ state: 'resolved' })
})

it('one that was none is called off by a call; who stands back is left in peace', async () => {
  const raised: Card = await resident.post('/alerts', { kind: 'fire' })
  await alarm(first).waitFor()
  await button(first, '我去不了').click()
  await alarm(first).waitFor({ state: 'detached' })
  await first.page.reload()
  await button(second, '我去，3 分钟到').click()
  await second.tap('确认是误报')
  await second.tap('电话里核实')
  await second.accessible('the sheet that calls it off')
  await second.tap('确认没有危险')
  await second.see('核实是误报')
  expect(await resident.get<Card>(`/alerts/${raised.id}`)).toMatchObject({ state: 'falseAlarm' })
  expect(await alarm(first).count()).toBe(0)
})

it('all of them are in the list of the area, beside the one that is open on a wide screen', async () => {
  await second.go('/work/index')
  await second.tap(/^居民求助 · 大江园社区/)
  await second.see('现在没有人求助')
  await second.accessible('the list with nobody asking for help')
  await second.tap('以往的')
  const list = second.page.getByRole('region', { name: '求助列表' })
  await list
    .getByRole('button', { name: /误报/ })
    .or(list.getByRole('link', { name: /误报/ }))
    .first()
    .click()
  await second.page.getByRole('region', { name: '这起求助' }).getByText('经过').waitFor()
  await second.accessible('the list with one that is over')
  await first.go('/alerts/list/index')
  await first.tap('以往的')
  await first.see('已现场处理好')
  await first.accessible('the list on a phone')
  expect([...first.complaints, ...second.complaints]).toEqual([])
})
