/**
 * The validator, set up before any schema is made: without code generation (WeChat forbids `eval` and
 * `new Function`) and with messages that a resident can read. Every contract imports this module first.
 */
import * as z from 'zod/mini'

type Issue = Parameters<NonNullable<NonNullable<Parameters<typeof z.config>[0]>['localeError']>>[0]

/** What is wrong with one field, in plain Chinese. */
function plain(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? '请填写这一项' : '这一项的格式不对'
    case 'too_small':
      if (issue.origin === 'string') return Number(issue.minimum) <= 1 ? '请填写这一项' : `至少写 ${issue.minimum} 个字`
      return issue.origin === 'array' ? `至少选 ${issue.minimum} 项` : `不能小于 ${issue.minimum}`
    case 'too_big':
      if (issue.origin === 'string') return `最多 ${issue.maximum} 个字`
      return issue.origin === 'array' ? `最多 ${issue.maximum} 项` : `不能大于 ${issue.maximum}`
    case 'invalid_value':
      return '请从给出的选项里选一个'
    case 'custom':
      return issue.message ?? '这一项的内容不对'
    default:
      return '这一项的格式不对'
  }
}

z.config({ jitless: true, localeError: plain })

// C0 controls but tab and line feed, DEL, the bidirectional overrides that can disguise a text, and lone surrogates.
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
const UNPRINTABLE = /[\u0000-\u0008\u000B-\u001F\u007F\u202A-\u202E\u2066-\u2069\uD800-\uDFFF]/u

// Spaces, line ends, and what takes no room of its own or none that is seen: joiners, fillers, the blank of Braille.
const UNSEEN = /[\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu

const seenIn = (text: string): number => [...text.replace(UNSEEN, '')].length

/**
 * Words typed by a person: line ends made `\n`, outer white space dropped, nothing left where nothing is seen; then at most `max`
 * code points, of which at least `min` are seen, without characters that can't be printed.
 */
export const words = (min: number, max: number) =>
  z.string().check(
    z.overwrite((text) => (seenIn(text) ? text.replace(/\r\n?/g, '\n').trim() : '')),
    z.minLength(min),
    z.maxLength(max),
    z.refine((text) => seenIn(text) >= min, min <= 1 ? '请填写这一项' : `至少写 ${min} 个字`),
    z.refine((text) => !UNPRINTABLE.test(text), '含有无法显示的字符，请删去后再试'),
  )

/** A moment on the wire: ISO 8601 in UTC with `Z`, to the millisecond. */
export const moment = () => z.iso.datetime({ precision: 3 })
