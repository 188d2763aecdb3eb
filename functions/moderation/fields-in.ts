/** What others send us as they like: JSON, or XML as one element with an element for each field. */
import { SaxesParser } from 'saxes'
import { Refusal } from '../../shared/errors.ts'

const DEEPEST = 8
/** A number stands bare, a text in a CDATA section. */
const NUMBER = /^-?\d{1,15}$/

type Fields = Record<string, unknown>

/** The fields of a text, by which of the two it is and not by what it is said to be. Throws `badJson` for what is neither. */
export function fieldsIn(text: string): unknown {
  try {
    return text.trimStart().startsWith('<') ? fieldsOfXml(text) : JSON.parse(text)
  } catch {
    throw new Refusal('badJson')
  }
}

interface Element {
  fields: Fields | undefined
  text: string
  quoted: boolean
}

/** Elements in elements are fields in fields; of several that are called the same the last counts. A DTD is not read. */
function fieldsOfXml(text: string): unknown {
  const parser = new SaxesParser()
  const open: Element[] = []
  let whole: unknown
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => {
    throw new Error('A DTD')
  })
  parser.on('opentag', () => {
    if (open.length === DEEPEST) throw new Error('Too deep')
    open.push({ fields: undefined, text: '', quoted: false })
  })
  parser.on('text', (said) => {
    const element = open.at(-1)
    if (element) element.text += said
  })
  parser.on('cdata', (said) => {
    const element = open.at(-1)
    if (element) Object.assign(element, { text: element.text + said, quoted: true })
  })
  parser.on('closetag', ({ name }) => {
    const value = fieldOf(open.pop())
    const around = open.at(-1)
    if (!around) whole = value
    else around.fields = { ...around.fields, [name]: value }
  })
  parser.write(text).close()
  return whole
}

function fieldOf(element: Element | undefined): unknown {
  if (!element) return undefined
  const { fields, text, quoted } = element
  if (fields) return fields
  return !quoted && NUMBER.test(text.trim()) ? Number(text) : text
}
