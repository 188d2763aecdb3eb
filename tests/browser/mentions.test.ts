/** Whom a post means: no more by name than it may, and said at the field when somebody has looked too often. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { type Visitor, visit } from './visitor.ts'

const COMMUNITY = '420102015020'
const FOUND = '**/members?*'
const names = [1, 2, 3, 4, 5].map((unit) => `${unit}单元 王邻居`)

let browser: Browser
let resident: Visitor
beforeAll(async () => {
  browser = await launchBrowser()
  resident = await visit(browser, '演示居民 甲')
  await resident.go(`/channels/talk/channel/index?id=${COMMUNITY}`)
})
afterAll(() => browser.close())

const sheet = () => resident.page.getByRole('dialog', { name: '提到谁' })
const close = () => sheet().getByRole('button', { name: '关闭' }).click()
async function look() {
  await resident.tap('提到谁')
  await sheet().getByLabel('楼栋和姓').fill('1号楼 王')
  await sheet().getByRole('button', { name: '找', exact: true }).click()
}

it('five are named, and then nobody is looked for until one is taken away', async () => {
  const items = names.map((name) => ({ name, building: `${COMMUNITY}001001`, where: '第1网格1号楼' }))
  await resident.page.route(FOUND, (route) => route.fulfill({ json: { items, buildings: [] } }))
  for (const name of names) {
    await look()
    await sheet().getByRole('list', { name: '找到的' }).getByRole('button').filter({ hasText: name }).click()
  }
  await resident.tap('提到谁')
  await sheet()
    .getByText(/^一条发言最多提到 10 位，其中按姓找的最多 5 位/)
    .waitFor()
  expect(await sheet().getByLabel('楼栋和姓').count()).toBe(0)
  await resident.accessible('whom a post means, as many as it may')
  await close()
  for (const name of names) await resident.tap(`不提到 ${name}`)
  await look()
  await close()
  await resident.page.unroute(FOUND)
})

it('who looked too often reads it at the field', async () => {
  const often = '找得太频繁了，请过一会儿再找，或从最近的发言里选'
  const error = { code: 'tooMany', message: '太频繁了', fields: { q: often } }
  await resident.page.route(FOUND, (route) => route.fulfill({ status: 429, json: { error } }))
  await look()
  await sheet().getByText(often).waitFor()
  await resident.accessible('looking too often')
  await close()
  expect(resident.complaints).toEqual([])
})
