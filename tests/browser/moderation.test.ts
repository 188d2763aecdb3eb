/**
 * What neighbours should not have to read: a post that three households report is hidden, removed with a reason, appealed and
 * shown again; one that the check refuses is appealed and shown. Decided at a desk and on a phone; proposals and calls beside it.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { type Caller, neighbours } from './neighbours.ts'
import { forgetSaid } from './said-before.ts'
import { DESK, type Visitor, visit } from './visitor.ts'

const COMMUNITY = '420102015020' // 大江园社区
const BUILDING = '420102015020001002' // 第1网格2号楼
const channel = `/channels/talk/channel/index?id=${COMMUNITY}`
const mine = '/channels/talk/mine/index'
const queue = '/moderation/queue/index'
/** Apart from what other stories say in the same channel. */
const mark = `〔${Date.now()}〕`
const insult = `楼下那家人真不要脸，都是骗子${mark}`
const song = `违规词是一首老歌${mark}`

let browser: Browser
let author: Visitor
let reporter: Visitor
let staff: Visitor
let others: Caller[]
beforeAll(async () => {
  browser = await launchBrowser()
  ;[author, reporter, staff] = await Promise.all([
    visit(browser, '演示居民 甲'),
    visit(browser, '演示居民 乙'),
    visit(browser, '演示社区员 一', DESK),
  ])
  others = await neighbours(inject('product'), BUILDING, [501, 502])
  await forgetSaid()
})
afterAll(() => browser.close())

const shown = ({ page }: Visitor) => page.locator('.taro_page:visible').last()
const dialog = ({ page }: Visitor) => page.getByRole('dialog')
const post = (visitor: Visitor, text: string) =>
  shown(visitor).getByRole('list', { name: '发言' }).getByRole('listitem').filter({ hasText: text })
const letter = (visitor: Visitor, text: string) => shown(visitor).getByRole('listitem').filter({ hasText: text })
const side = (visitor: Visitor) => shown(visitor).getByRole('complementary', { name: '处理、举报和作者' })

async function say(visitor: Visitor, text: string) {
  await visitor.go(channel)
  await shown(visitor).getByLabel('说点什么').fill(text)
  await visitor.tap(/^发送$/)
  await post(visitor, text).waitFor()
}

async function idOf(text: string): Promise<string> {
  const { items }: { items: { id: string; text: string }[] } = (await others[0]?.get(
    `/channels/${COMMUNITY}/posts`,
  )) ?? { items: [] }
  return items.find((each) => each.text === text)?.id ?? ''
}

async function appeal(visitor: Visitor, text: string, why: string) {
  await visitor.go(mine)
  await letter(visitor, text).getByRole('button', { name: '申诉' }).click()
  await visitor.type('为什么应该发布', why)
  await visitor.tap('提交申诉')
  await visitor.see('已提交，工作人员会再看一遍')
}

describe('a post that neighbours report', () => {
  it('is hidden when a third household reports it, before everybody', async () => {
    await say(author, insult)
    await reporter.go(channel)
    await post(reporter, insult).waitFor()
    const id = await idOf(insult)
    for (const other of others) await other.post(`/posts/${id}/reports`, { reason: 'abuse', words: '骂得很难听' })
    expect(await post(reporter, insult).count()).toBe(1)
    await post(reporter, insult)
      .getByRole('button', { name: /^更多：/ })
      .click()
    await dialog(reporter).getByRole('button', { name: /^举报/ }).click()
    await dialog(reporter).getByRole('radio', { name: '谣言' }).click()
    await reporter.type('说明', '根本没有这回事')
    await reporter.accessible('reporting a post')
    await dialog(reporter).getByRole('button', { name: '举报', exact: true }).click()
    await reporter.see('一条消息被多户举报，正在核实')
    await expect.poll(() => post(reporter, insult).count()).toBe(0)
  })

  it('waits at the desk with why, what was said around it and what reporters say, without who they are', async () => {
    await staff.go('/work/index')
    await staff.tap(/^发言审核/)
    await letter(staff, insult).getByText('3 户邻居举报，已先隐藏，等您核实').waitFor()
    await staff.accessible('the queue of posts')
    await letter(staff, insult).getByRole('button').click()
    await staff.see('要看的这一条')
    await side(staff).getByText('举报（3）').waitFor()
    await side(staff).getByText('“根本没有这回事”').waitFor()
    await side(staff).getByText('演示居民 甲').waitFor()
    await staff.see('自动审核通过')
    expect(await side(staff).getByText('演示居民 乙').count()).toBe(0)
    await staff.accessible('a post to be decided')
  })

  it('is removed with a reason that was ready; its author reads it', async () => {
    await staff.tap(/^移除$/)
    await dialog(staff).getByRole('button', { name: '确认移除' }).click()
    await staff.see('请写明原因，至少 2 个字')
    await dialog(staff).getByRole('button', { name: '有辱骂、攻击他人的话' }).click()
    await staff.accessible('a decision')
    await dialog(staff).getByRole('button', { name: '确认移除' }).click()
    await staff.see('处理好了：已移除')
    await letter(staff, '等您核实').filter({ hasText: insult }).waitFor({ state: 'detached' })
    await staff.accessible('a post that was decided')
    await author.go(mine)
    await letter(author, insult).getByText('原因：有辱骂、攻击他人的话').waitFor()
    await reporter.see('一条消息已被移除')
  })

  it('is appealed once: not whoever decided before decides, but the level above; shown again, it has its place', async () => {
    await appeal(author, insult, '我说的是电影里的人')
    await author.see('您的申诉由花桥街道的工作人员决定')
    await letter(staff, insult).getByText('作者对之前的处理提出申诉，由花桥街道的另一位工作人员再看一遍').waitFor()
    await letter(staff, insult).filter({ hasText: '申诉' }).getByRole('button').first().click()
    await staff.see('您处理过这条发言，申诉由花桥街道的另一位工作人员决定。')
    expect(
      await side(staff)
        .getByRole('button', { name: /^发布$/ })
        .count(),
    ).toBe(0)
    await staff.accessible('an appeal that another decides')
    const street = await visit(browser, '演示街道员 一', DESK)
    await street.go(queue)
    await letter(street, insult).filter({ hasText: '申诉' }).getByRole('button').first().click()
    await street.see('作者说：“我说的是电影里的人”')
    await street.tap(/^发布$/)
    await dialog(street)
      .getByRole('button', { name: /^申诉有道理/ })
      .click()
    await dialog(street).getByRole('button', { name: '确认发布' }).click()
    await street.see('处理好了：已发布')
    await post(reporter, insult).waitFor()
    expect(street.complaints).toEqual([])
    await street.context.close()
  })
})

