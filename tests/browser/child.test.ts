/** A child under 14 with a phone of their own: what is sensitive is not theirs to agree to, and the pages say whose it is. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { codeOf, comer } from './neighbours.ts'
import { type Visitor, visitWith } from './visitor.ts'

const OPENID = 'child-of-the-story'

let browser: Browser
let child: Visitor
beforeAll(async () => {
  browser = await launchBrowser()
  const at = inject('product')
  const caller = await comer(at, OPENID)
  const join = { building: '420102015020001003', unit: 2, room: 909, relation: 'family', child: true }
  await caller.post('/joins', join)
  const { id, name }: { id: string; name: string } = await caller.get('/me')
  child = await visitWith(browser, { id, name, code: await codeOf(at, OPENID) })
})
afterAll(() => browser.close())

const guardian = /^未满 14 周岁，这类信息由监护人决定/
const offered = (name: string) => child.page.getByRole('button', { name }).count()

it('reads in the place of contacts and care notes who decides on them, and is asked for nothing', async () => {
  await child.go('/care/contacts/index')
  await child.see(guardian)
  expect(await offered('添加联系人')).toBe(0)
  await child.accessible('contacts of a child')
  await child.go('/care/notes/index')
  await child.tap(/（我）$/)
  await child.see(guardian)
  expect(await offered('保存')).toBe(0)
  await child.accessible('care notes of a child')
})

it('finds no switch for it among what they agreed to, but for the policy', async () => {
  await child.go('/privacy/centre/index')
  await child.see('我同意过什么')
  await child.see(guardian)
  const switches = child.page.getByRole('switch').filter({ visible: true })
  expect(await switches.count()).toBe(1)
  await child.accessible('consents of a child')
  expect(child.complaints).toEqual([])
})
