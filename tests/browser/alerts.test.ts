/** One tap for help: a resident at a phone, a grid worker who answers, no network, a press by mistake, large letters. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import type { AlertCard } from '../../shared/alerts/alert.ts'
import { launchBrowser } from '../support/browser.ts'
import { type Caller, demoPerson } from './neighbours.ts'
import { type Visitor, visit } from './visitor.ts'

/** Milliseconds within which it must be on the screen without anybody doing anything. */
const AT_ONCE = { timeout: 5_000 }

let browser: Browser
let resident: Visitor
let worker: Caller
let own: Caller
/** How often the resident's phone said where it is. */
let positions = 0
beforeAll(async () => {
  browser = await launchBrowser()
  const at = inject('product')
  ;[resident, worker, own] = await Promise.all([
    visit(browser, '演示居民 甲'),
    demoPerson(at, '演示网格员 一'),
    demoPerson(at, '演示居民 甲'),
  ])
})
afterAll(() => browser.close())

const shown = ({ page }: Visitor) => page.locator('.taro_page:visible').last()
const mine = () => own.get<{ items: AlertCard[]; ringing: AlertCard[] }>('/alerts/mine')
const openOnes = async () => (await mine()).ringing
const idOf = ({ page }: Visitor) => /id=(alr_\w+)/.exec(page.url())?.[1] ?? ''

/** That a screen reader comes to these words one after the other. */
async function readsInOrder(visitor: Visitor, order: readonly string[]) {
  const words = await shown(visitor).getByRole('main').innerText()
  const found = order.map((each) => words.indexOf(each))
  expect(found, words).not.toContain(-1)
  expect(found, words).toEqual([...found].sort((one, other) => one - other))
}

/** As the browser draws it: how large, and the contrast of its words by WCAG's formula. */
const looks = (visitor: Visitor, name: string) =>
  shown(visitor)
    .getByRole('link', { name })
    .first()
    .evaluate((button: HTMLElement) => {
      const { width, height } = button.getBoundingClientRect()
      const { color, backgroundColor, fontSize } = getComputedStyle(button)
      const light = (words: string) => {
        const [red = 0, green = 0, blue = 0] = (words.match(/[\d.]+/g) ?? []).slice(0, 3).map((part) => {
          const share = Number(part) / 255
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
        })
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue
      }
      const [lighter = 0, darker = 0] = [light(color), light(backgroundColor)].sort((one, other) => other - one)
      return { width, height, contrast: (lighter + 0.05) / (darker + 0.05), font: Number.parseFloat(fontSize) }
    })

it('is the first thing on the home page and one tap away on every other; taken back in time nothing is sent', async () => {
  const main = shown(resident).getByRole('main')
  expect(await main.locator('a, button').first().innerText()).toContain('一键求助')
  await resident.accessible('the home page with the red button')
  for (const path of ['/channels/index', '/me/index', '/tickets/open/index', '/households/mine/index']) {
    await resident.go(path)
    await shown(resident).getByRole('link', { name: '求助', exact: true }).waitFor()
  }
  await resident.tap(/^求助$/)
  await resident.see('秒后发出')
  await resident.accessible('the count-down')
  await resident.tap('取消')
  await resident.see('已取消，没有发出求助')
  expect(await openOnes()).toEqual([])
})

it('counts down and sends; calls stay on the page; who comes is said at once, in minutes', async () => {
  await resident.go('/home/index')
  // The phone was allowed long ago to say where it is: that is no yes to being followed.
  await resident.context.grantPermissions(['geolocation'])
  await resident.context.setGeolocation({ latitude: 30.5, longitude: 114.3 })
  resident.page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/position')) positions++
  })
  await resident.tap(/^一键求助/)
  await resident.see('秒后发出')
  await readsInOrder(resident, ['秒后发出求助', '点这里马上发', '取消', '也可以直接拨打', '110 报警', '119', '120'])
  for (const number of ['110', '119', '120'])
    expect(
      await shown(resident)
        .getByRole('link', { name: new RegExp(number) })
        .getAttribute('href'),
    ).toBe(`tel:${number}`)
  await resident.page.waitForURL(/alerts\/mine/, { timeout: 9_000 })
  await resident.see('已发出，正在通知能来的人')
  await resident.see(/已通知 [1-9]\d* 人/)
  await resident.accessible('my alert')
  const follow = shown(resident).getByRole('switch', { name: /一直共享我的位置/ })
  await expect.poll(() => positions, AT_ONCE).toBe(1)
  expect(await follow.getAttribute('aria-checked')).toBe('false')
  await follow.click()
  await resident.see('来帮忙的人能看到您走到哪里')
  expect(positions).toBe(2)
  await follow.click()
  await resident.see('只告诉过一次')
  const id = idOf(resident)
  await worker.post(`/alerts/${id}/seen`)
  await resident.see(/[1-9]\d* 人已看到/)
  await worker.post(`/alerts/${id}/acknowledgement`, { eta: 4 })
  await shown(resident).getByText('有人正在赶来').first().waitFor(AT_ONCE)
  await resident.see('演示网格员 一（网格员）')
  await resident.see(/约 [34] 分钟后到/)
  await resident.accessible('my alert while somebody comes')
})

