/**
 * A warning of the government from its document to everybody's screen: staff paste it, see it as residents will and pass it on;
 * who lives there sees it above everything at once and has it read aloud; an update takes its place, a cancellation says so; who
 * lives elsewhere sees nothing; staff see whom it reached and walk to the doors that are left; a test is never passed on as real; a
 * feed is read at its address.
 */
import type { Browser, Request } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { DESK, PHONE, type Visitor, visit } from './visitor.ts'

const HOUR = 3_600_000
/** Long enough for a service under load; what is told at once is held against a limit of its own. */
const SOON = { timeout: 10_000 }
const COMMUNITY = '420102015020' // 大江园社区
const BUILDING = `${COMMUNITY}001003` // where 甲 lives
const stamp = Date.now()
const headline = `江岸区将有短时强降雨 ${stamp}`
const heavier = `江岸区强降雨将加重 ${stamp}`
const measures = '请留在室内，不要走地下通道；低洼处的居民尽快转移到高处。'

let browser: Browser
let staff: Visitor
let resident: Visitor
let elsewhere: Visitor
beforeAll(async () => {
  browser = await launchBrowser()
  staff = await visit(browser, '演示社区员 一', DESK)
  resident = await visit(browser, '演示居民 甲')
  elsewhere = await visit(browser, '演示居民 丙')
})
afterAll(() => browser.close())

interface Said {
  status?: 'Actual' | 'Test'
  message?: 'Alert' | 'Update'
  level?: '红色' | '橙色' | '黄色'
  words?: string
  reference?: string
}

/** A document as the weather service issues it. */
function document({
  status = 'Actual',
  message = 'Alert',
  level = '橙色',
  words = headline,
  reference,
}: Said = {}): string {
  const at = (milliseconds: number) => `${new Date(milliseconds + 8 * HOUR).toISOString().slice(0, 19)}+08:00`
  return `<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
  <identifier>${reference ?? `WH-${stamp}`}</identifier><sender>cap.weather.example</sender><sent>${at(stamp)}</sent>
  <status>${status}</status><msgType>${message}</msgType><scope>Public</scope>
  <info><language>zh-CN</language><category>Met</category><event>暴雨${level}预警</event><urgency>Immediate</urgency>
    <severity>Severe</severity><certainty>Likely</certainty><onset>${at(stamp)}</onset><expires>${at(stamp + 6 * HOUR)}</expires>
    <senderName>演示气象台</senderName><headline>${words}</headline>
    <description>预计未来 3 小时江岸区降雨量将达 50 毫米以上。</description><instruction>${measures}</instruction>
    <contact>演示热线 027-82345678</contact><area><areaDesc>江岸区</areaDesc></area>
  </info>
</alert>`
}

const shownPage = ({ page }: Visitor) => page.locator('.taro_page:visible').last()
const value = (visitor: Visitor, label: string) => shownPage(visitor).getByLabel(label).first().inputValue()
const banner = (visitor: Visitor) => shownPage(visitor).getByRole('region', { name: '生效中的预警' })

/** In place of the browser's voice: what it was asked to say. */
const hear = (visitor: Visitor) =>
  visitor.page.evaluate(() => {
    const said: string[] = []
    Object.assign(window, { said })
    const voice = {
      cancel: () => undefined,
      speak: (words: SpeechSynthesisUtterance) => said.push(`${words.lang} ${words.text}`),
    }
    Object.defineProperty(window, 'speechSynthesis', { value: voice, configurable: true })
  })
const heard = (visitor: Visitor): Promise<string[]> => visitor.page.evaluate('window.said')

async function paste(visitor: Visitor, text: string) {
  await visitor.type('文件内容', text)
  await visitor.tap('读取文件')
}

it('what is no document says so at its field, and what is missing at the others', async () => {
  await staff.go('/work/index')
  await staff.tap(/^预警/)
  await staff.see('这里只转发，不能自己写')
  await staff.tap('转发预警')
  await paste(staff, '<rss/>')
  await staff.see('这不是一份预警（CAP）文件')
  await staff.tap('预览，看发到多少户')
  await staff.see('还有几处要补一下')
  await staff.see('请选一个级别')
  await staff.accessible('a warning with its errors')
})

it('a document fills in the form, is seen as residents will see it with how many households, and is passed on', async () => {
  await paste(staff, document())
  await expect.poll(() => value(staff, '标题'), SOON).toBe(headline)
  expect(await value(staff, '发布单位')).toBe('演示气象台')
  expect(await value(staff, '文号或编号')).toBe(`WH-${stamp}`)
  await staff.see('文件里写的范围：江岸区')
  await staff.accessible('a warning that was filled in')
  await staff.tap('预览，看发到多少户')
  await staff.see('会发到大江园社区')
  await staff.see(/^[\d,]+ 户$/)
  await staff.see(measures)
  await staff.accessible('a warning before it is passed on')
  await staff.tap('转发给居民')
  await staff.tap('确认转发')
  await staff.page.waitForURL(/warnings\/detail.*wrn_/)
  await staff.see('发布单位有了新的消息？')
})

