/** The whole story, two people at once: a resident and a grid worker, each at a phone, neither of them reloading. */
import { createJimp } from '@jimp/core'
import jpeg from '@jimp/js-jpeg'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { type Visitor, visit } from './visitor.ts'

const Jimp = createJimp({ formats: [jpeg], plugins: [] })
const words = `三楼声控灯不亮，晚上老人上下楼看不见 ${Date.now()}`

let browser: Browser
let resident: Visitor
let worker: Visitor
let photo: { name: string; mimeType: string; buffer: Buffer }
beforeAll(async () => {
  browser = await launchBrowser()
  ;[resident, worker] = await Promise.all([visit(browser, '演示居民 甲'), visit(browser, '演示网格员 一')])
  photo = {
    name: '灯.jpg',
    mimeType: 'image/jpeg',
    buffer: await new Jimp({ width: 600, height: 400, color: 0x5c7a6bff }).getBuffer('image/jpeg'),
  }
})
afterAll(() => browser.close())

async function addPhoto({ page }: Visitor) {
  const chooser = page.waitForEvent('filechooser')
  await page
    .getByRole('button', { name: /添加照片|加照片|照片/ })
    .last()
    .click()
  await (await chooser).setFiles(photo)
}

it('is filed, with the fields that are missing named where they are', async () => {
  await worker.go('/tickets/queue/index')
  await worker.see('待办队列')
  await resident.go('/tickets/open/index')
  await resident.type('说说情况', '灯')
  await resident.tap('提交诉求')
  await resident.see('至少写 5 个字')
  await resident.accessible('the form with its errors')
  await resident.tap('物业管理')
  await resident.tap('房屋维修')
  await resident.type('说说情况', words)
  await addPhoto(resident)
  await resident.page.locator('img[alt*="照片"], [aria-label*="照片 1"], [aria-label*="第 1 张"]').first().waitFor()
  await resident.tap('提交诉求')
  await resident.see('待受理')
  await resident.see(words)
})

it('reaches the grid worker live, who accepts and answers; a staff note stays with staff', async () => {
  await worker.tap(new RegExp(words.slice(0, 12)))
  await worker.see(words)
  await worker.tap('受理')
  await resident.see('处理中')
  await worker.tap('回复居民')
  await worker.type('回复内容', '师傅今天下午来换灯。')
  await worker.tap('发送回复')
  await resident.see('师傅今天下午来换灯。')
  await worker.tap('内部备注')
  await worker.type('备注内容', '灯具库存不多，报一下采购。')
  await worker.tap('保存备注')
  await worker.see('灯具库存不多，报一下采购。')
  expect(await resident.page.getByText('灯具库存不多').count()).toBe(0)
})

it('is resolved, found wanting, reopened, resolved again, confirmed and rated', async () => {
  await worker.tap('办结')
  await worker.type('处理结果', '已更换三楼声控灯。')
  await worker.tap('提交办结')
  await resident.see('处理结果出来了，解决了吗？')
  await resident.accessible('the ticket that waits for the resident')
  await resident.tap('没有解决')
  await resident.type('哪里没有解决', '四楼的也不亮')
  await resident.tap('退回重办')
  await worker.see('重新办理')
  await worker.tap('受理')
  await worker.see('处理中')
  await worker.tap('办结')
  await worker.type('处理结果', '三、四楼都换好了。')
  await addPhoto(worker)
  await worker.page.locator('img[alt*="照片"], [aria-label*="照片 1"], [aria-label*="第 1 张"]').first().waitFor()
  await worker.tap('提交办结')
  await resident.see('三、四楼都换好了。')
  await resident.tap('确认解决')
  await resident.see('已办结')
  await resident.tap('评价')
  await resident.tap(/^5 星/)
  await resident.type('说几句', '换得很快，谢谢。')
  await resident.tap('提交评价')
  await worker.see('换得很快，谢谢。')
  await resident.accessible('the closed ticket')
})

it('a change shows at the other side within a second', async () => {
  await resident.go('/tickets/open/index')
  await resident.tap('物业管理')
  await resident.type('说说情况', '请看看一楼门禁，刷卡没有反应')
  await resident.tap('提交诉求')
  await resident.see('待受理')
  const address = resident.page.url().split('#')[1] ?? ''
  await worker.go(address)
  await worker.see('刷卡没有反应')
  await resident.see('可以做的')
  const accepted = worker.page.waitForResponse((response) => response.url().endsWith('/accept'))
  await worker.tap('受理')
  await accepted
  const from = Date.now()
  await resident.see('处理中')
  expect(Date.now() - from).toBeLessThan(1000)
})

it('nothing is lost when the socket was cut: what happened meanwhile is there when the network is back', async () => {
  await resident.context.setOffline(true)
  await worker.tap('回复居民')
  await worker.type('回复内容', '门禁厂家明早到。')
  await worker.tap('发送回复')
  await worker.see('门禁厂家明早到。')
  expect(await resident.page.getByText('门禁厂家明早到。').count()).toBe(0)
  await resident.context.setOffline(false)
  await resident.see('门禁厂家明早到。')
})

it('what cannot be sent waits, and is sent once when the network is back', async () => {
  await resident.go('/tickets/open/index')
  await resident.tap('道路交通')
  await resident.type('说说情况', '小区门口路面塌了一块')
  await resident.context.setOffline(true)
  await resident.tap('提交诉求')
  await resident.see(/待发送/)
  await resident.context.setOffline(false)
  await resident.go('/tickets/mine/index')
  await resident.see('小区门口路面塌了一块')
  await resident.see('待受理')
  await resident.page.waitForFunction(() => !document.body.innerText.includes('待发送'))
  expect(await resident.page.getByText('小区门口路面塌了一块', { exact: true }).count()).toBe(1)
})

it('a draft outlives the page', async () => {
  await resident.go('/tickets/open/index')
  await resident.type('说说情况', '写到一半的诉求')
  await resident.page.reload()
  await resident.see('已恢复您上次没写完的内容。')
  expect(await resident.page.getByLabel('说说情况').first().inputValue()).toBe('写到一半的诉求')
})

it('no browser complained', () => {
  expect(
    [...resident.complaints, ...worker.complaints].filter((said) => !/ERR_INTERNET_DISCONNECTED|WebSocket/.test(said)),
  ).toEqual([])
})
