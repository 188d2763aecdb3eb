/** What another system's CAP document (1.1 or 1.2) says, or which documents its Atom feed (RFC 4287) leads to. Pure. */
import { type CapFound, type CapRead, ENTRIES_MAX, type FeedEntry } from '../../shared/warnings/found.ts'
import { ISSUER_WORDS, mayIssue } from '../../shared/warnings/issuer.ts'
import {
  type WarningLevel,
  warningKinds,
  warningKindWords,
  warningLevels,
  warningLevelWords,
} from '../../shared/warnings/warning.ts'
import { levelBySeverity } from './cap.ts'
import { Unreadable } from './unreadable.ts'
import { childrenOf, type Element, momentIn, readXml, textOf } from './xml.ts'

const CAP = ['urn:oasis:names:tc:emergency:cap:1.1', 'urn:oasis:names:tc:emergency:cap:1.2']
const ATOM = 'http://www.w3.org/2005/Atom'
const messages: Record<string, CapRead['message']> = { Alert: 'alert', Update: 'update', Cancel: 'cancel' }

/** `at`: the address that it was found at; what was pasted has none. Throws `Unreadable`. */
export function readDocument(document: string, at?: string): CapFound {
  const root = readXml(document)
  if (root.name === 'alert' && CAP.includes(root.uri)) return { what: 'warning', warning: readAlert(root) }
  if (root.name === 'feed' && root.uri === ATOM) return readFeed(root, at)
  throw new Unreadable('这不是一份预警（CAP）文件')
}

/** Of several infos the first in Chinese, or else the first. */
function readAlert(alert: Element): CapRead {
  const infos = childrenOf(alert, 'info')
  const info = infos.find((each) => /^zh/i.test(textOf(each, 'language') ?? '')) ?? infos[0]
  const said = (name: string) => textOf(info, name)
  const message = messages[textOf(alert, 'msgType') ?? '']
  const reference = textOf(alert, 'identifier')
  if (!message || !reference) throw new Unreadable('这不是一份预警（CAP）文件')
  const issuer = said('senderName')
  if (issuer && !mayIssue(issuer)) throw new Unreadable(`这份文件的发布单位是“${issuer.slice(0, 60)}”。${ISSUER_WORDS}`)
  const event = said('event') ?? ''
  return {
    reference,
    message,
    test: textOf(alert, 'status') !== 'Actual',
    ...defined({
      issuer,
      kind: warningKinds.find((kind) => kind !== 'other' && event.includes(warningKindWords[kind])),
      level: levelOf(info, event),
      headline: said('headline'),
      text: said('description'),
      measures: said('instruction'),
      contact: said('contact'),
      startsAt: momentIn(said('onset') ?? said('effective') ?? textOf(alert, 'sent')),
      endsAt: momentIn(said('expires')),
      areaWords: info && childrenOf(info, 'area').map((area) => textOf(area, 'areaDesc'))[0],
    }),
  }
}

/** The colour that it names, or else what its severity stands for. */
function levelOf(info: Element | undefined, event: string): WarningLevel | undefined {
  const values = info ? childrenOf(info, 'parameter').map((parameter) => textOf(parameter, 'value') ?? '') : []
  const words = [event, textOf(info, 'headline') ?? '', ...values].join(' ')
  const named = warningLevels.find((level) => words.includes(warningLevelWords[level]))
  const severe = levelBySeverity.get(textOf(info, 'severity') ?? '')
  return named ?? warningLevels.find((level) => level === severe)
}

function readFeed(feed: Element, at: string | undefined): CapFound {
  const entries = childrenOf(feed, 'entry').flatMap((entry): FeedEntry[] => {
    const url = linkOf(entry, at)
    const updated = momentIn(textOf(entry, 'updated'))
    return url ? [{ title: textOf(entry, 'title') ?? url, url, ...(updated ? { updated } : {}) }] : []
  })
  if (!entries.length) throw new Unreadable(at ? '这个订阅源里没有预警文件' : '这是一个订阅源，请改用它的网址读取')
  return { what: 'feed', title: textOf(feed, 'title') ?? '', entries: entries.slice(0, ENTRIES_MAX) }
}

/** Where an entry leads to: its link to a CAP document, or else the one that stands for itself. */
function linkOf(entry: Element, at: string | undefined): string | undefined {
  const links = childrenOf(entry, 'link').map(({ attributes }) => attributes)
  const itself = links.filter((link) => (link.get('rel') ?? 'alternate') === 'alternate')
  const link = links.find((each) => each.get('type') === 'application/cap+xml') ?? itself[0]
  const href = link?.get('href')
  if (!href || !URL.canParse(href, at)) return undefined
  const url = new URL(href, at)
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }
function defined<T extends Record<string, string | undefined>>(all: T): Defined<T>
function defined(all: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(all).flatMap(([name, value]) => (value ? [[name, value]] : [])))
}
