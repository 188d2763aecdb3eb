/**
 * A channel, four people at once: two neighbours at their phones, a grid worker at a phone and community staff at a desk. All
 * of them see the same posts in the same order, each once. Who is away for a while is in together.test.ts.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { picture } from '../support/bucket.ts'
import { forgetSaid } from './said-before.ts'
import { DESK, PHONE, type Visitor, visit } from './visitor.ts'

const COMMUNITY = '420102015020'
const channel = `/channels/talk/channel/index?id=${COMMUNITY}`
/** Apart from what other stories say in the same channel. */
const mark = `〔${Date.now()}〕`

let browser: Browser
let first: Visitor
let second: Visitor
let worker: Visitor
let staff: Visitor
const all = () => [first, second, worker, staff]
beforeAll(async () => {
  browser = await launchBrowser()
  ;[first, second, worker, staff] = await Promise.all([
    visit(browser, '演示居民 甲'),
    visit(browser, '演示居民 乙', PHONE, 'dark'),
    visit(browser, '演示网格员 一'),
    visit(browser, '演示社区员 一', DESK),
  ])
  await forgetSaid()
})
afterAll(() => browser.close())

const shown = ({ page }: Visitor) => page.locator('.taro_page:visible').last()
const said = (visitor: Visitor) => shown(visitor).getByRole('list', { name: '发言' })
const saidOne = (visitor: Visitor, text: string) =>
  said(visitor).getByRole('listitem').filter({ hasText: mark }).filter({ hasText: text })

async function say(visitor: Visitor, text: string) {
  await shown(visitor).getByLabel('说点什么').fill(`${text}${mark}`)
  await visitor.tap(/^发送$/)
}

/** The texts of this story in the order in which they stand. */
async function order(visitor: Visitor): Promise<string[]> {
  const texts = await said(visitor).getByText(mark).allInnerTexts()
  return texts.map((text) => text.replace(mark, ''))
}

async function choose(visitor: Visitor, post: string, what: string | RegExp) {
  await saidOne(visitor, post)
    .getByRole('button', { name: /^更多：/ })
    .click()
  await visitor.page.getByRole('dialog').getByRole('button', { name: what }).click()
}

async function choosePhotos({ page }: Visitor, count: number) {
  const buffer = Buffer.from(await picture())
  const files = Array.from({ length: count }, (_, at) => ({ name: `${at}.jpg`, mimeType: 'image/jpeg', buffer }))
  const add = page.locator('.taro_page:visible').last().getByRole('button', { name: '加照片' })
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), add.click()])
  await chooser.setFiles(files)
}

