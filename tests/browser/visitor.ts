/** A person at a browser of their own: signs in by the local door, taps and types by what is written on the screen. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect, inject } from 'vitest'

export const PHONE = { width: 390, height: 844 }
export const DESK = { width: 1440, height: 900 }

export interface Visitor {
  page: Page
  context: BrowserContext
  /** What the browser complained about: errors on its console and exceptions. */
  complaints: string[]
  go(path: string): Promise<void>
  tap(name: string | RegExp): Promise<void>
  type(label: string, text: string): Promise<void>
  /** Waits until it is on the screen. */
  see(text: string | RegExp): Promise<void>
  /** Fails on whatever axe finds wrong with the page as it is shown now. */
  accessible(what: string): Promise<void>
}

/** Someone who has just opened a browser and is not signed in. */
export async function stranger(browser: Browser, size = PHONE, scheme: 'light' | 'dark' = 'light'): Promise<Visitor> {
  const { app } = inject('product')
  const context = await browser.newContext({
    viewport: size,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: scheme,
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // A refused request is written there by the browser itself; whether it was right, the test says.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text())
  })
  const shown = () => page.locator('.taro_page:visible').last()
  return {
    page,
    context,
    complaints,
    async go(path) {
      await page.goto(`${app}/#${path}`)
    },
    async tap(name) {
      const named = shown()
        .getByRole('button', { name })
        .or(shown().getByRole('link', { name }))
        .or(shown().getByRole('radio', { name }))
        .or(shown().getByRole('switch', { name }))
        .or(shown().getByRole('tab', { name }))
      await named.filter({ visible: true }).first().click()
    },
    async type(label, text) {
      await shown().getByLabel(label).first().fill(text)
    },
    async see(text) {
      await shown().getByText(text).first().waitFor()
    },
    async accessible(what) {
      const { violations } = await new AxeBuilder({ page }).analyze()
      const found = violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join(' | ')}`,
      )
      expect(found, what).toEqual([])
    },
  }
}

/** A demo person, signed in by the local door. */
export async function visit(
  browser: Browser,
  who: string,
  size = PHONE,
  scheme: 'light' | 'dark' = 'light',
): Promise<Visitor> {
  const visitor = await stranger(browser, size, scheme)
  await enter(visitor, who)
  return visitor
}

/** Who is not at the local door, signed in with a login code of theirs as if they stood there. */
export async function visitWith(
  browser: Browser,
  { id, name, code }: { id: string; name: string; code: string },
  size = PHONE,
  scheme: 'light' | 'dark' = 'light',
): Promise<Visitor> {
  const visitor = await stranger(browser, size, scheme)
  const items = [{ id, name, code, title: '邻居', homes: [], roles: [] }]
  await visitor.page.route('**/demo/people', (route) => route.fulfill({ json: { items } }))
  await enter(visitor, name)
  return visitor
}

async function enter(visitor: Visitor, who: string) {
  await visitor.go('/sign-in/index')
  await visitor.tap(new RegExp(`^${who}`))
  await visitor.page.waitForURL(/home/)
  await visitor.see(`，${who}`)
}
