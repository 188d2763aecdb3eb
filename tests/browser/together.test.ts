/**
 * Three neighbours and those who serve them, all at once. In the channel of their grid one of them is away for a while and misses
 * nothing; a post is refused, one waits while the check is down, one is reported by three households and decided by the grid
 * worker. Then a notice: drafted, seen by all three as it comes, confirmed by two, and the third's door is knocked at.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { type Caller, checkIsDown, codeOf, neighbours, openidOf } from './neighbours.ts'
import { DESK, PHONE, type Visitor, visit, visitWith } from './visitor.ts'

const COMMUNITY = '420102015020' // 大江园社区
const GRID = `${COMMUNITY}001` // 第1网格, where all three live
const BUILDING = `${GRID}002`
const channel = `/channels/talk/channel/index?id=${GRID}`
const mark = `〔${Date.now()}〕`
const waiting = '检查停了也不会丢'
const title = `周五清洗外墙 ${Date.now()}`

let browser: Browser
let first: Visitor
let second: Visitor
let third: Visitor
let worker: Visitor
let staff: Visitor
let others: Caller[]
const talking = () => [first, second, third, worker]

async function neighbour(room: number, caller: Caller | undefined, scheme: 'light' | 'dark'): Promise<Visitor> {
  const me: { id: string; name: string } = (await caller?.get('/me')) ?? { id: '', name: '' }
  const code = await codeOf(inject('product'), openidOf(BUILDING, room))
  return visitWith(browser, { ...me, code }, PHONE, scheme)
}

beforeAll(async () => {
  browser = await launchBrowser()
  others = await neighbours(inject('product'), BUILDING, [301, 302, 401, 402])
  ;[first, second, third, worker, staff] = await Promise.all([
    neighbour(301, others[0], 'light'),
    neighbour(302, others[1], 'dark'),
    neighbour(401, others[2], 'light'),
    visit(browser, '演示网格员 一'),
    visit(browser, '演示社区员 一', DESK),
  ])
})
afterAll(async () => {
  await checkIsDown(inject('product'), false)
  await browser.close()
})

const shown = ({ page }: Visitor) => page.locator('.taro_page:visible').last()
const dialog = ({ page }: Visitor) => page.getByRole('dialog')
const letter = (visitor: Visitor, text: string) => shown(visitor).getByRole('listitem').filter({ hasText: text })
const said = (visitor: Visitor) => shown(visitor).getByRole('list', { name: '发言' })
const saidOne = (visitor: Visitor, text: string) =>
  said(visitor)
    .getByRole('listitem')
    .filter({ hasText: `${text}${mark}` })

async function say(visitor: Visitor, text: string) {
  await shown(visitor).getByLabel('说点什么').fill(`${text}${mark}`)
  await visitor.tap(/^发送$/)
}

/** The texts of this story in the order in which they stand. */
async function order(visitor: Visitor): Promise<string[]> {
  const texts = await said(visitor).getByText(mark).allInnerTexts()
  return texts.map((text) => text.replace(mark, ''))
}

/** All of them have so many posts of this story, each once, in one order. */
async function haveAll(count: number): Promise<string[]> {
  for (const visitor of talking()) await expect.poll(() => order(visitor), { timeout: 60_000 }).toHaveLength(count)
  const [one = [], ...rest] = await Promise.all(talking().map(order))
  for (const other of rest) expect(other).toEqual(one)
  expect(new Set(one).size).toBe(count)
  return one
}

async function report(visitor: Visitor, text: string) {
  await saidOne(visitor, text)
    .getByRole('button', { name: /^更多：/ })
    .click()
  await dialog(visitor).getByRole('button', { name: /^举报/ }).click()
  await dialog(visitor).getByRole('radio', { name: '辱骂' }).click()
  await dialog(visitor).getByRole('button', { name: '举报', exact: true }).click()
  await dialog(visitor).waitFor({ state: 'detached' })
}

describe('in the channel of their grid', () => {
  it('all read the same in one order, also who was away for a while', async () => {
    for (const visitor of talking()) await visitor.go(channel)
    for (const visitor of talking()) await shown(visitor).getByLabel('说点什么').waitFor()
    await Promise.all(talking().map((visitor, at) => say(visitor, `第 ${at + 1} 位同时说`)))
    await haveAll(4)
    await second.context.setOffline(true)
    await second.see(/网络断开了/)
    await say(second, '在电梯里写的')
    await second.see('等待网络，会自动发出')
    await second.accessible('a grid channel without a network')
    await say(first, '断开时说的一')
    await say(worker, '断开时说的二')
    await saidOne(third, '断开时说的二').waitFor()
    await second.context.setOffline(false)
    const texts = await haveAll(7)
    expect(texts.at(-1)).toBe('在电梯里写的')
    await third.accessible('a grid channel')
  })

  it('a refused post is its author’s alone, with the reason', async () => {
    await say(first, '这里有广告词')
    await saidOne(first, '这里有广告词').getByText('未通过').waitFor()
    await first.accessible('a post that was refused')
    for (const visitor of [second, third, worker]) expect(await saidOne(visitor, '这里有广告词').count()).toBe(0)
  })

  it('a post waits while the check is down, before its author alone', async () => {
    await checkIsDown(inject('product'), true)
    await say(first, waiting)
    await saidOne(first, waiting).getByText('审核中').waitFor()
    await first.accessible('a post that waits for the check')
    for (const visitor of [second, third, worker]) expect(await saidOne(visitor, waiting).count()).toBe(0)
    await checkIsDown(inject('product'), false)
  })

  it('what three households report is hidden, decided by the grid worker with a reason, and appealed', async () => {
    const text = '某某家的人都不是好东西'
    await say(third, text)
    await saidOne(first, text).waitFor()
    const { items }: { items: { id: string; text: string }[] } = (await others[3]?.get(`/channels/${GRID}/posts`)) ?? {
      items: [],
    }
    const post = items.find((each) => each.text.startsWith(text))?.id
    await others[3]?.post(`/posts/${post}/reports`, { reason: 'abuse' })
    await report(second, text)
    expect(await saidOne(worker, text).count()).toBe(1)
    await report(first, text)
    for (const visitor of [first, second, worker]) await visitor.see('一条消息被多户举报，正在核实')
    await first.accessible('a post that was hidden')
    await worker.go('/moderation/queue/index')
    await letter(worker, text).getByRole('link').click()
    await worker.see('举报（3）')
    await worker.accessible('a reported post before the grid worker')
    await worker.tap(/^移除$/)
    await dialog(worker).getByRole('button', { name: '有辱骂、攻击他人的话' }).click()
    await dialog(worker).getByRole('button', { name: '确认移除' }).click()
    await worker.see('处理好了：已移除')
    await third.go('/channels/talk/mine/index')
    await letter(third, text).getByText('原因：有辱骂、攻击他人的话').waitFor()
    await letter(third, text).getByRole('button', { name: '申诉' }).click()
    await third.type('为什么应该发布', '说的是电视剧里的人')
    await third.accessible('an appeal')
    await third.tap('提交申诉')
    await third.see('已提交，工作人员会再看一遍')
    await staff.go('/moderation/queue/index')
    await letter(staff, text).getByText('申诉', { exact: true }).waitFor()
  })
})