describe('a channel', () => {
  it('is among my channels, nearest first, and says who reads there', async () => {
    await first.tap(/^频道$/)
    await first.see('大江园社区第1网格3号楼')
    const names = await shown(first).getByRole('link').filter({ hasText: '大江园社区' }).allInnerTexts()
    expect(names.map((name) => name.split('\n')[0])).toEqual([
      '大江园社区第1网格3号楼',
      '大江园社区第1网格',
      '大江园社区',
    ])
    for (const visitor of all()) await visitor.go(channel)
    for (const visitor of all()) await visitor.see('本社区邻居、工作人员和物业等能看到')
    for (const visitor of all()) await shown(visitor).getByLabel('说点什么').waitFor()
  })

  it('shows what four people say at once in one order, the same for all, nothing twice', async () => {
    const names = ['甲', '乙', '网格员', '社区员']
    await Promise.all(
      all().map(async (visitor, at) => {
        for (const count of [1, 2, 3]) await say(visitor, `${names[at]}说第 ${count} 句`)
      }),
    )
    for (const visitor of all()) await expect.poll(() => order(visitor), { timeout: 60_000 }).toHaveLength(12)
    const [one = [], ...others] = await Promise.all(all().map(order))
    for (const other of others) expect(other).toEqual(one)
    expect(new Set(one).size).toBe(12)
    for (const name of names)
      expect(one.filter((text) => text.startsWith(name))).toEqual([1, 2, 3].map((count) => `${name}说第 ${count} 句`))
  })

  it('reaches the others within a second or so', async () => {
    await say(first, '这句要马上看到')
    await saidOne(first, '这句要马上看到')
      .getByRole('button', { name: /^更多：/ })
      .waitFor()
    const from = Date.now()
    await saidOne(worker, '这句要马上看到').waitFor()
    expect(Date.now() - from).toBeLessThan(2_000)
  })

  it('asks before something personal is public, and lets it through when it is meant', async () => {
    await say(first, '物业值班电话 027-87654321，')
    await first.see('确定要公开吗？')
    await first.see(/内容里像是有电话号码/)
    await first.accessible('the question about something personal')
    expect(await saidOne(second, '027-87654321').count()).toBe(0)
    await first.tap('确定公开')
    await saidOne(second, '物业值班电话').getByRole('link', { name: '拨打 027-87654321' }).waitFor()
  })

  it('shows a refused post, and one that waits for a person, to who wrote it alone, with the reason', async () => {
    await say(first, '这里有违规词')
    await saidOne(first, '这里有违规词').getByText('未通过').waitFor()
    await saidOne(first, '这里有违规词').getByText('内容可能涉及辱骂').waitFor()
    await say(first, '这里有待审词')
    await saidOne(first, '这里有待审词').getByText('人工审核').first().waitFor()
    await say(first, '后来说的')
    for (const visitor of [second, worker, staff]) await saidOne(visitor, '后来说的').waitFor()
    for (const visitor of [second, worker, staff]) {
      expect(await saidOne(visitor, '违规词').count()).toBe(0)
      expect(await saidOne(visitor, '待审词').count()).toBe(0)
    }
    await first.accessible('a channel with posts of mine that others do not see')
  })

  it('counts a reaction, and takes a post back before everybody', async () => {
    await choose(second, '后来说的', '谢谢')
    await saidOne(first, '后来说的').getByRole('button', { name: '谢谢，1 人' }).waitFor()
    await say(second, '说错了')
    await saidOne(first, '说错了').waitFor()
    await saidOne(second, '说错了')
      .getByRole('button', { name: /^更多：/ })
      .click()
    await second.see(/还可以撤回 1 分/)
    await second.accessible('what can be done with a post')
    await second.page.getByRole('dialog').getByRole('button', { name: /^撤回/ }).click()
    await second.page.getByRole('dialog').getByRole('button', { name: '撤回', exact: true }).click()
    for (const visitor of [first, worker, staff]) {
      await saidOne(visitor, '说错了').waitFor({ state: 'detached' })
      await said(visitor).getByText('撤回了一条消息').last().waitFor()
    }
  })

  it('pins a post for all, by who manages the community', async () => {
    await choose(staff, '网格员说第 1 句', /^置顶/)
    for (const visitor of all())
      await shown(visitor).getByRole('region', { name: '置顶' }).getByText('网格员说第 1 句').waitFor()
    await staff.accessible('a channel at a desk')
  })

  it('names a neighbour who said nothing yet, found by building and surname, and whoever serves there', async () => {
    const sheet = () => first.page.getByRole('dialog', { name: '提到谁' })
    const find = async (words: string) => {
      await shown(first).getByRole('button', { name: '提到谁' }).click()
      await sheet().getByLabel('楼栋和姓').fill(words)
      await sheet().getByRole('button', { name: '找', exact: true }).click()
    }
    await find('9号楼 王')
    await sheet().getByText('没有找到').waitFor()
    await sheet().getByRole('button', { name: '关闭' }).click()
    await find('1号楼 演')
    const found = sheet().getByRole('list', { name: '找到的' }).getByRole('button')
    await found.first().waitFor()
    // On the screen, not below it.
    const { y, height } = (await found.first().boundingBox()) ?? { y: PHONE.height, height: 0 }
    expect(y + height).toBeLessThanOrEqual(PHONE.height)
    await first.accessible('looking for a neighbour')
    await found.filter({ hasText: '第2网格1号楼' }).click()
    await find('网格员')
    await found.filter({ hasText: '演示网格员 一' }).first().click()
    await say(first, '您的快递在门岗')
    await saidOne(second, '您的快递在门岗').getByText('提到了您').waitFor()
    await saidOne(worker, '您的快递在门岗').getByText('提到了您').waitFor()
    expect(await saidOne(staff, '您的快递在门岗').getByText('提到了您').count()).toBe(0)
  })

  it('leads into a thread, where a call is answered by staff, and back', async () => {
    await shown(second).getByRole('switch', { name: '@网格员' }).click()
    await second.see(/4 小时内有人回复/)
    await say(second, '东门路灯不亮了')
    await saidOne(second, '东门路灯不亮了').getByText('待回复').waitFor()
    await saidOne(second, '东门路灯不亮了')
      .getByText(/已通知/)
      .waitFor()
    await choose(worker, '东门路灯不亮了', /^回复/)
    await shown(worker).getByLabel('写回复').fill('已经报修，今晚来换')
    await worker.tap(/^发送$/)
    await worker.see('已经报修，今晚来换')
    await worker.accessible('a thread')
    await saidOne(second, '东门路灯不亮了').getByText('已回复').waitFor()
    await saidOne(second, '东门路灯不亮了').getByRole('link', { name: '1 条回复' }).click()
    await second.see('已经报修，今晚来换')
  })

  it('gives the words back to who recalls them', async () => {
    await second.go(channel)
    await say(second, '写得太急')
    await saidOne(second, '写得太急')
      .getByRole('button', { name: /^更多：/ })
      .click()
    await second.page.getByRole('dialog').getByRole('button', { name: /^撤回/ }).click()
    await second.page.getByRole('dialog').getByRole('button', { name: '撤回', exact: true }).click()
    await expect.poll(() => shown(second).getByLabel('说点什么').inputValue()).toBe(`写得太急${mark}`)
    await second.type('说点什么', '')
  })

  it('carries photos and a place, seen by their author alone until they are checked, and opened large', async () => {
    await worker.go(channel)
    await choosePhotos(second, 2)
    await shown(second).getByRole('button', { name: '删除第 2 张照片' }).click()
    await shown(second).getByRole('button', { name: '写地点' }).click()
    await second.page
      .getByRole('dialog')
      .getByLabel(/^具体位置/)
      .fill('东门花坛边')
    await second.tap('就这里')
    await second.accessible('a post with photos and a place, being written')
    await say(second, '这里的井盖松了，走路要绕开')
    await saidOne(first, '井盖松了').getByText('东门花坛边').waitFor()
    await saidOne(first, '井盖松了')
      .getByRole('button', { name: /^看大图/ })
      .click()
    await first.page.getByRole('dialog', { name: '第 1 张照片' }).waitFor()
    await first.tap('关闭')
  })

  it('sends photos by itself that were chosen in a lift, as soon as there is a network', async () => {
    await second.context.setOffline(true)
    await second.see(/网络断开了/)
    await choosePhotos(second, 1)
    await shown(second)
      .getByText(/稍后自动再传|网络/)
      .first()
      .waitFor()
    await say(second, '电梯里拍的')
    await second.see(/照片传好后自动发出/)
    expect(await saidOne(first, '电梯里拍的').count()).toBe(0)
    await second.context.setOffline(false)
    await saidOne(first, '电梯里拍的').waitFor({ timeout: 60_000 })
    expect(await saidOne(first, '电梯里拍的').count()).toBe(1)
  })

  it('becomes a ticket when staff propose it and its author agrees; others see no more than that it did', async () => {
    await choose(worker, '井盖松了', /^建议转为诉求/)
    await worker.tap('城市管理')
    await worker.tap('公共设施损坏')
    await worker.type('留言', '我们来处理')
    await worker.accessible('a ticket proposed')
    await worker.tap('发给 TA')
    await saidOne(second, '井盖松了').getByText('留言：我们来处理').waitFor()
    await second.accessible('a proposal to its author')
    await saidOne(second, '井盖松了').getByRole('link', { name: '同意，去提交' }).click()
    await second.see('照片一起带过去')
    await second.accessible('a post on its way to become a ticket')
    await second.tap('提交诉求')
    await second.see(/来自大江园社区频道的发言/)
    await second.go(channel)
    for (const visitor of [second, worker, staff])
      await saidOne(visitor, '井盖松了')
        .getByRole('link', { name: /已转为诉求 · 待受理/ })
        .waitFor()
    await saidOne(first, '井盖松了').getByText('已转为诉求', { exact: true }).waitFor()
    await saidOne(worker, '井盖松了')
      .getByRole('link', { name: /已转为诉求/ })
      .click()
    await worker.tap(/^受理/)
    await saidOne(second, '井盖松了')
      .getByText(/处理中/)
      .waitFor()
    await worker.go(channel)
  })

  it('says in the list how much is new, until it was read', async () => {
    await first.go('/channels/index')
    await first.see('频道设置')
    await staff.go(channel)
    await say(staff, '不在频道里的人会看到这个')
    await first.see(/1 条新消息/)
    await first.tap(/^大江园社区\s.*1 条新消息/s)
    await saidOne(first, '不在频道里的人会看到这个').waitFor()
    await first.see('以下是新消息')
    await first.page.waitForResponse((response) => response.url().endsWith('/read') && response.ok())
    await first.go('/channels/index')
    await first.see('频道设置')
    const community = shown(first).getByRole('link', { name: /^大江园社区\s/ })
    await community.getByText(/这个/).waitFor()
    await expect.poll(() => community.getByText('条新消息').count()).toBe(0)
  })

  it('finds what was said, and lists what is mine with what became of it', async () => {
    await first.go(`/channels/talk/search/index?id=${COMMUNITY}`)
    await first.type('找什么', '不在频道里的人')
    await first.see(/不在频道里的人会看到这个/)
    await first.go('/channels/talk/mine/index')
    await first.see(/这里有违规词/)
    await first.see('原因：内容可能涉及辱骂')
    await first.tap('申诉')
    await first.type('为什么应该发布', '只是举个例子')
    await first.tap('提交申诉')
    await first.see('已提交，工作人员会再看一遍')
  })

  it('keeps a draft of its own', async () => {
    await first.go(channel)
    await first.type('说点什么', '写到一半')
    await first.page.reload()
    await shown(first).getByLabel('说点什么').waitFor()
    expect(await shown(first).getByLabel('说点什么').inputValue()).toBe('写到一半')
    await first.type('说点什么', '')
  })
})

it('no browser complained', () => {
  const complaints = all().flatMap((visitor) => visitor.complaints)
  expect(complaints.filter((complaint) => !/ERR_INTERNET_DISCONNECTED|WebSocket/.test(complaint))).toEqual([])
})
