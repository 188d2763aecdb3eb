/** Every page in every look: nothing that axe finds, and in elder mode the numbers that the rules ask for. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { DESK, PHONE, type Visitor, visit } from './visitor.ts'

const pages = {
  首页: '/home/index',
  频道: '/channels/index',
  社区频道: '/channels/talk/channel/index?id=420102009003',
  搜索发言: '/channels/talk/search/index?id=420102009003',
  我的发言: '/channels/talk/mine/index',
  兴趣频道: '/channels/talk/interests/index',
  频道设置: '/channels/talk/settings/index',
  我的: '/me/index',
  隐私政策: '/privacy/policy/index',
  提诉求: '/tickets/open/index',
  我的诉求: '/tickets/mine/index',
  小区公开诉求: '/tickets/public/index',
  入户: '/households/join/index',
  我的家: '/households/mine/index',
  输入码: '/people/arrive/index',
  邀请已失效: '/people/accept-role/index?code=AAAAAAAAAA',
  登录的设备: '/people/sessions/index',
  隐私中心: '/privacy/centre/index',
  我的信息: '/privacy/data/index',
  谁看过: '/privacy/looks/index',
  个人信息请求: '/privacy/requests/index',
  注销账号: '/privacy/leave/index',
  紧急联系人: '/care/contacts/index',
  照护信息: '/care/notes/index',
  通知: '/notices/list/index',
  预警: '/warnings/list/index',
  一条预警: '/warnings/detail/index?id=wrn_01M7BS30M01111111111111111',
  我能帮忙: '/alerts/help/index',
  邻里互助: '/help/near/index',
  发求助: '/help/ask/index',
  我的互助: '/help/mine/index',
  随时待命: '/help/ready/index',
  共享物品: '/help/shelf/index',
  借用记录: '/help/lending/index',
  我的时长: '/hours/mine/index',
  送时长: '/hours/give/index',
  收时长: '/hours/receive/index',
  时长证明: '/hours/certificates/index',
  查验证明: '/hours/verify/index',
  时长榜: '/hours/ranking/index',
  社区活动: '/teams/near/index',
  一个活动: '/teams/activity/index?id=act_01KJP0Y9M01111111111111111',
  我的活动: '/teams/mine/index',
  志愿队伍: '/teams/list/index',
  一支队伍: '/teams/team/index?id=tea_01KJP0Y9M01111111111111111',
  发起队伍: '/teams/propose/index',
  写活动: '/teams/compose/index?host=tea_01KJP0Y9M01111111111111111',
} as const

/** A notice that the demo district begins with (infra/demo/notices.ts): it asks for confirmation. */
const NOTICE = 'ntc_01M7V7FAM03333333333333333'

/** A warning that it begins with, which another message followed (infra/demo/warnings.ts). */
const WARNING = 'wrn_01M7BS30M01111111111111111'

