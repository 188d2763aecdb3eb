/** A post's text in parts: words, and phone numbers that can be called. Pure. */

export type TextPart = { kind: 'words'; text: string } | { kind: 'phone'; text: string; number: string }

// A mobile phone of China, a landline with its area code, a service number of 400 or 800; or 110, 119, 120, 122, 12345.
const PHONE = /1[3-9]\d(?:[ -]?\d{4}){2}|0\d{2,3}[ -]?[2-8]\d{6,7}|[48]00[ -]?\d{3}[ -]?\d{4}|1[12]\d|12345/g

const isDigit = (text: string | undefined) => text !== undefined && text >= '0' && text <= '9'

export function textParts(text: string): TextPart[] {
  const parts: TextPart[] = []
  let from = 0
  for (const found of text.matchAll(PHONE)) {
    const [number] = found
    const to = found.index + number.length
    // Part of a longer number, such as an order's; and short ones only where they stand alone.
    if (isDigit(text[found.index - 1]) || isDigit(text[to])) continue
    if (number.length === 3 && !['110', '119', '120', '122'].includes(number)) continue
    if (found.index > from) parts.push({ kind: 'words', text: text.slice(from, found.index) })
    parts.push({ kind: 'phone', text: number, number: number.replace(/[ -]/g, '') })
    from = to
  }
  if (from < text.length) parts.push({ kind: 'words', text: text.slice(from) })
  return parts
}
