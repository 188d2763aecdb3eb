/** A sensor that raises and clears: registered by the community, installed with the secret on its page, answered by the grid. */
import { createHmac, randomBytes } from 'node:crypto'
import { createJimp } from '@jimp/core'
import jpeg from '@jimp/js-jpeg'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import type { AlertCard } from '../../shared/alerts/alert.ts'
import type { Signal } from '../../shared/devices/contract.ts'
import { launchBrowser } from '../support/browser.ts'
import { type Caller, demoPerson } from './neighbours.ts'
import { DESK, type Visitor, visit } from './visitor.ts'

const Jimp = createJimp({ formats: [jpeg], plugins: [] })
const COMMUNITY = '420102015020' // 大江园社区

let browser: Browser
let staff: Visitor
let worker: Visitor
let grid: Caller
const device = { id: '', secret: '' }
beforeAll(async () => {
  browser = await launchBrowser()
  ;[staff, worker, grid] = await Promise.all([
    visit(browser, '演示社区员 一', DESK),
    visit(browser, '演示网格员 一'),
    demoPerson(inject('product'), '演示网格员 一'),
  ])
})
afterAll(() => browser.close())

/** What rings over whatever page is open. */
const ringing = ({ page }: Visitor) => page.getByRole('alertdialog').filter({ visible: true })

/** Whoever goes has seen it; a ring that comes all the same is stopped. */
async function hush(visitor: Visitor) {
  const stop = ringing(visitor).getByRole('button', { name: '看到了，先停铃' })
  await stop.click({ timeout: 4000 }).catch(() => undefined)
}

const shown = ({ page }: Visitor) => page.locator('.taro_page:visible').last()

/** As its maker was told to: signed over method, path, time, nonce and body. */
async function send(said: Signal) {
  const path = `/devices/${device.id}/signals`
  const timestamp = String(Math.floor(Date.now() / 1000))
  const nonce = randomBytes(12).toString('hex')
  const body = JSON.stringify(said)
  const signature = createHmac('sha256', device.secret)
    .update(['POST', path, timestamp, nonce, body].join('\n'))
    .digest('hex')
  const query = new URLSearchParams({ timestamp, nonce, signature })
  const headers = { 'content-type': 'application/json' }
  return fetch(`${inject('product').api}${path}?${query}`, { method: 'POST', headers, body })
}

/** The alerts of the grid that a device of this story raised. */
async function raised(): Promise<AlertCard[]> {
  const { items } = await grid.get<{ items: AlertCard[] }>('/areas/420102015020002/alerts')
  return items.filter(({ raisedBy }) => raisedBy === '1号楼三楼烟感')
}

it('the community registers a sensor; its secret is shown once', async () => {
  await staff.go(`/devices/list/index?area=${COMMUNITY}`)
  await staff.see('需要处理')
  await staff.accessible('the list of devices, wide')
  await staff.go(`/devices/new/index?what=devices&area=${COMMUNITY}`)
  await staff.tap('登记')
  await staff.see('请选设备的种类')
  await staff.tap('烟感')
  await staff.type('名称', '1号楼三楼烟感')
  await staff.tap('选楼栋或网格')
  await staff.page
    .getByRole('button', { name: /第2网格/ })
    .first()
    .click()
  await staff.page.getByRole('button', { name: /1号楼/ }).first().click()
  await staff.type('具体位置', '三楼走廊')
  // What was typed is there again when the page was left.
  await staff.page.reload()
  expect(await shown(staff).getByLabel('名称').inputValue()).toBe('1号楼三楼烟感')
  await staff.tap('登记')
  await staff.see('还没有密钥')
  await staff.tap('生成密钥')
  const sheet = staff.page.getByRole('dialog')
  await sheet.getByRole('button', { name: '生成', exact: true }).click()
  await sheet.getByText('只显示这一次').waitFor()
  await staff.accessible('the secret of a device')
  device.id = await sheet.getByLabel('设备编号').innerText()
  device.secret = await sheet.getByLabel('密钥', { exact: true }).innerText()
  await sheet.getByRole('button', { name: '已经填好' }).click()
  await staff.see('尚未上线')
  expect(await staff.page.content()).not.toContain(device.secret)
  expect(device.secret).toMatch(/^[\w-]{43}$/)
})

it('it alarms: the grid worker sees who and where at once, and that it cleared; nothing ends by itself', async () => {
  expect((await send({ kind: 'heartbeat', battery: 90 })).status).toBe(200)
  expect((await send({ kind: 'alarm', value: 85 })).status).toBe(200)
  await ringing(worker).getByText('1号楼三楼烟感').waitFor()
  await ringing(worker).getByRole('button', { name: '看详情' }).click()
  await worker.see('1号楼三楼烟感报警，读数 85')
  expect((await send({ kind: 'clear', value: 3 })).status).toBe(200)
  await worker.see('恢复正常')
  expect((await raised()).map(({ state }) => state)).toEqual(['raised'])
  await grid.post(`/alerts/${(await raised())[0]?.id}/acknowledgement`, { eta: 5 })
  await worker.see('正在赶来')
})

it('its page says what it did; the list puts it first while it alarms', async () => {
  await send({ kind: 'alarm', value: 90 })
  await hush(worker)
  await worker.go('/devices/list/index?area=420102015020002')
  await worker.see('1号楼三楼烟感')
  await worker.accessible('the list of devices')
  await worker.tap('1号楼三楼烟感')
  await worker.see('正在报警')
  await worker.see('已再次提醒')
  await worker.accessible('a device')
  await send({ kind: 'clear' })
  const [alert] = await raised()
  await grid.post(`/alerts/${alert?.id}/false-alarm`, { by: 'door' })
  expect(await raised()).toEqual([])
})

it('what was sent is refused when it comes again, and what is not signed', async () => {
  const { secret } = device
  device.secret = 'x'.repeat(43)
  expect((await send({ kind: 'alarm' })).status).toBe(401)
  device.secret = secret
  expect(await raised()).toEqual([])
})

it('a key fire point whose round is over stands first, and is inspected with a photo', async () => {
  await worker.go('/home/index')
  await worker.see('，演示网格员 一')
  await worker.go('/devices/list/index?show=points&area=420102015020001')
  await worker.see('巡检超期')
  await worker.tap('地下消防泵房')
  await worker.tap('现在巡检')
  await worker.tap('提交巡检')
  await worker.see('请至少拍一张现场照片')
  await worker.see('请选看到的情况')
  await worker.accessible('an inspection')
  await worker.tap('有隐患')
  const chooser = worker.page.waitForEvent('filechooser')
  await worker.tap('添加照片')
  const buffer = await new Jimp({ width: 600, height: 400, color: 0x7c5a4bff }).getBuffer('image/jpeg')
  await (await chooser).setFiles({ name: '泵房.jpg', mimeType: 'image/jpeg', buffer })
  await worker.type('是什么隐患', '阀门漏水，水压不足')
  await worker.tap('提交巡检')
  await worker.see('阀门漏水，水压不足')
  await worker.see('超期完成')
  await worker.accessible('a key fire point with its inspections')
  await worker.tap('看派单')
  await worker.see('巡检发现隐患')
})

it('leaves nothing on the console', () => {
  expect([staff.complaints, worker.complaints]).toEqual([[], []])
})
