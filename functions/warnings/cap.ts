/** A message of a warning as a CAP 1.2 document (OASIS, Common Alerting Protocol), and the feed of them. Pure. */
import type { Warning, WarningKind, WarningLevel } from '../../shared/warnings/warning.ts'
import { warningKindWords, warningLevelWords } from '../../shared/warnings/warning.ts'

export const escaped = (text: string): string =>
  text
    .toWellFormed()
    // XML 1.0 has no place for these.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')

const element = (name: string, text: string) => `<${name}>${escaped(text)}</${name}>`

/** 3.2.2: urgent, severe, sure as the national warning levels are commonly given in CAP. */
const severities: Record<WarningLevel, string> = { red: 'Extreme', orange: 'Severe', yellow: 'Moderate', blue: 'Minor' }
export const levelBySeverity = new Map(
  Object.entries(severities).map(([level, severity]) => [severity, level] as const),
)

const categories: Record<WarningKind, string> = {
  rainstorm: 'Met',
  typhoon: 'Met',
  snowstorm: 'Met',
  coldWave: 'Met',
  gale: 'Met',
  heat: 'Met',
  lightning: 'Met',
  hail: 'Met',
  fog: 'Met',
  icing: 'Transport',
  flood: 'Met',
  waterlogging: 'Infra',
  geological: 'Geo',
  earthquake: 'Geo',
  forestFire: 'Fire',
  airPollution: 'Env',
  health: 'Health',
  other: 'Other',
}
const messages = { alert: 'Alert', update: 'Update', cancel: 'Cancel' } as const

const SHANGHAI = 8 * 60 * 60 * 1000

/** CAP takes a moment with its offset, and neither `Z` nor fractions of a second. */
export const capTime = (at: string): string => `${new Date(Date.parse(at) + SHANGHAI).toISOString().slice(0, 19)}+08:00`

export interface Publisher {
  /** Who sends the documents, by a domain or a name without spaces and commas. */
  sender: string
  /** Anything but a deployment in earnest says that it is a test. */
  test: boolean
}

const statusOf = ({ exercise }: Warning, { test }: Publisher) => (test ? 'Test' : exercise ? 'Exercise' : 'Actual')

export function toCap(warning: Warning, publisher: Publisher): string {
  const { sender } = publisher
  const { id, message, kind, level, area, startsAt, endsAt, relayedAt, before } = warning
  const references = before.map((each) => `${sender},${each.id},${capTime(each.relayedAt)}`).join(' ')
  const event = `${warningKindWords[kind]}${warningLevelWords[level]}预警`
  const over = message === 'cancel'
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">',
    element('identifier', id),
    element('sender', sender),
    element('sent', capTime(relayedAt)),
    element('status', statusOf(warning, publisher)),
    element('msgType', messages[message]),
    element('source', `${warning.issuer} ${warning.reference}`),
    element('scope', 'Public'),
    element('note', `由${warning.relayedBy}转发`),
    ...(references ? [element('references', references)] : []),
    '<info>',
    element('language', 'zh-CN'),
    element('category', categories[kind]),
    element('event', event),
    element('responseType', over ? 'AllClear' : 'Prepare'),
    element('urgency', over ? 'Past' : startsAt <= relayedAt ? 'Immediate' : 'Expected'),
    element('severity', severities[level]),
    element('certainty', startsAt <= relayedAt ? 'Observed' : 'Likely'),
    element('effective', capTime(relayedAt)),
    element('onset', capTime(startsAt)),
    element('expires', capTime(endsAt)),
    element('senderName', warning.issuer),
    element('headline', warning.headline),
    element('description', warning.text),
    element('instruction', warning.measures),
    element('contact', warning.contact),
    `<parameter>${element('valueName', '预警级别')}${element('value', warningLevelWords[level])}</parameter>`,
    `<parameter>${element('valueName', '文号')}${element('value', warning.reference)}</parameter>`,
    '<area>',
    element('areaDesc', area.name),
    `<geocode>${element('valueName', '统计用区划代码')}${element('value', area.code)}</geocode>`,
    '</area>',
    '</info>',
    '</alert>',
    '',
  ].join('\n')
}

/** The feed (RFC 4287), newest first; documents are named relative to it. `now`: when there is none. */
export function toFeed(warnings: readonly Warning[], { sender }: Publisher, now: string): string {
  const updated =
    warnings
      .map(({ relayedAt }) => relayedAt)
      .sort()
      .at(-1) ?? now
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    element('id', `tag:${sender},2026:cap`),
    element('title', '微邻里 转发的政府预警'),
    element('updated', updated),
    `<author>${element('name', sender)}</author>`,
    '<link rel="self" type="application/atom+xml" href="feed.atom"/>',
    ...warnings.map((each) =>
      [
        '<entry>',
        element('id', `tag:${sender},2026:${each.id}`),
        element('title', each.exercise ? `演练：${each.headline}` : each.headline),
        element('updated', each.relayedAt),
        `<author>${element('name', each.issuer)}</author>`,
        element('summary', each.text),
        `<link rel="alternate" type="application/cap+xml" href="${each.id}.xml"/>`,
        '</entry>',
      ].join('\n'),
    ),
    '</feed>',
    '',
  ].join('\n')
}