/** The rows of the table that is shown, by its headings; the last one is the sum. */
async function table(visitor: Visitor): Promise<Record<string, number>[]> {
  const found = shown(visitor).locator('table')
  const headings = (await found.locator('thead th').allInnerTexts()).map((each) => each.trim())
  const rows = await found.locator('tbody tr').all()
  return Promise.all(
    rows.map(async (row) => {
      const cells = await row.locator('td').allInnerTexts()
      return Object.fromEntries(headings.map((heading, at) => [heading, Number(cells[at]?.replaceAll(',', ''))]))
    }),
  )
}

describe('a notice to their community', () => {
  let notice = ''

  it('is drafted, looked at as residents will see it, and seen by all three as it comes', async () => {
    for (const visitor of [first, second, third]) await visitor.go('/notices/list/index')
    for (const visitor of [first, second, third]) await visitor.see('电动自行车不进楼、不飞线充电')
    await staff.go('/notices/compose/index')
    await staff.tap('施工出行')
    await staff.type('标题', title)
    await staff.type('正文', '周五上午清洗外墙，请关好窗，收好阳台上的衣物。')
    await staff.tap('整个大江园社区')
    await staff.tap(/^请居民确认/)
    await staff.tap('保存并预览')
    await staff.see('居民看到的样子')
    await staff.see('会发到')
    await staff.accessible('the preview of a notice')
    await staff.tap(/^发布$/)
    await staff.tap('确认发布')
    await staff.see('送达情况')
    notice = staff.page.url().match(/ntc_[0-9A-Z]{26}/)?.[0] ?? ''
    for (const visitor of [first, second, third]) await visitor.see(title)
    await third.accessible('the list of notices with a new one')
  })

  it('two of them confirm it, the third only opens it', async () => {
    for (const visitor of [first, second, third]) await visitor.tap(new RegExp(title))
    for (const visitor of [first, second]) {
      await visitor.tap('我已知晓')
      await visitor.see('您家已确认收到')
    }
    await third.see('看完请点“我已知晓”，一户点一次就行')
    await second.accessible('a notice that was confirmed')
  })

  it('the third’s door is on the walking list, and ticked off; the sums agree', async () => {
    await worker.go(`/notices/doors/index?id=${notice}&building=${BUILDING}`)
    const door = (room: string) => worker.page.getByRole('checkbox', { name: new RegExp(`^${room}`) })
    await door('2单元401室').waitFor()
    expect(await door('2单元301室').count()).toBe(0)
    await worker.accessible('the doors of a building')
    // What is ticked is shown before it is sent, as in a stairwell; the sums are of what was.
    const sent = worker.page.waitForResponse(
      (answer) => answer.url().includes('/ticks/') && answer.request().method() === 'POST',
    )
    await door('2单元401室').click()
    await worker.see(/2单元401室已打勾/)
    expect((await sent).ok()).toBe(true)
    await staff.go(`/notices/reach/index?id=${notice}&area=${COMMUNITY}`)
    await staff.see('各网格相加正好等于合计。')
    const rows = await table(staff)
    const sum = rows.pop()
    for (const heading of ['应告知', '已打开', '已确认', '上门', '已告知', '未告知'])
      expect(
        rows.reduce((total, row) => total + (row[heading] ?? Number.NaN), 0),
        heading,
      ).toBe(sum?.[heading])
    expect(sum).toMatchObject({ 已打开: 3, 已确认: 2, 上门: 1 })
    expect((sum?.已告知 ?? 0) + (sum?.未告知 ?? 0)).toBe(sum?.应告知)
    await staff.accessible('the reach of a notice')
  })
})

it('the post that waited was shown to all, once the check was up again', async () => {
  for (const visitor of [first, second, worker]) {
    await visitor.go(channel)
    await saidOne(visitor, waiting).waitFor({ timeout: 90_000 })
  }
  expect(await saidOne(first, waiting).getByText('审核中').count()).toBe(0)
})

it('no browser complained', () => {
  const complaints = [...talking(), staff].flatMap((visitor) => visitor.complaints)
  expect(complaints.filter((complaint) => !/ERR_INTERNET_DISCONNECTED|WebSocket/.test(complaint))).toEqual([])
})
