/**
 * The fields of WeChat's subscribe messages (订阅消息参数值内容限制). WeChat refuses a whole message for one value that is too long, of
 * other characters or empty (47003), so values are cut to what it takes, never checked: there is no value that it would refuse.
 * https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-message-management/subscribe-message/sendMessage.html
 */

/** What begins the name of a field says what it may hold. */
export const fieldTypes = ['thing', 'character_string', 'phrase', 'name', 'time'] as const
export type FieldType = (typeof fieldTypes)[number]

/** In UTF-16 units, the strictest way to count. */
export const FIELD_MAX: Record<FieldType, number> = { thing: 20, character_string: 32, phrase: 5, name: 10, time: 32 }

const MORE = '…'
const NOTHING: Record<FieldType, string> = {
  thing: '详见小程序',
  character_string: '-',
  phrase: '通知',
  name: '社区',
  time: '',
}

/** White space and what can't be printed become single spaces. */
const flat = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\s\u0000-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFFD]+/g, ' ')
    .trim()

const characters = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** At most that many UTF-16 units, whole characters only; what is cut ends with an ellipsis. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text
  let kept = ''
  for (const { segment } of characters.segment(text)) {
    if (kept.length + segment.length > max - MORE.length) break
    kept += segment
  }
  return `${kept.trimEnd()}${MORE}`
}

const han = (text: string) => text.replace(/\P{Script=Han}/gu, '')
/** Han characters outside the basic plane take two units. */
const firstHan = (text: string, max: number): string => {
  let kept = ''
  for (const character of han(text)) if (kept.length + character.length <= max) kept += character
  return kept
}

const two = (n: number) => String(n).padStart(2, '0')
const SHANGHAI = 8 * 60 * 60 * 1000

/** A moment (ISO 8601) by the clock of China, as WeChat takes it: `2026年11月22日 18:05`. */
export function timeWords(at: string): string {
  const local = new Date(Date.parse(at) + SHANGHAI)
  const [year, month, day] = [local.getUTCFullYear(), local.getUTCMonth() + 1, local.getUTCDate()]
  return `${String(year).padStart(4, '0')}年${two(month)}月${two(day)}日 ${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`
}

const written: Record<FieldType, (text: string) => string> = {
  thing: (text) => cut(flat(text), FIELD_MAX.thing),
  /** Digits, letters and signs that ASCII has; an id that is too long says so at its end, too. */
  character_string: (text) =>
    flat(text.replace(/[^\x20-\x7E]/g, ''))
      .slice(0, FIELD_MAX.character_string)
      .trim(),
  phrase: (text) => firstHan(text, FIELD_MAX.phrase),
  name: (text) => firstHan(text, FIELD_MAX.name),
  time: timeWords,
}

/** Any text as a field of this type takes it; `time` takes a moment in ISO 8601. */
export const asField = (type: FieldType, text: string): string => written[type](text) || NOTHING[type]