it('reads out the state first, then who comes, then the calls, then what can be done', async () => {
  const after = ['110 报警', '再次求助', '有空时告诉大家是什么事', '给来帮忙的人留言']
  await readsInOrder(resident, ['有人正在赶来', '演示网格员 一', ...after])
  expect(await shown(resident).locator('[aria-live=assertive]').first().innerText()).toContain('有人正在赶来')
})

it('is described afterwards, pressed again, talked about, and never ended by the caller’s tap once somebody comes', async () => {
  await resident.tap('突发疾病或受伤')
  await expect
    .poll(() => shown(resident).getByRole('radio', { name: '突发疾病或受伤' }).getAttribute('aria-checked'), AT_ONCE)
    .toBe('true')
  // It is at the address as long as nothing is said; whoever comes reads first that it is not.
  await resident.see(/没选的话，来的人先去/)
  const id = idOf(resident)
  const before = positions
  await resident.tap('就在这里，不在家')
  await resident.see('不在家，地点还没说')
  await expect.poll(() => positions, AT_ONCE).toBe(before + 1)
  await resident.type('在什么地方', '菜场北门')
  await resident.tap('发送地点')
  await resident.see('补充了情况，不在家，在菜场北门')
  expect(await worker.get(`/alerts/${id}`)).toMatchObject({ elsewhere: true, spot: '菜场北门' })
  await resident.accessible('where it is')
  // Without a network the last choice waits, and is told by itself.
  await resident.context.setOffline(true)
  await resident.tap('在家')
  await resident.see(/1 条待发送/)
  await resident.context.setOffline(false)
  await resident.see(/补充了情况，在家：/)
  expect(await worker.get(`/alerts/${id}`)).toMatchObject({ where: 'home' })
  await resident.type('说说情况', '奶奶摔倒了，在卫生间')
  await resident.tap('补充')
  await resident.see('补充了情况')
  await resident.tap('再次求助')
  await resident.see(/又按了 1 次/)
  await resident.type('给来帮忙的人留言', '门没有锁')
  await resident.tap('发送')
  await resident.see('门没有锁')
  await resident.tap('按错了，告诉来的人')
  await resident.accessible('taking it back')
  await resident.page.getByRole('button', { name: '告诉他们' }).click()
  await resident.see('说是按错了，等来的人核实')
  expect(await openOnes()).toHaveLength(1)
})

it('is above every page while it is open, and says how it ended', async () => {
  await resident.go('/home/index')
  const bar = shown(resident).getByRole('link', { name: /我的求助：有人正在赶来/ })
  await bar.waitFor()
  await resident.accessible('home while my alert is open')
  await bar.click()
  const id = idOf(resident)
  await worker.post(`/alerts/${id}/arrival`)
  await shown(resident).getByText('来帮忙的人已经到了').first().waitFor(AT_ONCE)
  await worker.post(`/alerts/${id}/resolution`, { outcome: 'helped' })
  await shown(resident).getByText('已现场处理好').first().waitFor(AT_ONCE)
  await resident.see('谢谢您及时求助')
  await resident.accessible('my alert when it is over')
  await resident.go('/alerts/mine/index')
  await resident.see('突发疾病或受伤')
  await resident.accessible('my alerts')
})

