/** What WeChat's view layer does: a page's data through the bundle's own templates becomes elements. */
import vm from 'node:vm'
import type { Bundle } from './bundle.ts'
import { attributeValue, evaluate, type Part, readTemplates } from './wxml.ts'

export interface Element {
  tag: string
  attributes: Record<string, unknown>
  /** The handlers that the template binds: event name to the page's method. */
  binds: Record<string, string>
  /** Those of them that keep an event from going further up. */
  catches: ReadonlySet<string>
  children: Node[]
  parent: Element | undefined
}
export type Node = Element | string

type Scope = Record<string, unknown>
const DEEPEST = 200

export type Render = (data: Scope) => Element

export function makeRender(bundle: Bundle): Render {
  const templates = readTemplates(bundle.text('base.wxml'))
  const xs = filters(bundle.text('utils.wxs'))

  function fill(part: Part | string, scope: Scope, into: Element, depth: number): void {
    if (depth > DEEPEST) throw new Error('The templates go round in circles')
    if (typeof part === 'string') {
      const text = String(attributeValue(part, scope) ?? '')
      if (text) into.children.push(text)
      return
    }
    const { tag, attributes } = part
    if (attributes['wx:for']) {
      const { 'wx:for': list, 'wx:key': _, ...rest } = attributes
      const items = attributeValue(list ?? '', scope)
      if (!Array.isArray(items)) return
      for (const item of items) fill({ ...part, attributes: rest }, { ...scope, item }, into, depth + 1)
      return
    }
    if (attributes['wx:if'] && !attributeValue(attributes['wx:if'], scope)) return
    if (tag === 'template') {
      use(attributes, scope, into, depth)
      return
    }
    if (tag === 'block') {
      for (const child of part.children) fill(child, scope, into, depth + 1)
      return
    }
    // The component that goes on where templates can nest no deeper (comp.wxml) begins anew with its `i`.
    if (tag === 'comp') {
      const i = attributeValue(attributes.i ?? '', scope) as { nn: string }
      const inner = { i, c: 1, l: evaluate("xs.f('', i.nn)", { i, xs }), xs }
      template(`tmpl_0_${i.nn}`, inner, into, depth + 1)
      return
    }
    const element = elementOf(part, scope, into)
    into.children.push(element)
    for (const child of part.children) fill(child, scope, element, depth + 1)
  }

  function use(attributes: Part['attributes'], scope: Scope, into: Element, depth: number) {
    const data = evaluate(`{${(attributes.data ?? '').replace(/^\{\{|\}\}$/g, '')}}`, { ...scope, xs }) as Scope
    template(String(attributeValue(attributes.is ?? '', { ...scope, xs })), { ...data, xs }, into, depth)
  }

  function template(name: string, scope: Scope, into: Element, depth: number) {
    const found = templates.get(name)
    if (!found) throw new Error(`base.wxml has no template ${name}, which the data asks for`)
    for (const child of found.children) fill(child, scope, into, depth + 1)
  }

  return (data) => {
    const page: Element = {
      tag: 'page',
      attributes: {},
      binds: {},
      catches: new Set(),
      children: [],
      parent: undefined,
    }
    template('taro_tmpl', { root: data.root, xs }, page, 0)
    return page
  }
}

function elementOf({ tag, attributes }: Part, scope: Scope, parent: Element): Element {
  const element: Element = { tag, attributes: {}, binds: {}, catches: new Set(), children: [], parent }
  const catches = new Set<string>()
  for (const [name, text] of Object.entries(attributes)) {
    const event = /^(bind|catch):?(\w+)$/.exec(name)
    if (event?.[2]) {
      element.binds[event[2]] = text
      if (event[1] === 'catch') catches.add(event[2])
    } else element.attributes[name] = attributeValue(text, scope)
  }
  element.catches = catches
  return element
}

/** The functions of a .wxs module. */
function filters(wxs: string): unknown {
  const module = { exports: {} }
  vm.compileFunction(wxs, ['module'], {})(module)
  return module.exports
}
