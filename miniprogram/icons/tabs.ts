/**
 * Draws the tab bar's icons as PNG files, which WeChat wants: src/assets/tab/<name>[-on].png, 81 x 81. And that of the red button
 * for a phone's own screen: src/web/help.png.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { launchBrowser } from '../../tests/support/browser.ts'

const icons = path.join(path.dirname(createRequire(import.meta.url).resolve('lucide-static/package.json')), 'icons')
const tabs = { home: 'house', channels: 'messages-square', me: 'circle-user-round' }
const colours = { '': '#6f7b76', '-on': '#159a7c' }

const browser = await launchBrowser()
const page = await browser.newPage({ viewport: { width: 81, height: 81 } })
for (const [tab, icon] of Object.entries(tabs)) {
  for (const [suffix, colour] of Object.entries(colours)) {
    const svg = readFileSync(path.join(icons, `${icon}.svg`), 'utf8')
      .replace('width="24"', 'width="65"')
      .replace('height="24"', 'height="65"')
    await page.setContent(`<body style="margin:8px;color:${colour};background:none">${svg}</body>`)
    await page.screenshot({
      path: path.join(import.meta.dirname, `../src/assets/tab/${tab}${suffix}.png`),
      omitBackground: true,
    })
  }
}

const siren = readFileSync(path.join(icons, 'siren.svg'), 'utf8')
  .replace('width="24"', 'width="300"')
  .replace('height="24"', 'height="300"')
await page.setViewportSize({ width: 512, height: 512 })
await page.setContent(
  `<body style="margin:0;height:512px;display:grid;place-items:center;color:#fff;background:#c8102e">${siren}</body>`,
)
await page.screenshot({ path: path.join(import.meta.dirname, '../src/web/help.png') })
await browser.close()