it('who lives there sees it at once above everything, on every tab; who lives elsewhere does not', async () => {
  await banner(resident).getByText(headline).waitFor({ timeout: 5_000 })
  await banner(resident).getByText('暴雨橙色预警').waitFor()
  await banner(resident).getByText(measures).waitFor()
  await resident.accessible('the home page under a warning')
  await resident.tap('频道')
  await banner(resident).getByText(headline).waitFor()
  await resident.go('/tickets/open/index')
  await banner(resident).getByText('暴雨橙色预警').waitFor()
  expect(await banner(resident).getByText(headline).count()).toBe(0)
  await elsewhere.page.reload()
  await elsewhere.see('，演示居民 丙')
  expect(await elsewhere.page.getByText(headline).count()).toBe(0)
})

it('it is read aloud, folded to a line when it was seen, and all of it is a tap away', async () => {
  await resident.go('/home/index')
  await hear(resident)
  await resident.tap('读给我听')
  const [said = ''] = await heard(resident)
  expect(said).toContain(`zh-CN 演示气象台发布暴雨橙色预警。${headline}。请这样做：${measures}`)
  await resident.tap('看过了，收起')
  await expect.poll(() => banner(resident).getByText(headline).count(), SOON).toBe(0)
  await resident.page.reload()
  await banner(resident).getByText('暴雨橙色预警').click()
  await resident.see('请这样做')
  await resident.see(`演示气象台（WH-${stamp}）`)
  await resident.accessible('a warning')
  expect(
    await shownPage(resident)
      .getByRole('link', { name: /027-82345678/ })
      .getAttribute('href'),
  ).toBe('tel:02782345678')
})

const idIn = ({ page }: Visitor) => page.url().match(/wrn_[0-9A-Z]{26}/)?.[0] ?? ''

/** What the last row of the table that is shown says under a heading. */
async function total(visitor: Visitor, heading: string): Promise<number> {
  const table = shownPage(visitor).locator('table')
  const headings = await table.locator('thead th').allInnerTexts()
  const at = headings.findIndex((each) => each.trim() === heading)
  const cells = await table.locator(`tbody tr td:nth-child(${at + 1})`).allInnerTexts()
  return Number(cells.at(-1)?.replaceAll(',', ''))
}

it('staff see whom it reached, grid by grid and as a file; who opened it counts, once a household', async () => {
  await staff.page.reload()
  await staff.see('发送进度')
  await staff.see('已送完')
  await staff.see('送达情况')
  await staff.accessible('a warning as staff see it')
  await staff.tap('看各网格、各楼栋，安排走访')
  await staff.see('各网格相加正好等于合计。')
  await staff.see(headline)
  expect(await total(staff, '已打开')).toBe(1)
  expect(await total(staff, '在线送达')).toBeGreaterThan(0)
  expect(await shownPage(staff).locator('thead th').allInnerTexts()).not.toContain('已确认')
  await staff.accessible('how far a warning got')
  const download = staff.page.waitForEvent('download')
  await staff.tap(/^导出表格/)
  expect((await download).suggestedFilename()).toBe('各网格送达情况.csv')
})

it('the grid worker walks to the doors that are left; once something follows it, to those of what was told last', async () => {
  const walker = await visit(browser, '演示网格员 一', PHONE)
  const id = idIn(staff)
  await walker.go(`/notices/doors/index?id=${id}&building=${BUILDING}`)
  await walker.see(/^还要走 \d+ 户$/)
  await walker.see('要告诉居民的内容；还没告知到的户都在名单上')
  const ticked = walker.page.waitForResponse((answer) => answer.url().includes('/ticks/'))
  await walker.page.getByRole('checkbox', { name: /^1单元102室/ }).click()
  expect((await ticked).ok()).toBe(true)
  await walker.accessible('the walking list of a warning')
  await walker.go(`/notices/doors/index?id=${id}&building=${BUILDING.slice(0, -1)}9`)
  await walker.see('这条预警没有发到这栋楼')
  await walker.see('看预警')
  await staff.page.reload()
  await staff.see('各网格相加正好等于合计。')
  expect(await total(staff, '上门')).toBe(1)
  await staff.go(`/warnings/detail/index?id=${id}`)
  expect(walker.complaints).toEqual([])
  await walker.context.close()
})

