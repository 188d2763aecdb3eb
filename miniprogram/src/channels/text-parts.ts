/** A post's text in parts: words, and phone numbers that can be called. Pure. */

export type TextPart = { kind: 'words'; text: string } | { kind: 'phone'; text: string; number: string }

// A mobile phone of China, a landline with its area code, a service number of 400 or 800; or 110, 119, 120, 122, 12345.
const PHONE = /1[3-9]\d(?:[ -]?\d{4}){2}|0\d{2,3}[ -]?[2-8]\d{6,7}|[48]00[ -]?\d{3}[ -]?\d{4}|12345|1[12]\d/g

const ALARMS = ['110', '119', '120', '122']
/** What follows a number that counts or names something: 110室, 120元. */
const IS_NO_CALL = /[室号栋幢楼层户元块米斤分平个人年月日.%]/

const isDigit = (text: string | undefined) => text !== undefined && text >= '0' && text <= '9'

export function textParts(text: string): TextPart[] {
  const parts: TextPart[] = []
  let from = 0
  for (const found of text.matchAll(PHONE)) {
    const [number] = found
    const to = found.index + number.length
    // Part of a longer number, such as an order's; and short ones only where they stand alone.
    if (isDigit(text[found.index - 1]) || isDigit(text[to])) continue
    if (number.length === 3 && (!ALARMS.includes(number) || IS_NO_CALL.test(text.slice(to, to + 1)))) continue
    if (found.index > from) parts.push({ kind: 'words', text: text.slice(from, found.index) })
    parts.push({ kind: 'phone', text: number, number: number.replace(/[ -]/g, '') })
    from = to
  }
  if (from < text.length) parts.push({ kind: 'words', text: text.slice(from) })
  return parts
}
