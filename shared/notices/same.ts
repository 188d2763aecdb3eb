/** Whether a correction changes anything: history keeps none that doesn't, and nobody agrees to one. Pure; page and service ask the same. */
import type { Wording } from './notice.ts'

/** Said at the words of a correction that changes none of them. */
export const SAME_WORDS = '和现在的内容、有效期一样，没有要更正的'

/** To the minute, as it is shown and picked. */
const minuteOf = (at: string) => at.slice(0, 'YYYY-MM-DDTHH:mm'.length)

const translated = ({ translations }: Wording) =>
  JSON.stringify(translations.map(({ language, title, text }) => [language, title, text].join('\n')).sort())

/** `next` without an end leaves the one that stands. */
export const saysTheSame = (next: Wording, now: Wording): boolean =>
  next.title === now.title &&
  next.text === now.text &&
  translated(next) === translated(now) &&
  (next.endsAt === undefined || (now.endsAt !== undefined && minuteOf(next.endsAt) === minuteOf(now.endsAt)))
