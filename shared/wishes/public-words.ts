/** What may not stand in the public words of a wish: whatever would tell which family it is. Pure; page and service ask the same. */
import { sensitiveIn, sensitiveWords } from '../channels/sensitive.ts'

const ROOM = /\d{1,3}\s*(?:单元|号楼|栋|幢)|\d{2,5}\s*室/

/** What is known of the family, and must not be named. */
export interface Known {
  name?: string | undefined
  phone?: string | undefined
}

const digits = (text: string) => text.normalize('NFKC').replace(/\D/g, '')

/** What is found, each in words, once; empty where the text gives nobody away. */
export function tellingIn(text: string, { name, phone }: Known = {}): string[] {
  const read = text.normalize('NFKC').replace(/\s/g, '')
  const found = sensitiveIn(text).map((kind) => sensitiveWords[kind])
  const number = digits(phone ?? '')
  if (number.length >= 7 && digits(text).includes(number) && !found.includes(sensitiveWords.phone))
    found.push(sensitiveWords.phone)
  const called = (name ?? '').normalize('NFKC').replace(/\s/g, '')
  if (called.length >= 2 && read.includes(called)) found.push('姓名')
  if (ROOM.test(read)) found.push('楼栋房号')
  return found
}
