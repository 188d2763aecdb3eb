/**
 * Chromium for tests and pictures, without anything installed on the machine: the binary that an npm package carries,
 * and Noto Sans SC from another one, for without it Chinese is boxes.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

const fontWeights = ['400Regular', '500Medium', '600SemiBold', '700Bold']

/** Writes a fontconfig file that knows the npm package's fonts beside the system's, and answers its path. */
function fontConfig(): string {
  const fonts = path.dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'))
  const folder = path.join(os.tmpdir(), 'weilinli-fonts')
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, 'fonts.conf')
  const aliases = ['sans-serif', 'system-ui', 'PingFang SC']
    .map((family) => `<alias><family>${family}</family><prefer><family>Noto Sans SC</family></prefer></alias>`)
    .join('')
  const folders = fontWeights.map((weight) => `<dir>${path.join(fonts, weight)}</dir>`).join('')
  writeFileSync(
    file,
    `<?xml version="1.0"?><fontconfig>${folders}<dir>/usr/share/fonts</dir><cachedir>${folder}</cachedir>${aliases}</fontconfig>`,
  )
  return file
}

/** Launches headless Chromium; the caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--hide-scrollbars',
      '--font-render-hinting=none',
    ],
    env: { ...process.env, FONTCONFIG_FILE: fontConfig() },
  })
}
