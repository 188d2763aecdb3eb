import { Unreadable } from './unreadable.ts'

const BEGINNING = 200

/** The text of an XML document in the encoding that it, or else what carried it, says it has; UTF-8 unless said. Throws `Unreadable`. */
export function decoded(bytes: Uint8Array, contentType: string): string {
  const declared = /<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/i
  const beginning = Buffer.from(bytes.subarray(0, BEGINNING)).toString('latin1')
  const encoding = /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(contentType)?.[1] ?? declared.exec(beginning)?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new Unreadable('这份文件的文字编码读不懂')
  }
}
