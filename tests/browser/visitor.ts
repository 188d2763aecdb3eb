/** A person at a browser of their own: signs in by the local door, taps and types by what is written on the screen. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContext, Page, Request } from 'playwright-core'
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
  /** Waits until the page asks for nothing any more. */
  settled(): Promise<void>
  /** Fails on whatever axe finds wrong with the page as it is shown now. */
  accessible(what: string): Promise<void>
}

/**
 * axe itself, put into each page once: the builder of @axe-core/playwright puts it in anew at every look and opens another page for
 * what it found, which takes five times as long. The app has no frames, which that would be for.
 */
const axe = readFileSync(
  createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
)
interface Violation {
  id: string
  nodes: { target: unknown[]; failureSummary?: string }[]
}
declare global {
  interface Window {
    axe?: { run(at: Document, options: object): Promise<{ violations: Violation[] }> }
  }
}

/** How long a page asks for nothing when it has all that it wants, in milliseconds. */
const QUIET = 210

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
  const asked = new Set<Request>()
  page.on('request', (request) => asked.add(request))
  page.on('requestfinished', (request) => asked.delete(request))
  page.on('requestfailed', (request) => asked.delete(request))
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
    async settled() {
      await shown().waitFor()
      for (let quiet = 0; quiet < QUIET; quiet += QUIET / 3) {
        await page.waitForTimeout(QUIET / 3)
        if (asked.size) quiet = 0
      }
    },
    async accessible(what) {
      if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
      const violations = await page.evaluate(async () => {
        const found = await window.axe?.run(document, { resultTypes: ['violations'] })
        if (!found) throw new Error('The page has no axe')
        return found.violations.map(({ id, nodes }) => ({
          id,
          nodes: nodes.map(({ target, failureSummary = '' }) => ({ target: target.join(' '), failureSummary })),
        }))
      })
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
  await visitor.page.waitForURL(/home/).catch(async (late: Error) => {
    throw new Error(`${who} did not come in; the screen says: ${await visitor.page.innerText('body')}`, { cause: late })
  })
  await visitor.see(`，${who}`)
}