it('an update stands in its place at once, and a red one can’t be folded away', async () => {
  const idBefore = idIn(staff)
  await staff.tap('转发更新')
  await staff.see('更新“')
  await paste(staff, document({ status: 'Test', message: 'Update', words: '测试文件' }))
  await staff.see('不能用来更新真的预警')
  expect(await value(staff, '标题')).toBe(headline)
  await paste(staff, document({ message: 'Update', level: '红色', words: heavier, reference: `WH-${stamp}-2` }))
  await expect.poll(() => value(staff, '标题'), SOON).toBe(heavier)
  await staff.tap('预览，看发到多少户')
  await staff.tap('转发更新')
  await staff.tap('确认转发')
  await staff.see('转发了更新')
  // Whoever opens a list stands in the audit log; of what was followed by something else none is opened.
  const opened: string[] = []
  const note = (request: Request) => opened.push(request.url())
  staff.page.on('request', note)
  await staff.go(`/notices/doors/index?id=${idBefore}&building=${BUILDING}`)
  await staff.see('这条预警之后又有新的消息')
  await staff.settled()
  staff.page.off('request', note)
  expect(opened.filter((url) => url.includes('/doors/'))).toEqual([])
  expect(opened.some((url) => url.includes(`/warnings/${idBefore}`))).toBe(true)
  await staff.tap('看最新的走访名单')
  await staff.see(/^还要走 \d+ 户$/)
  await staff.see(heavier)
  await staff.page.goBack()
  await staff.page.goBack()
  await staff.see('转发了更新')
  await resident.see('这条预警已经更新')
  await resident.tap('看最新的预警')
  await resident.see(heavier)
  await resident.go('/home/index')
  await banner(resident).getByText('暴雨红色预警').waitFor()
  expect(await banner(resident).getByRole('button', { name: '看过了，收起' }).count()).toBe(0)
  await resident.accessible('the home page under a red warning')
})

it('cancelled, it is gone from above, and says so where it was', async () => {
  await staff.tap('转发解除')
  await staff.type('解除文件的文号或编号', `WH-${stamp}-3`)
  await staff.type('解除原因', '强降雨已经减弱。')
  await staff.accessible('the cancellation of a warning')
  await staff.tap('确认转发解除')
  await staff.see('这条预警已经解除')
  await expect.poll(() => banner(resident).count(), SOON).toBe(0)
  await resident.go('/warnings/list/index')
  await resident.see(`解除：${heavier}`)
  await resident.see('已解除')
  await resident.see('已更新')
  await resident.accessible('the list of warnings')
  await resident.tap(new RegExp(`^解除：${heavier}`))
  await resident.see('预警已经解除。')
  await resident.see('强降雨已经减弱。')
})

it('a feed is read at its address; one of its tests is passed on as an exercise and as nothing else', async () => {
  const { api } = inject('product')
  const worker = await visit(browser, '演示网格员 一', PHONE)
  await staff.go('/warnings/relay/index')
  await staff.tap('用网址读取')
  await staff.type('网址', 'https://127.0.0.1/feed.atom')
  await staff.tap('读取网址')
  await staff.see('这个网址指向内部网络，不能读取')
  await staff.type('网址', `${api}/cap/feed.atom`)
  await staff.tap('读取网址')
  await staff.see('选一份')
  await staff.accessible('a feed to choose from')
  await staff.tap(new RegExp(`^${headline}`))
  await staff.see('文件自己写明是测试或演练，只能作为演练转发')
  expect(
    await shownPage(staff)
      .getByRole('switch', { name: /这是演练/ })
      .count(),
  ).toBe(0)
  await staff.tap('预览，看发到多少户')
  await staff.tap('作为演练转发')
  await staff.tap('确认转发')
  await staff.see('这是演练，不是真的预警')
  // Who serves there is told too.
  await banner(worker).getByText('演练：暴雨橙色预警').waitFor({ timeout: 5_000 })
  await staff.go('/warnings/desk/index')
  await staff.tap(new RegExp(`^${headline}`))
  await staff.see('发布单位有了新的消息？')
  await staff.accessible('the warnings of staff')
  await staff.tap('转发解除')
  await staff.type('解除文件的文号或编号', `WH-${stamp}-4`)
  await staff.type('解除原因', '演练结束。')
  await staff.tap('确认转发解除')
  await expect.poll(() => banner(worker).count(), SOON).toBe(0)
  expect(worker.complaints).toEqual([])
  await worker.context.close()
})

it('no browser complained', () => {
  for (const { complaints } of [staff, resident, elsewhere]) expect(complaints).toEqual([])
})