/** Pages of staff, as community staff see them. */
const staffPages = {
  工作台: '/work/index',
  入户申请: '/households/queue/index',
  住户名册: '/households/roster/index?area=420102015020001001',
  照护安排: '/care/desk/index?area=420102015020',
  没有登记的照护人: '/care/carer/index?subject=per_01KJXAAAAAAAAAAAAAAAAAAAAA',
  我照护的人: '/care/charges/index',
  覆盖率: '/areas/coverage/index?area=420102015020',
  网格和楼栋: '/areas/tree/index?area=420102015020',
  一个网格: '/areas/tree/index?area=420102015020001',
  网格组: '/areas/groups/index?area=420102015020',
  调整历史: '/areas/changes/index?area=420102015020',
  门口海报: '/areas/posters/index?area=420102015020',
  导入记录: '/imports/list/index',
  导入名册: '/imports/new/index?kind=households',
  发言审核: '/moderation/queue/index',
  不在的发言: '/moderation/case/index?id=pst_01KJXAAAAAAAAAAAAAAAAAAAAA',
  频道呼叫: '/moderation/calls/index',
  兴趣频道: '/moderation/interests/index?area=420102015020',
  人员与身份: '/roles/serving/index?area=420102015020',
  值班安排: '/duty/plan/index?area=420102015020',
  我的值班: '/duty/mine/index',
  各处通知: '/notices/desk/index?area=420102015020',
  各处预警: '/warnings/desk/index?area=420102015020',
  转发预警: '/warnings/relay/index',
  预警办理: `/warnings/detail/index?id=${WARNING}`,
  预警送达: `/notices/reach/index?id=${WARNING}&area=420102015020`,
  更新过的预警的走访: `/notices/doors/index?id=${WARNING}&building=420102015020001003`,
  写通知: '/notices/compose/index',
  更正通知: `/notices/correct/index?id=${NOTICE}`,
  通知办理: `/notices/case/index?id=${NOTICE}`,
  送达情况: `/notices/reach/index?id=${NOTICE}&area=420102015020`,
  走访名单: `/notices/doors/index?id=${NOTICE}&building=420102015020001003`,
  消防设备: '/devices/list/index?area=420102015020',
  重点部位: '/devices/list/index?show=points&area=420102015020',
  登记设备: '/devices/new/index?what=devices&area=420102015020',
  登记部位: '/devices/new/index?what=points&area=420102015020',
  一台设备: '/devices/device/index?id=dev_01M6CWACM02222222222222222',
  一处部位: '/devices/point/index?id=pnt_01M6CWACM02222222222222222',
  巡检: '/devices/inspect/index?id=pnt_01M6CWACM02222222222222222',
  收不到消息的住户: '/notices/unpushable/index?building=420102015020001003',
  求助: '/alerts/list/index?area=420102015020',
  演练: '/alerts/drill/index?area=420102015020',
  求助月报: '/alerts/report/index?area=420102015020',
  逐级通知: '/alerts/escalation/index?area=420102015020',
  邻里求助: '/help/staff/index?area=420102015020',
  队伍与活动: '/teams/desk/index?area=420102015020',
  现场签到: '/teams/run/index?id=act_01KJP0Y9M03333333333333333',
  邻里时长: '/hours/desk/index?area=420102015020',
  指挥大屏: '/wall/screen/index?area=420102015020',
  突发事件: '/wall/incidents/index?area=420102015020',
} as const

/** Who sees which pages of staff. */
const servants: Record<string, Record<string, string>> = {
  '演示社区员 一': staffPages,
  '演示管理员 一': { 审计日志: '/audit/log/index', 个人信息请求: '/privacy/queue/index' },
}

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

async function setElder(visitor: Visitor, size?: '特大') {
  await visitor.go(pages.我的)
  await visitor.tap(/^长辈模式/)
  if (size) await visitor.tap(size)
}

/** Everything that can be tapped on the page, by its name, with its size in CSS pixels. */
const targets = ({ page }: Visitor) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a[href], input, textarea, [role=switch], [role=radio]')]
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().width > 0)
      .map((element) => {
        const { width, height } = element.getBoundingClientRect()
        return {
          name: element.getAttribute('aria-label') ?? element.innerText.slice(0, 20),
          width: Math.round(width),
          height: Math.round(height),
        }
      }),
  )

const tooSmall = async (visitor: Visitor, least: number) =>
  (await targets(visitor)).filter(({ width, height }) => width < least || height < least)

/** The sizes of letters on the page, in CSS pixels, with what is written in them; line heights as multiples. */
const letters = ({ page }: Visitor) =>
  page.evaluate(() => {
    const found: { text: string; size: number; line: number }[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const { parentElement: at, textContent } = walker.currentNode as Text
      const text = textContent?.trim() ?? ''
      if (
        !at ||
        !text ||
        !at.checkVisibility() ||
        at.getBoundingClientRect().width < 2 ||
        ['SCRIPT', 'STYLE'].includes(at.tagName)
      )
        continue
      const style = getComputedStyle(at)
      const size = Number.parseFloat(style.fontSize)
      const line = Math.round((Number.parseFloat(style.lineHeight) / size) * 100) / 100
      found.push({ text: text.slice(0, 20), size, line })
    }
    return found
  })

/** A ticket for the pages that need one; the page that shows it. */
async function fileTicket(visitor: Visitor, text: string): Promise<string> {
  await visitor.go(pages.提诉求)
  await visitor.tap('城市管理')
  await visitor.type('说说情况', text)
  await visitor.tap('提交诉求')
  await visitor.see('待受理')
  return visitor.page.url().split('#')[1] ?? ''
}

/** Holds what is shown against the numbers of elder mode. */
async function elderly(visitor: Visitor, name: string) {
  await visitor.settled()
  const seen = await letters(visitor)
  expect(seen.length, name).toBeGreaterThan(0)
  expect(
    seen.filter(({ size }) => size < 18),
    name,
  ).toEqual([])
  expect(
    seen.filter(({ line }) => line < 1.3),
    name,
  ).toEqual([])
  expect(
    seen.some(({ size }) => size >= 22),
    name,
  ).toBe(true)
  expect(await tooSmall(visitor, 60), name).toEqual([])
  await visitor.accessible(`${name}, elder mode`)
  const wider = await visitor.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(wider, `${name} scrolls sideways`).toBeLessThanOrEqual(0)
}

