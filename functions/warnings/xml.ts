/** XML as a tree. A document with a DTD is not read, nor one that is deeper than any CAP document or feed: neither needs it. */
import { SaxesParser } from 'saxes'
import { Unreadable } from './unreadable.ts'

export interface Element {
  /** The namespace, and the name without its prefix. */
  uri: string
  name: string
  attributes: ReadonlyMap<string, string>
  children: readonly Element[]
  /** What it says itself, trimmed. */
  text: string
}

const DEEPEST = 12

interface Open extends Element {
  children: Element[]
}

/** The root. Throws `Unreadable`. */
export function readXml(document: string): Element {
  const parser = new SaxesParser({ xmlns: true })
  const open: Open[] = []
  let root: Element | undefined
  parser.on('error', () => {
    throw new Unreadable('这份文件读不懂，请给出完整的文件')
  })
  parser.on('doctype', () => {
    throw new Unreadable('这份文件带有 DTD，不能读取')
  })
  parser.on('opentag', ({ uri, local, attributes }) => {
    if (open.length === DEEPEST) throw new Unreadable('这份文件读不懂，请给出完整的文件')
    const named = Object.values(attributes).map(({ local: name, value }) => [name, value] as const)
    open.push({ uri, name: local, attributes: new Map(named), children: [], text: '' })
  })
  const add = (more: string) => {
    const inside = open.at(-1)
    if (inside) inside.text += more
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => {
    const closed = open.pop()
    if (!closed) return
    closed.text = closed.text.trim()
    const parent = open.at(-1)
    if (parent) parent.children.push(closed)
    else root = closed
  })
  parser.write(document).close()
  if (!root) throw new Unreadable('这份文件读不懂，请给出完整的文件')
  return root
}

export const childrenOf = ({ children }: Element, name: string): Element[] =>
  children.filter((child) => child.name === name)

/** What the first child of a name says; undefined where there is none, or nothing in it. */
export const textOf = (element: Element | undefined, name: string): string | undefined =>
  element?.children.find((child) => child.name === name)?.text || undefined

/** A moment in another's words as ISO 8601 in UTC. Throws `Unreadable` for one in no year of four digits, which nothing here can say. */
export function momentIn(text: string | undefined): string | undefined {
  const at = Date.parse(text ?? '')
  if (Number.isNaN(at)) return undefined
  const moment = new Date(at).toISOString()
  if (!/^\d/.test(moment)) throw new Unreadable('这份文件里的时间不对：年份要在 0000 到 9999 之间')
  return moment
}
