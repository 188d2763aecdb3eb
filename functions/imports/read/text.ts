/** Text files as Excel saves them: UTF-8 with or without its mark, UTF-16 ("Unicode text"), and GB18030 on Chinese Windows. */
import { Unreadable } from './unreadable.ts'

const CHUNK = 64 * 1024

type Encoding = 'utf-8' | 'utf-16le' | 'gb18030'

const begins = (bytes: Uint8Array, ...with_: number[]) => with_.every((byte, i) => bytes[i] === byte)

/** By its mark; without one UTF-8 if it can be that, for hardly a text in GB18030 can. */
export function encodingOf(bytes: Uint8Array): Encoding {
  if (begins(bytes, 0xff, 0xfe)) return 'utf-16le'
  if (begins(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8'
  const encoding = (['utf-8', 'gb18030'] as const).find((each) => decodes(bytes, each))
  if (!encoding) throw new Unreadable('看不懂这个文件的文字编码，请另存为“CSV UTF-8”或 .xlsx 再试')
  return encoding
}

function decodes(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    for (const _ of decoded(bytes, encoding));
    return true
  } catch {
    return false
  }
}

/** The text, a piece at a time, without its mark. */
export function* decoded(bytes: Uint8Array, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const text = decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true })
    if (text) yield text
  }
  const rest = decoder.decode()
  if (rest) yield rest
}
