/**
 * What looks like something personal in a text, before it is published: a phone, an identity number, a number plate. Only
 * ever asked about (“确定要公开吗？”), never refused: a shop's phone is public. Pure.
 */
export const sensitiveKinds = ['phone', 'identity', 'plate'] as const
export type SensitiveKind = (typeof sensitiveKinds)[number]

export const sensitiveWords: Record<SensitiveKind, string> = {
  phone: '电话号码',
  identity: '身份证号码',
  plate: '车牌号',
}

/** What is written in full width is read as any other, and what is not seen, or only adorns a digit (as a keycap), not at all. */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{M}]/gu, '')
    .toUpperCase()

// No lookbehind: this comes with the app, and WebKit before iOS 16.4 could not even load a script that has one. No number of
// things without a bound either: from each place only so many characters are tried, so that the time grows as the text does.

/** What may stand between two digits of one number, so that it is easier to read, or overlooked. */
const S = '[\\s\\-\u2010-\u2015\u2212·•・.,、/_()]{0,3}'
/** So many digits more. */
const more = (count: string, between: string) => `(?:${between}\\d){${count}}`

/** A mobile phone of China, with or without its country's code; a landline with its area code. No digit stands right beside it. */
const phone = (between: string, after: string) =>
  new RegExp(
    `(?:^|\\D)(?:(?:(?:\\+|00)?8${between}6${between})?1${between}[3-9]${more('9', between)}|` +
      `0${more('2,3', between)}${between}[2-8]${more('6,7', between)})(?!${after})`,
  )
/** In one piece it is one whatever else stands there; in several it may be part of an identity number. */
const WHOLE_PHONE = phone('', '[\\dX]')
const PHONE = phone(S, '\\d')

// GB 11643: 6 digits of the place, 8 of the birth, 3 of order, one to check.
const IDENTITY = new RegExp(
  `(^|\\D)[1-9]${more('5', S)}${S}(?:1${S}9|2${S}0)${more('2', S)}${S}(?:0${S}[1-9]|1${S}[0-2])` +
    `${S}(?:0${S}[1-9]|[12]${S}\\d|3${S}[01])${more('3', S)}${S}[\\dX](?![\\dA-Z])`,
  'g',
)

const LETTER = '[A-HJ-NP-Z]'
// GA 36: the province, a letter, then 5 characters, 6 on a plate of a new energy vehicle; I and O are not used.
const PLATE = new RegExp(
  `[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]${LETTER}${S}[A-HJ-NP-Z0-9](?:${LETTER}|${S}\\d){3,4}` +
    `(?:${LETTER}|${S}\\d|[挂学警港澳])`,
)

/** Each kind that the text seems to have, once. */
export function sensitiveIn(text: string): SensitiveKind[] {
  const read = plain(text)
  const rest = read.replace(IDENTITY, '$1 ')
  const found: SensitiveKind[] = []
  if (WHOLE_PHONE.test(read) || PHONE.test(rest)) found.push('phone')
  if (rest !== read) found.push('identity')
  if (PLATE.test(read)) found.push('plate')
  return found
}
