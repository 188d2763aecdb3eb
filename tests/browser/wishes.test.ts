/** A wish from the grid worker to the family and back, and a service post that is claimed and agreed to. */
import { createJimp } from '@jimp/core'
import jpeg from '@jimp/js-jpeg'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { DESK, PHONE, type Visitor, visit } from './visitor.ts'

const Jimp = createJimp({ formats: [jpeg], plugins: [] })
const day = (days: number) => new Date(Date.now() + days * 24 * 3600_000).toISOString().slice(0, 10)

let browser: Browser
let worker: Visitor
let resident: Visitor
let other: Visitor
beforeAll(async () => {
  browser = await launchBrowser()
  ;[worker, resident, other] = await Promise.all([
    visit(browser, '演示网格员 一', DESK),
    visit(browser, '演示居民 甲'),
    visit(browser, '演示居民 乙', PHONE, 'dark'),
  ])
})
afterAll(() => browser.close())

const shown = ({ page }: Visitor) => page.locator('.taro_page:visible').last()
const sheet = ({ page }: Visitor) => page.getByRole('dialog')
const sheetTap = (visitor: Visitor, name: string) => sheet(visitor).getByRole('button', { name, exact: true }).click()

let wish: string

it('the grid worker enters a wish; words that give the family away are refused at their field', async () => {
  await worker.go('/wishes/enter/index')
  await worker.tap('换个网格')
  await worker.page
    .getByRole('button', { name: /第1网格/ })
    .first()
    .click()
  await worker.type('心愿', '给演示家庭丁一台收音机')
  await worker.type('说明', '老人眼睛不好，想听戏，要一台按键大的收音机。')
  await worker.tap('小家电')
  await worker.tap('50–100 元')
  await shown(worker).getByLabel('最后一天').last().fill(day(30))
  await worker.type('姓名', '演示家庭丁')
  await worker.type('电话', '13900002222')
  await worker.tap('录入并公开')
  await worker.see('公开的内容里不要写姓名')
  await worker.accessible('entering a wish, wide')
  // What was typed is there again when the page was left.
  await worker.page.reload()
  expect(await shown(worker).getByLabel('姓名').inputValue()).toBe('演示家庭丁')
  await worker.type('心愿', '一台按键大的收音机')
  await worker.tap('录入并公开')
  await worker.see('等热心的邻居来认领')
  wish = worker.page.url().split('#')[1] ?? ''
  expect(wish).toMatch(/^\/wishes\/detail\/index\?id=wsh_/)
})

it('a resident claims it; another, who looked at it too, is told that somebody was first', async () => {
  await other.go(wish)
  await other.see('等热心的邻居来认领')
  await resident.go('/wishes/near/index')
  await resident.see('一台按键大的收音机')
  await resident.accessible('wishes near me')
  await shown(resident).getByText('一台按键大的收音机').click()
  await resident.see('等热心的邻居来认领')
  expect(await shown(resident).innerText()).not.toContain('演示家庭')
  await other.tap('我来认领')
  await resident.tap('我来认领')
  await sheet(resident).getByLabel('队伍名称').fill('邻里帮帮队')
  await sheetTap(resident, '我来认领')
  await resident.see('请交到社区服务大厅')
  await sheetTap(other, '我来认领')
  await sheet(other).getByText('已经有人先认领了').waitFor()
  await other.accessible('a wish that somebody else claimed first, dark')
})

it('it is fulfilled with a photo, which the worker sees beside the wish and confirms', async () => {
  await resident.tap('我已完成')
  const buffer = await new Jimp({ width: 600, height: 400, color: 0x5c8a6bff }).getBuffer('image/jpeg')
  await sheet(resident).getByLabel('怎么完成的').fill('收音机已交到社区服务大厅，装好了电池。')
  const chooser = resident.page.waitForEvent('filechooser')
  await sheet(resident)
    .getByRole('button', { name: /添加照片|加照片|拍照|选照片/ })
    .first()
    .click()
  await (await chooser).setFiles({ name: '收音机.jpg', mimeType: 'image/jpeg', buffer })
  await sheet(resident).getByRole('button', { name: '提交', exact: true }).click()
  await resident.see('网格员确认送到后')

  await worker.go('/wishes/desk/index')
  await shown(worker).getByRole('table').getByText('一台按键大的收音机').waitFor()
  await worker.accessible('wishes to confirm, wide')
  await shown(worker).getByText('一台按键大的收音机').click()
  await worker.see('收音机已交到社区服务大厅')
  await shown(worker)
    .getByRole('button', { name: /看大图/ })
    .waitFor()
  await worker.see('演示居民 甲 · 邻里帮帮队')
  await worker.tap('查看家庭信息')
  await worker.see('13900002222')
  await worker.tap('确认完成')
  await sheet(worker).getByLabel('记多少分钟志愿时长').fill('60')
  await sheetTap(worker, '确认完成')
  await worker.see('心愿已经实现')
  await worker.tap('写一句感谢')
  await sheet(worker).getByLabel('感谢的话').fill('天天听戏，谢谢。')
  await sheetTap(worker, '写好了')
  await worker.see('“天天听戏，谢谢。”')
  // It comes to the page of who claimed it by itself.
  await resident.see('“天天听戏，谢谢。”')
  await resident.see('1 小时 志愿时长')
  await other.go('/wishes/near/index?show=done')
  await other.see('“天天听戏，谢谢。”')
})

it('a service post is claimed for a term and agreed to', async () => {
  await worker.go('/wishes/edit-post/index')
  await worker.tap('文明劝导员')
  await worker.type('名称', '东门文明劝导员')
  await worker.type('职责', '早晚高峰在东门劝一劝乱停的车，每次半小时。')
  await worker.tap('设立岗位')
  await worker.see('还没有人认领')
  await resident.go('/wishes/near/index')
  await resident.tap('服务岗位')
  await resident.see('东门文明劝导员')
  await resident.accessible('service posts')
  await shown(resident).getByText('东门文明劝导员').click()
  await resident.tap('我来认领')
  await sheet(resident).getByLabel('认领几个月').fill('6')
  await sheetTap(resident, '我来认领')
  await resident.see('待同意')
  await worker.go('/wishes/desk/index')
  await worker.tap('岗位认领')
  await shown(worker).getByRole('table').getByText('东门文明劝导员').click()
  await worker.tap('同意上岗')
  await sheetTap(worker, '同意上岗')
  await worker.see('在岗')
  await resident.go('/wishes/mine/index?show=posts')
  await shown(resident).getByText('东门文明劝导员').click()
  await resident.see(/起 6 个月，到/)
  await resident.accessible('a post that I hold')
  // The page was left with another tab; the address is of this one.
  await resident.go('/wishes/near/index?show=done')
  await resident.see('“天天听戏，谢谢。”')
  for (const visitor of [worker, resident, other]) expect(visitor.complaints).toEqual([])
})
