/**
 * What a press of the button says, as far as it can be taken. Nobody is refused for what was said with it: a field that is wrong is
 * put right where that is plain (words too long are cut), and left out where it isn't. Pure.
 */
import * as z from 'zod/mini'
import { ALERT_TEXT_MAX, DETAIL_MAX, raised } from './alert.ts'

export interface Taken {
  body: z.output<typeof raised>
  /** The fields that were cut or left out, by their names in the contract; `body`: there was none that can be read. */
  spoilt: string[]
}

/** The same without what can't be printed, and no longer than so many UTF-16 units; no character is cut in two. */
function cut(text: unknown, max: number): unknown {
  if (typeof text !== 'string') return undefined
  let kept = ''
  for (const character of text.replace(/\r\n?/g, '\n').replace(UNPRINTABLE, '').trim()) {
    if (kept.length + character.length > max) break
    kept += character
  }
  return kept.trim()
}

// As in words(): control characters but tab and line feed, the bidirectional overrides, lone surrogates.
// biome-ignore lint/suspicious/noControlCharactersInRegex: dropping them is the point
const UNPRINTABLE = /[\u0000-\u0008\u000B-\u001F\u007F\u202A-\u202E\u2066-\u2069\uD800-\uDFFF]/gu

const place = z.object({ latitude: z.unknown(), longitude: z.unknown() })

/** What is to be made of a field that the contract doesn't take; nothing where only leaving it out helps. */
function mended(name: string, value: unknown): unknown {
  switch (name) {
    case 'text':
      return cut(value, ALERT_TEXT_MAX)
    case 'detail':
      return cut(value, DETAIL_MAX)
    case 'position': {
      // Where it is counts, not how exactly the phone says that it knows.
      const bare = z.safeParse(place, value)
      return bare.success ? bare.data : undefined
    }
    default:
      return undefined
  }
}

const object = z.record(z.string(), z.unknown())

export function takeRaised(given: unknown): Taken {
  const fields = z.safeParse(object, given)
  const spoilt: string[] = fields.success ? [] : ['body']
  const kept: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(raised.shape)) {
    if (!fields.success || !Object.hasOwn(fields.data, name)) continue
    const value = fields.data[name]
    if (value === undefined) continue
    if (z.safeParse(schema, value).success) {
      kept[name] = value
      continue
    }
    spoilt.push(name)
    const better = mended(name, value)
    if (better !== undefined && z.safeParse(schema, better).success) kept[name] = better
  }
  return { body: z.parse(raised, kept), spoilt }
}