describe('a post that the check refuses', () => {
  it('is appealed, decided on a phone, and shown to the neighbours', async () => {
    await say(author, song)
    await post(author, song).getByText('未通过').waitFor()
    expect(await post(reporter, song).count()).toBe(0)
    await appeal(author, song, '这是歌名，没有别的意思')
    const phone = await visit(browser, '演示社区员 一')
    await phone.go(queue)
    await letter(phone, song).getByRole('link').click()
    await phone.see('作者说：“这是歌名，没有别的意思”')
    await phone.see(/^自动审核没有通过：内容可能涉及辱骂/)
    await phone.accessible('a post to be decided on a phone')
    await phone.tap(/^发布$/)
    await dialog(phone).getByRole('button', { name: '看过了，内容没有问题' }).click()
    await phone.accessible('a decision on a phone')
    await dialog(phone).getByRole('button', { name: '确认发布' }).click()
    await phone.see('处理好了：已发布')
    await post(reporter, song).waitFor()
    expect(phone.complaints).toEqual([])
    await phone.context.close()
  })

  it('is told to its author: who looked, and that it is shown', async () => {
    await author.go(mine)
    await letter(author, song).getByText('已发布').waitFor()
    await author.go('/privacy/looks/index')
    await author.see(/社区工作人员|演示社区员/)
  })
})

describe('beside it', () => {
  it('a proposed channel is refused with a reason, another one opens', async () => {
    const [first] = others
    const name = `花友${String(Date.now()).slice(-6)}`
    for (const ending of ['一', '二'])
      await first?.post('/interests', { area: COMMUNITY, name: `${name}${ending}`, about: '种花的邻居来聊聊' })
    await staff.go(`/moderation/interests/index?area=${COMMUNITY}`)
    await letter(staff, `${name}一`).getByRole('button', { name: '不同意' }).click()
    await staff.type('原因', '已经有同样的频道')
    await staff.accessible('refusing a channel')
    await dialog(staff).getByRole('button', { name: '不同意' }).click()
    await letter(staff, `${name}一`).getByText('原因：已经有同样的频道').waitFor()
    await letter(staff, `${name}二`).getByRole('button', { name: '同意开设' }).click()
    await letter(staff, `${name}二`).getByText('已开设').waitFor()
    await staff.accessible('proposed channels')
  })

  it('a call stands in the list of the staff with its clock, and leads to where it is answered', async () => {
    const text = `路灯不亮，请来看看${mark}`
    await others[1]?.post(`/channels/${COMMUNITY}/posts`, { text, call: true })
    await staff.go('/moderation/calls/index')
    await staff.see(text)
    await staff.see(/回复还剩 3 小时/)
    await staff.accessible('calls')
    await staff.tap(text)
    await shown(staff).getByLabel('写回复').waitFor()
    await staff.accessible('a call with its thread beside it')
  })

  it('a public ticket that the check holds back is shown to neighbours once staff have looked at it', async () => {
    const text = `违规词牌子下面的路灯坏了${mark}`
    const ticket: { id: string } | undefined = await others[0]?.post('/tickets', {
      category: 'cityManagement',
      text,
      place: { area: BUILDING },
      visibility: 'public',
    })
    const [listed] = await Promise.all([
      reporter.page.waitForResponse((response) => response.url().includes('/tickets/public') && response.ok()),
      reporter.go('/tickets/public/index'),
    ])
    expect(await listed.text()).not.toContain(mark)
    await staff.go(`/tickets/detail/index?id=${ticket?.id}`)
    await staff.see(/邻居现在还看不到这件公开诉求：自动审核认为内容可能不合适/)
    await staff.accessible('a ticket that neighbours do not see yet')
    await staff.tap('公开显示')
    // In the timeline: what the page says of it before has the same words in it.
    await staff.see('看过内容，公开显示')
    await reporter.go('/home/index')
    await reporter.go('/tickets/public/index')
    await reporter.see(text)
  })

  it('whom I left out is found from the privacy centre too', async () => {
    await reporter.go('/privacy/centre/index')
    await reporter.tap(/^屏蔽的人/)
    await reporter.page.waitForURL(/channels\/talk\/settings/)
    await reporter.see('屏蔽的人')
  })
})

it('no browser complained', () => {
  const complaints = [author, reporter, staff].flatMap((visitor) => visitor.complaints)
  expect(complaints).toEqual([])
})
