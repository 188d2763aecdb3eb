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

/** Digits written in full width, or spaced, dashed or dotted to be overlooked, are digits. */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/(\d)[\s\-–—·.,，、](?=\d)/g, '$1')

// No lookbehind: this comes with the app, and WebKit before iOS 16.4 could not even load a script that has one.
// A mobile phone of China, with or without its country's code; a landline with its area code.
const PHONE = /(?:^|\D)(?:(?:\+?86)?1[3-9]\d{9}|0\d{2,3}[2-8]\d{6,7})(?!\d)/
// GB 11643: 6 digits of the place, 8 of the birth, 3 of order, one to check.
const IDENTITY = /(?:^|\D)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX](?![\dA-Z])/
// GA 36: the province, a letter, then 5 characters, 6 on a plate of a new energy vehicle; I and O are not used.
const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][\s·•.-]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳]/

/** Each kind that the text seems to have, once. */
export function sensitiveIn(text: string): SensitiveKind[] {
  const read = plain(text)
  const found: SensitiveKind[] = []
  const identity = IDENTITY.test(read)
  if (PHONE.test(identity ? read.replace(new RegExp(IDENTITY, 'g'), ' ') : read)) found.push('phone')
  if (identity) found.push('identity')
  if (PLATE.test(read)) found.push('plate')
  return found
}
