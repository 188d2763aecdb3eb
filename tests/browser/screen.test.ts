/** A wide screen is signed in by a phone that reads or types its code, and signed out from there. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { enterCode, shownCode } from './codes.ts'
import { DESK, stranger, type Visitor, visit } from './visitor.ts'

let browser: Browser
let phone: Visitor
let other: Visitor
beforeAll(async () => {
  browser = await launchBrowser()
  ;[phone, other] = await Promise.all([visit(browser, '演示居民 甲'), visit(browser, '演示居民 丙')])
})
afterAll(() => browser.close())

it('a wide screen signs in when the phone confirms its code, and its session can be ended from the phone', async () => {
  const screen = await stranger(browser, DESK)
  await screen.go('/sign-in/index')
  await screen.see('用微信扫码登录')
  await screen.page.getByAltText('登录用的小程序码').waitFor()
  await screen.accessible('the login of a wide screen')
  await enterCode(phone, '电脑登录', await shownCode(screen))
  await phone.see('有一台电脑想登录')
  await phone.accessible('confirming a login')
  await screen.see('已扫码，请在手机上点“确认登录”。')
  await phone.tap('确认登录')
  await phone.see('已确认，电脑正在登录')
  await screen.page.waitForURL(/home/)
  await screen.see('，演示居民 甲')
  await phone.go('/people/sessions/index')
  await phone.see('这台设备')
  await phone.accessible('the sessions')
  await screen.go('/me/index')
  await screen.see('改称呼')
  await phone.tap('结束其他全部设备')
  await phone.page.getByRole('dialog').getByRole('button', { name: '结束登录' }).click()
  await screen.see('这台设备的登录已结束，请重新登录')
  await screen.see('登录后就能使用')
  expect(screen.complaints.filter((said) => !said.includes('WebSocket'))).toEqual([])
  await screen.context.close()
})

it('it does not sign in when the phone says no', async () => {
  const screen = await stranger(browser, DESK)
  await screen.go('/sign-in/index')
  await screen.page.getByAltText('登录用的小程序码').waitFor()
  const code = await shownCode(screen)
  await enterCode(other, '电脑登录', code)
  await other.tap('不是我')
  await other.see('已拒绝，那台电脑没有登录')
  await screen.see('手机上选了“不是我”')
  await screen.accessible('a login that was refused')
  await screen.tap('换一个码')
  await screen.page.getByAltText('登录用的小程序码').waitFor()
  expect(await shownCode(screen)).not.toBe(code)
  await enterCode(other, '电脑登录', code)
  await other.see('已拒绝，那台电脑没有登录')
  await screen.context.close()
})

it('no browser complained', () => {
  const all = [phone, other].flatMap(({ complaints }) => complaints)
  expect(all.filter((said) => !said.includes('WebSocket'))).toEqual([])
})
