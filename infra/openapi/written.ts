/** JSON as it is committed: what fits into a line stands in one. */
const WIDTH = 120

export function written(value: unknown, indent = ''): string {
  const short = inOneLine(value)
  if (typeof value !== 'object' || value === null || indent.length + short.length <= WIDTH) return short
  const inner = `${indent}  `
  const [open, close, lines] = Array.isArray(value)
    ? ['[', ']', value.map((each) => written(each, inner))]
    : ['{', '}', entriesOf(value).map(([key, each]) => `${JSON.stringify(key)}: ${written(each, inner)}`)]
  return `${open}\n${lines.map((line) => `${inner}${line}`).join(',\n')}\n${indent}${close}`
}

const entriesOf = (value: object) => Object.entries(value).filter(([, each]) => each !== undefined)

function inOneLine(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(inOneLine).join(', ')}]`
  const entries = entriesOf(value).map(([key, each]) => `${JSON.stringify(key)}: ${inOneLine(each)}`)
  return entries.length ? `{ ${entries.join(', ')} }` : '{}'
}