// A page is waited for longer than it is looked at: several are, at once.
// Staff see each page on both kinds of screen and in both schemes, though not in all four pairs: colours don't depend on the width.
describe.concurrent.each([
  ['light', 'a phone', PHONE],
  ['dark', 'a wide screen', DESK],
] as const)('in %s', (scheme, size, viewport) => {
  it('no page has anything that axe finds, or a target below 44 by 44', async () => {
    const visitor = await visit(browser, '演示居民 丙', undefined, scheme)
    const shown = { ...pages, 诉求详情: await fileTicket(visitor, `路边的井盖松了，车一过就响（${scheme}）`) }
    for (const [name, path] of Object.entries(shown)) {
      await visitor.go(path)
      await visitor.settled()
      await visitor.accessible(`${name}, ${scheme}`)
      expect(await tooSmall(visitor, 44), name).toEqual([])
    }
    expect(visitor.complaints).toEqual([])
    await visitor.context.close()
  })

  it(`no page of staff has anything that axe finds on ${size}, or scrolls sideways`, async () => {
    for (const [who, shown] of Object.entries(servants)) {
      const visitor = await visit(browser, who, viewport, scheme)
      for (const [name, path] of Object.entries(shown)) {
        await visitor.go(path)
        await visitor.settled()
        await visitor.accessible(`${name}, ${scheme}, ${size}`)
        const wider = await visitor.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect(wider, `${name}, ${size}`).toBeLessThanOrEqual(0)
        expect(await tooSmall(visitor, 44), `${name}, ${size}`).toEqual([])
      }
      expect(visitor.complaints).toEqual([])
      await visitor.context.close()
    }
  })
})

describe.concurrent('elder mode', () => {
  it('has main text of at least 18 (here 22), lines of at least 1.3, targets of at least 60 by 60', async () => {
    const visitor = await visit(browser, '演示居民 丙')
    await setElder(visitor)
    for (const [name, path] of Object.entries(pages)) {
      await visitor.go(path)
      await elderly(visitor, name)
    }
    await visitor.context.close()
  })

  it('keeps them on a ticket with its forms, and for staff', async () => {
    const resident = await visit(browser, '演示居民 丙')
    await setElder(resident)
    await fileTicket(resident, '小区花坛边的长椅坏了，坐不得')
    await elderly(resident, '诉求详情')
    await resident.tap('撤回')
    await elderly(resident, '撤回的表单')
    const worker = await visit(browser, '演示网格员 二')
    await setElder(worker)
    await worker.go('/tickets/queue/index')
    await worker.see('小区花坛边的长椅坏了，坐不得')
    await elderly(worker, '待办队列')
    await worker.tap(/小区花坛边的长椅坏了/)
    await worker.see('可以做的')
    await elderly(worker, '工作人员看诉求')
    await resident.context.close()
    await worker.context.close()
  })

  it('keeps them on notices, for who has some', async () => {
    const resident = await visit(browser, '演示居民 甲')
    await setElder(resident)
    for (const path of [pages.首页, pages.通知, `/notices/detail/index?id=${NOTICE}`]) {
      await resident.go(path)
      await resident.see('每月最后一个周四上午清洗水箱，停水 3 小时')
      await elderly(resident, path)
    }
    await resident.context.close()
  })

  it('keeps them on every page of staff', async () => {
    const staff = await visit(browser, '演示社区员 一')
    await setElder(staff)
    for (const [name, path] of Object.entries(staffPages)) {
      await staff.go(path)
      await elderly(staff, name)
    }
    await staff.context.close()
  })

  it('has a largest setting of at least 30', async () => {
    const visitor = await visit(browser, '演示居民 丙')
    await setElder(visitor, '特大')
    await visitor.go(pages.提诉求)
    await visitor.settled()
    const seen = await letters(visitor)
    expect(seen.filter(({ size }) => size >= 30).length).toBeGreaterThan(3)
    await visitor.accessible('the form, largest')
    await visitor.context.close()
  })
})

it.concurrent('a look that was chosen outlives the visit', async () => {
  const visitor = await visit(browser, '演示居民 丙')
  await setElder(visitor)
  await visitor.page.reload()
  await visitor.settled()
  expect((await letters(visitor)).some(({ size }) => size >= 22)).toBe(true)
  await visitor.context.close()
})
