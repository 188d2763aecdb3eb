/** The pictures of the README: `npm run pictures`, with the product running at APP (http://localhost:4173 unless said). */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { readPdf } from '../support/pdf.ts'

const app = process.env.APP ?? 'http://localhost:4173'
const folder = fileURLToPath(new URL('pictures', import.meta.url))
const COMMUNITY = '420102015020' // 大江园社区
const NOTICE = 'ntc_01M7V7FAM03333333333333333' // of the demo district: the cleaning of the tanks
const phone = { width: 390, height: 844 }
const desk = { width: 1440, height: 900 }

async function enter(browser: Browser, who: string, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    ...options,
  })
  const page = await context.newPage()
  await page.goto(`${app}/#/sign-in/index`)
  await page.getByRole('button', { name: new RegExp(`^${who}`) }).click()
  await page.waitForURL(/home/)
  await page.getByText(`，${who}`).first().waitFor()
  return page
}

async function go(page: Page, path: string) {
  await page.goto(`${app}/#${path}`)
  await page.waitForLoadState('networkidle')
}

const tap = (page: Page, name: string | RegExp) =>
  page
    .getByRole('button', { name })
    .or(page.getByRole('radio', { name }))
    .or(page.getByRole('switch', { name }))
    .or(page.getByRole('link', { name }))
    .filter({ visible: true })
    .first()
    .click()

const picture = async (page: Page, name: string) => {
  await page.waitForLoadState('networkidle')
  await page.locator('[aria-busy=true]').filter({ visible: true }).first().waitFor({ state: 'hidden' })
  // The toast is the last of what a page says.
  await page.locator('.taro_page:visible').last().getByRole('status').last().waitFor({ state: 'hidden' })
  await page.screenshot({ path: `${folder}/${name}.png` })
}

async function file(page: Page, category: string, subcategory: string, text: string): Promise<string> {
  await go(page, '/tickets/open/index')
  await tap(page, category)
  await tap(page, subcategory)
  await page.getByLabel('说说情况').fill(text)
  await tap(page, '提交诉求')
  await page.getByText('待受理').first().waitFor()
  return page.url().split('#')[1] ?? ''
}

/** The first poster of a grid, as its printed page looks. */
async function poster(staff: Page) {
  await go(staff, '/areas/posters/index?area=420102015020001')
  const [answer] = await Promise.all([
    staff.waitForResponse((response) => response.url().endsWith('/posters') && response.ok()),
    tap(staff, '生成海报 PDF'),
  ])
  const { url } = await answer.json()
  const { pages } = await readPdf(new Uint8Array(await (await fetch(url)).arrayBuffer()))
  const [first] = pages
  if (first) writeFileSync(`${folder}/poster.png`, await first.picture(60))
}

/** A channel on a phone, a notice on another, and how far the notice got on a wide screen. */
async function talkAndNotices(resident: Page, staff: Page) {
  await go(resident, `/channels/talk/channel/index?id=${COMMUNITY}`)
  await resident.getByText('东门口的银杏黄了').waitFor()
  await picture(resident, 'channel')
  await go(resident, `/notices/detail/index?id=${NOTICE}`)
  await tap(resident, '我已知晓')
  await resident.getByText('您家已确认收到').waitFor()
  await picture(resident, 'notice')
  await go(staff, `/notices/reach/index?id=${NOTICE}&area=${COMMUNITY}001`)
  await staff.getByText('各楼栋相加正好等于合计。').waitFor()
  await picture(staff, 'reach')
}

/** What neighbours do for each other, in the demo district. */
async function helpEachOther(resident: Page) {
  await go(resident, '/help/near/index')
  await resident.getByText(/^同一/).first().waitFor()
  await picture(resident, 'help')
  await go(resident, '/teams/near/index')
  await tap(resident, /花园大扫除/)
  await resident.getByText('我要报名').waitFor()
  await picture(resident, 'activity')
  await go(resident, '/wishes/near/index')
  await tap(resident, /厚棉被/)
  await resident.waitForURL(/wishes\/detail/)
  await resident
    .getByRole('heading', { name: /厚棉被/ })
    .last()
    .waitFor()
  await picture(resident, 'wish')
  await go(resident, '/hours/mine/index')
  await resident.getByText('时长余额').waitFor()
  await picture(resident, 'hours')
}

/** The seconds after the tap, the phone of who is on duty, and the wall of the community; then it is called off. */
async function askForHelp(browser: Browser, resident: Page, staff: Page) {
  const worker = await enter(browser, '演示网格员 一', { viewport: phone })
  await go(resident, '/alerts/raise/index?now=1')
  await resident.getByText('点这里马上发').waitFor()
  await resident.screenshot({ path: `${folder}/raise.png` })
  await tap(resident, '马上发出求助')
  await worker.getByText('我去，几分钟到？').waitFor()
  await worker.screenshot({ path: `${folder}/alarm.png` })
  await go(staff, `/wall/screen/index?area=${COMMUNITY}`)
  await staff.getByText('还没有人说去').first().waitFor()
  await staff.screenshot({ path: `${folder}/wall.png` })
  await tap(resident, '按错了，取消')
  await resident.getByRole('button', { name: '确定取消' }).click()
  await worker.close()
}

const browser = await launchBrowser()
try {
  const resident = await enter(browser, '演示居民 甲', { viewport: phone })
  const worker = await enter(browser, '演示网格员 一', { viewport: desk })
  await file(resident, '安全生产', '电动车充电', '一楼楼道里有人给电动车充电，电线从三楼拉下来，很不放心。')
  await file(resident, '环保市政', '垃圾清运', '西门的垃圾桶两天没清了，天热味道大。')
  const lift = await file(
    resident,
    '物业管理',
    '电梯',
    '3 号楼 1 单元的电梯这几天总停在 5 楼，老人上下很不方便，希望尽快修好。',
  )
  await go(worker, lift)
  await tap(worker, '受理')
  await worker.getByText('处理中').first().waitFor()
  await tap(worker, '回复居民')
  await worker.getByLabel('回复内容').fill('已联系电梯维保单位，师傅今天下午到现场。')
  await tap(worker, '发送回复')
  await resident.getByText('师傅今天下午到现场').waitFor()
  await picture(resident, 'ticket')
  await go(worker, '/tickets/queue/index')
  await tap(worker, /电梯这几天/)
  await worker.getByText('师傅今天下午到现场').waitFor()
  await picture(worker, 'desk')
  await go(resident, '/home/index')
  await resident.getByText('请先看这里').waitFor()
  await picture(resident, 'home')
  const dark = await enter(browser, '演示网格员 一', { viewport: phone, colorScheme: 'dark' })
  await go(dark, '/tickets/queue/index')
  await picture(dark, 'dark')
  const administrator = await enter(browser, '演示管理员 一', { viewport: desk })
  await go(administrator, '/areas/coverage/index?area=420102015020')
  await administrator.getByText('第8网格').first().waitFor()
  await picture(administrator, 'coverage')
  const newcomer = await enter(browser, '演示居民 丁', { viewport: phone })
  await go(newcomer, '/households/join/index')
  await picture(newcomer, 'join')
  await poster(administrator)
  const staff = await enter(browser, '演示社区员 一', { viewport: desk })
  await talkAndNotices(resident, staff)
  await helpEachOther(resident)
  await askForHelp(browser, resident, staff)
  await go(resident, '/me/index')
  await tap(resident, /^长辈模式/)
  await go(resident, '/tickets/open/index')
  await tap(resident, '物业管理')
  await picture(resident, 'elder')
} finally {
  await browser.close()
}
