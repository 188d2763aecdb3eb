/**
 * Compiles the lucide icons that the app uses into data URIs, as CSS masks that take the text's colour: writes
 * src/ui/icon/icons.scss and names.ts. With --check it only says whether they are as they should be.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

export const used = [
  'arrow-down',
  'arrow-down-left',
  'arrow-up',
  'arrow-up-down',
  'arrow-up-right',
  'at-sign',
  'baby',
  'ban',
  'bell',
  'bell-off',
  'book-user',
  'building-2',
  'calendar-clock',
  'calendar-days',
  'camera',
  'car',
  'chart-column',
  'check',
  'chevron-down',
  'chevron-left',
  'chevron-right',
  'circle-check',
  'circle-check-big',
  'circle-dashed',
  'circle-user-round',
  'circle-x',
  'clipboard-list',
  'clock',
  'cloud-fog',
  'cloud-hail',
  'cloud-lightning',
  'cloud-rain-wind',
  'copy',
  'door-open',
  'download',
  'droplets',
  'ellipsis',
  'eye',
  'eye-off',
  'file-pen-line',
  'file-spreadsheet',
  'file-text',
  'file-up',
  'flag',
  'flame',
  'footprints',
  'frown',
  'globe',
  'hand-heart',
  'hand-helping',
  'heart',
  'heart-handshake',
  'history',
  'hourglass',
  'house',
  'id-card',
  'image-plus',
  'inbox',
  'info',
  'key-round',
  'keyboard',
  'languages',
  'layout-dashboard',
  'layout-grid',
  'lock',
  'log-out',
  'map-pin',
  'megaphone',
  'merge',
  'message-circle',
  'message-square-text',
  'messages-square',
  'mic',
  'monitor',
  'mountain',
  'network',
  'package',
  'pencil',
  'paperclip',
  'phone',
  'pin',
  'pin-off',
  'play',
  'plus',
  'presentation',
  'printer',
  'qr-code',
  'refresh-cw',
  'reply',
  'rotate-ccw',
  'scan-line',
  'scroll-text',
  'search',
  'send',
  'share-2',
  'shield-check',
  'shopping-bag',
  'siren',
  'smartphone',
  'smile',
  'snowflake',
  'split',
  'square',
  'square-check-big',
  'star',
  'star-full',
  'stethoscope',
  'sticky-note',
  'thermometer-sun',
  'thumbs-up',
  'ticket',
  'timer',
  'tornado',
  'trash-2',
  'triangle-alert',
  'truck',
  'undo-2',
  'user-plus',
  'user-round',
  'user-round-check',
  'user-round-plus',
  'user-round-x',
  'users-round',
  'volume-2',
  'waves',
  'wifi-off',
  'wind',
  'wrench',
  'x',
].sort()

const here = import.meta.dirname
const icons = path.join(path.dirname(createRequire(import.meta.url).resolve('lucide-static/package.json')), 'icons')
const target = (name: string) => path.join(here, '../src/ui/icon', name)

/** Icons that are another one filled. */
const filled: Record<string, string> = { 'star-full': 'star' }

/** An icon as a data URI without what a mask has no use for. */
function uri(name: string): string {
  const svg = readFileSync(path.join(icons, `${filled[name] ?? name}.svg`), 'utf8')
    .replace('fill="none"', filled[name] ? 'fill="#000"' : 'fill="none"')
    .replace(/<!--.*?-->/gs, '')
    .replace(/\s(class|width|height)="(lucide[^"]*|24)"/g, '')
    .replace(/\s+/g, ' ')
    .replace(/> </g, '><')
    .replace(/currentColor/g, '#000')
    .trim()
  return `data:image/svg+xml,${svg.replace(/"/g, "'").replace(/[%#<>{}]/g, encodeURIComponent)}`
}

/** The generated files, by name. */
export function generated(): Record<string, string> {
  const head = 'Made by icons/make.ts from lucide-static (ISC licence).'
  const rules = used.map((name) => `.icon-${name} {\n  --icon: url("${uri(name)}");\n}`)
  const names = used.map((name) => `  | '${name}'`)
  return {
    'icons.scss': `/* ${head} */\n${rules.join('\n')}\n`,
    'names.ts': `/** ${head} */\nexport type IconName =\n${names.join('\n')}\n`,
  }
}

/** The names of the generated files that are not as they should be. */
export const drifted = () =>
  Object.entries(generated())
    .filter(([name, text]) => readFileSync(target(name), 'utf8') !== text)
    .map(([name]) => name)

if (process.argv[1] === import.meta.filename) {
  if (process.argv.includes('--check')) {
    const names = drifted()
    if (names.length > 0) throw new Error(`Not as icons/make.ts makes them: ${names.join(', ')}`)
  } else {
    for (const [name, text] of Object.entries(generated())) writeFileSync(target(name), text)
  }
}
