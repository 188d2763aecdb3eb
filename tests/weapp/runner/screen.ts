/** What a person, or their screen reader, makes of the elements: names, lines, what can be tapped or typed in. */
import type { Element, Node } from './render.ts'

const isElement = (node: Node): node is Element => typeof node !== 'string'

/** Every element from here down, in reading order. */
export function everything(root: Element): Element[] {
  return [root, ...root.children.filter(isElement).flatMap(everything)]
}

const squeeze = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

/** The words inside, as they are read. */
export function wordsOf(element: Element): string {
  const { value, placeholder } = element.attributes
  if (element.tag === 'input' || element.tag === 'textarea') return squeeze(String(value || placeholder || ''))
  return squeeze(element.children.map((child) => (isElement(child) ? ` ${wordsOf(child)} ` : child)).join(''))
}

const labelOf = (element: Element) => squeeze(String(element.attributes['aria-label'] ?? ''))

/** What a screen reader calls it: its label, else its words. */
export const nameOf = (element: Element): string => labelOf(element) || wordsOf(element)

const isBlock = (node: Node) => isElement(node) && node.tag !== 'text'

/** The screen as lines: one for each innermost block. Labels that stand for no words are in brackets. */
export function linesOf(element: Element): string[] {
  const label = labelOf(element)
  const own = wordsOf(element)
  if (!element.children.some(isBlock)) {
    if (element.tag === 'input' || element.tag === 'textarea') return [`[${label}] ${own}`]
    return own ? [own] : label ? [`[${label}]`] : []
  }
  const lines: string[] = []
  let text = ''
  const end = () => {
    if (squeeze(text)) lines.push(squeeze(text))
    text = ''
  }
  for (const child of element.children) {
    if (!isElement(child)) text += child
    else if (child.tag === 'text') text += ` ${wordsOf(child)} `
    else {
      end()
      lines.push(...linesOf(child))
    }
  }
  end()
  return lines
}

const isOff = ({ attributes }: Element) => attributes.disabled === true || attributes['aria-disabled'] === true
const isTappable = (element: Element) =>
  (element.binds.tap !== undefined || element.tag === 'button') && !isOff(element)

const without = (found: Element[]) =>
  found.filter((one) => !found.some((other) => other !== one && isWithin(other, one)))

export function isWithin(element: Element, other: Element): boolean {
  for (let at: Element | undefined = element; at; at = at.parent) if (at === other) return true
  return false
}

export interface Wanted {
  /** Only what has this role. */
  role?: string
  /** Only within the innermost element that has this name or these words in it … */
  within?: string
}

/** What could be meant by a name: those that are called just so, else the innermost whose name has it in it. */
export function candidates(all: Element[], name: string): Element[] {
  const exact = all.filter((element) => nameOf(element) === name)
  return exact.length > 0 ? without(exact) : without(all.filter((element) => nameOf(element).includes(name)))
}

/** What a finger reaches: a dialog lies over everything else. */
const reach = (root: Element): Element =>
  everything(root).findLast(({ attributes }) => attributes['aria-role'] === 'dialog') ?? root

/** What a finger would hit for these words. */
export function tappables(view: Element, name: string, { role, within }: Wanted = {}): Element[] {
  const root = reach(view)
  const scope = within === undefined ? root : region(root, within, name)
  if (!scope) return []
  const fits = (element: Element) => isTappable(element) && (!role || element.attributes['aria-role'] === role)
  return candidates(everything(scope).filter(fits), name)
}

/** The innermost element that has both these words and, in something to tap, that name. */
function region(root: Element, words: string, name: string): Element | undefined {
  const has = (element: Element) =>
    wordsOf(element).includes(words) && everything(element).some((one) => isTappable(one) && nameOf(one).includes(name))
  return without(everything(root).filter(has))[0]
}

/** The fields to type in that are called so. */
export function fields(root: Element, label: string): Element[] {
  const all = everything(reach(root)).filter(({ tag }) => tag === 'input' || tag === 'textarea')
  return candidates(all, label)
}
