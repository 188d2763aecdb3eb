/** The templates of a .wxml file, as far as Taro's templates go: elements, attributes, `<template is>` and `wx:for`. */

export interface Part {
  tag: string
  attributes: Record<string, string>
  children: (Part | string)[]
}

const TAG = /<(\/?)([\w-]+)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*(\/?)>/g
const ATTRIBUTE = /([\w:-]+)(?:="([^"]*)")?/g

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, value]))
}

/** Every `<template name="…">` of a file, by its name. */
export function readTemplates(wxml: string): Map<string, Part> {
  const root: Part = { tag: '', attributes: {}, children: [] }
  const open: Part[] = [root]
  let at = 0
  for (const match of wxml.matchAll(TAG)) {
    const [whole, closing, tag = '', attributes = '', empty] = match
    const inside = open.at(-1) ?? root
    const text = wxml.slice(at, match.index).trim()
    at = match.index + whole.length
    if (text) inside.children.push(text)
    if (closing) {
      if (open.pop()?.tag !== tag) throw new Error(`The WXML closes <${tag}> where it is not open`)
      continue
    }
    const part: Part = { tag, attributes: attributesOf(attributes), children: [] }
    inside.children.push(part)
    if (!empty) open.push(part)
  }
  if (open.length > 1) throw new Error(`The WXML leaves <${open.at(-1)?.tag}> open`)
  const templates = root.children.flatMap((part) =>
    typeof part === 'object' && part.tag === 'template' && part.attributes.name
      ? [[part.attributes.name, part] as const]
      : [],
  )
  return new Map(templates)
}

type Scope = Record<string, unknown>
const expressions = new Map<string, (scope: Scope) => unknown>()

/** An expression of WXML, in which a name that nobody gave is undefined. It runs in the test, not in the phone. */
export function evaluate(expression: string, scope: Scope): unknown {
  let run = expressions.get(expression)
  if (!run) {
    const body = new Function('scope', `with (scope) { return (${expression}) }`) as (scope: Scope) => unknown
    run = (given) => body(new Proxy(given, { has: () => true, get: (all, name) => all[String(name)] }))
    expressions.set(expression, run)
  }
  return run(scope)
}

/** The value of an attribute: text, or `{{an expression}}`, or text with expressions in it. */
export function attributeValue(text: string, scope: Scope): unknown {
  const whole = /^\{\{([^{}]*)\}\}$/.exec(text)
  if (whole?.[1] !== undefined) return evaluate(whole[1], scope)
  return text.replace(/\{\{([^{}]*)\}\}/g, (_, expression: string) => String(evaluate(expression, scope) ?? ''))
}
