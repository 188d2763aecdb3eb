/** What another system's CAP document (1.1 or 1.2) says. A document with a DTD is not read: nothing in CAP needs one. */
import { SaxesParser } from 'saxes'
import { Refusal } from '../../shared/errors.ts'
import type { CapRead } from '../../shared/warnings/contract.ts'
import {
  type WarningLevel,
  warningKinds,
  warningKindWords,
  warningLevels,
  warningLevelWords,
} from '../../shared/warnings/warning.ts'
import { levelBySeverity } from './cap.ts'

const NAMESPACES = ['urn:oasis:names:tc:emergency:cap:1.1', 'urn:oasis:names:tc:emergency:cap:1.2']
const messages: Record<string, CapRead['message']> = { Alert: 'alert', Update: 'update', Cancel: 'cancel' }
const DEEPEST = 12

/** The texts by their path below `alert`; of several infos the first in Chinese, or else the first. Throws `badInput`. */
export function readDocument(document: string): CapRead {
  const { root, infos } = parsed(document)
  const info = infos.find((each) => /^zh/i.test(each.get('language') ?? '')) ?? infos[0] ?? new Map<string, string>()
  const message = messages[root.get('msgType') ?? '']
  const reference = root.get('identifier')
  if (!message || !reference) throw unreadable('这不是一份预警（CAP）文件')
  const event = info.get('event') ?? ''
  const said = {
    issuer: info.get('senderName'),
    kind: warningKinds.find((kind) => kind !== 'other' && event.includes(warningKindWords[kind])),
    level: levelOfInfo(event, info),
    headline: info.get('headline'),
    text: info.get('description'),
    measures: info.get('instruction'),
    contact: info.get('contact'),
    startsAt: moment(info.get('onset') ?? info.get('effective') ?? root.get('sent')),
    endsAt: moment(info.get('expires')),
    areaWords: info.get('area/areaDesc'),
  }
  return { reference, message, test: root.get('status') !== 'Actual', ...defined(said) }
}

/** The colour that it names, or else what its severity stands for. */
function levelOfInfo(event: string, info: ReadonlyMap<string, string>): WarningLevel | undefined {
  const words = `${event} ${info.get('headline') ?? ''} ${info.get('parameter/value') ?? ''}`
  const named = warningLevels.find((level) => words.includes(warningLevelWords[level]))
  const severe = levelBySeverity.get(info.get('severity') ?? '')
  return named ?? warningLevels.find((level) => level === severe)
}

function moment(text: string | undefined): string | undefined {
  const at = Date.parse(text ?? '')
  return Number.isNaN(at) ? undefined : new Date(at).toISOString()
}

const unreadable = (why: string) => new Refusal('badInput', { cap: why })

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }
function defined<T extends Record<string, string | undefined>>(all: T): Defined<T>
function defined(all: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(all).flatMap(([name, value]) => (value ? [[name, value]] : [])))
}

function parsed(document: string) {
  const parser = new SaxesParser({ xmlns: true })
  const root = new Map<string, string>()
  const infos: Map<string, string>[] = []
  let path: string[] = []
  let text = ''
  parser.on('error', () => {
    throw unreadable('这份文件读不懂，请完整粘贴')
  })
  parser.on('doctype', () => {
    throw unreadable('这份文件带有 DTD，不能读取')
  })
  parser.on('opentag', ({ local, uri }) => {
    if (path.length === 0 && (local !== 'alert' || !NAMESPACES.includes(uri)))
      throw unreadable('这不是一份预警（CAP）文件')
    path.push(local)
    if (path.length > DEEPEST) throw unreadable('这份文件读不懂，请完整粘贴')
    if (path.length === 2 && local === 'info') infos.push(new Map())
    text = ''
  })
  const add = (more: string) => {
    text += more
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => {
    const [, first, ...rest] = path
    const said = text.trim()
    if (first === 'info' && rest.length) keep(infos.at(-1), rest.join('/'), said)
    else if (first && !rest.length) keep(root, first, said)
    path = path.slice(0, -1)
    text = ''
  })
  parser.write(document).close()
  return { root, infos }
}

/** The first of a name; of the parameters all values, since one of them may name the colour. */
function keep(into: Map<string, string> | undefined, name: string, text: string): void {
  if (!into || !text) return
  const before = into.get(name)
  if (before === undefined) into.set(name, text)
  else if (name === 'parameter/value') into.set(name, `${before} ${text}`)
}