it('without a network it says so and offers calls; closed, opened again and back on the net it is sent, once', async () => {
  const before = (await mine()).items.length
  await resident.page.evaluate(() => localStorage.removeItem('alertCalls'))
  await resident.go('/home/index')
  // Whom to call is kept when the home page is there, before anybody needs it.
  await resident.page.reload()
  await expect
    .poll(() => resident.page.evaluate(() => localStorage.getItem('alertCalls')), AT_ONCE)
    .toContain('演示网格员 一')
  await resident.context.setOffline(true)
  await resident.tap(/^一键求助/)
  await resident.tap('马上发出求助')
  await resident.see('还没有发出去，正在不停重试')
  await resident.see('请直接拨打下面的电话')
  const first = ['还没有发出去，正在不停重试', '请直接拨打下面的电话', '110 报警', '119', '120']
  await readsInOrder(resident, [...first, '演示网格员 一', '不用了，不再发送'])
  await resident.accessible('an alert that is not sent')
  // The app is closed without having sent it; what is kept is all that is left.
  const kept = await resident.page.evaluate(() => localStorage.getItem('raising'))
  expect(kept).toContain('tried\\":true')
  await resident.page.route('**/alerts', (route) => route.abort())
  await resident.context.setOffline(false)
  await resident.page.goto('about:blank')
  await resident.go('/home/index')
  await resident.see('求助还没有发出去，正在不停重试')
  await resident.page.unroute('**/alerts')
  await resident.see(/我的求助：/)
  expect((await mine()).items).toHaveLength(before + 1)
  expect(await openOnes()).toHaveLength(1)
})

it('pressed by mistake it is taken back by who pressed, as long as nobody comes', async () => {
  await resident.tap(/我的求助：/)
  await resident.tap('按错了，取消')
  await resident.page.getByRole('button', { name: '确定取消' }).click()
  await resident.see('您取消了这次求助')
  expect(await openOnes()).toEqual([])
})

it('a link on a card by the bed counts at once', async () => {
  await resident.go('/people/arrive/index?scene=a%3D1')
  await resident.see('秒后发出')
  await resident.tap('取消')
  await resident.see('已取消，没有发出求助')
})

it('is put onto the phone’s own screen and a card by the bed: what they open counts at once', async () => {
  await resident.go('/me/index')
  await resident.tap('求助放到桌面')
  await resident.see('放到手机桌面')
  await resident.accessible('the way onto the home screen')
  const manifest = () => resident.page.locator('link[rel=manifest]').getAttribute('href')
  expect(await manifest()).toBe('help.webmanifest')
  const { start_url: opens } = await resident.page.evaluate(async () => (await fetch('help.webmanifest')).json())
  const { shortcuts } = await resident.page.evaluate(async () => (await fetch('app.webmanifest')).json())
  expect([opens, shortcuts[0].url]).toEqual([opens, opens])
  // Home is a building that others find too, when they scan the card.
  await resident.see(/扫了会告诉来的人：是.*号楼/)
  await shown(resident).getByRole('img', { name: '一键求助的二维码' }).waitFor()
  const address = await shown(resident)
    .getByText(/people\/arrive/)
    .innerText()
  await resident.tap('去求助页看看')
  await resident.see('把求助放到手机桌面')
  expect(await manifest()).toBe('app.webmanifest')
  await resident.page.goto('about:blank')
  await resident.page.goto(address)
  await resident.see('秒后发出')
  await resident.tap('取消')
  await resident.see('已取消，没有发出求助')
})

it('in large letters the button is large, says what it is, and can be read', async () => {
  for (const size of ['large', 'largest']) {
    await resident.page.evaluate(
      (elder) => localStorage.setItem('settings', JSON.stringify({ data: JSON.stringify({ theme: 'system', elder }) })),
      size,
    )
    await resident.go('/home/index')
    await resident.page.reload()
    await resident.see('一键求助')
    const large = await looks(resident, '一键求助')
    expect(large.height).toBeGreaterThanOrEqual(88)
    expect(large.width).toBeGreaterThanOrEqual(300)
    expect(large.contrast).toBeGreaterThanOrEqual(4.5)
    expect(large.font).toBeGreaterThanOrEqual(30)
    await resident.go('/me/index')
    await resident.page.reload()
    await resident.see('我的求助')
    const small = await looks(resident, '求助')
    expect(small.height).toBeGreaterThanOrEqual(60)
    expect(small.contrast).toBeGreaterThanOrEqual(4.5)
    await resident.accessible(`the red button in ${size} letters`)
  }
})

it('what I can help neighbours with is offered and taken back', async () => {
  await resident.go('/alerts/help/index')
  await resident.tap(/^会急救/)
  await resident.see('已保存')
  await resident.accessible('what I can help with')
  expect(await own.get('/me/skills')).toEqual({ skills: ['firstAid'] })
  await resident.tap(/^会急救/)
  await expect.poll(() => own.get('/me/skills'), AT_ONCE).toEqual({ skills: [] })
})

it('no browser complained', () => {
  expect(resident.complaints).toEqual([])
})
