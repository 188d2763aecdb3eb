/** What was typed as seconds, as a shortening. Pure. */
import type { Shortening } from '../../../../shared/alerts/escalation.ts'
import { type Shortened, shortened, wrongIn } from '../../../../shared/alerts/shortening.ts'
import type { FieldErrors } from '../../../../shared/errors.ts'

/** As it stands in the fields: nothing typed follows the standard. */
export type Typed = Record<Shortened, string>

export const typedOf = (own: Shortening): Typed => {
  const of = (level: Shortened) => (own[level] === undefined ? '' : String(own[level]))
  return { community: of('community'), street: of('street'), district: of('district') }
}

/** The shortening, and what is wrong at which field; a field that holds no seconds is left out of it. */
export function parseTyped(typed: Typed, above: readonly Shortening[]): { own: Shortening; wrong: FieldErrors } {
  const own: Shortening = {}
  const unread: FieldErrors = {}
  for (const level of shortened) {
    const text = typed[level].trim()
    if (text === '') continue
    if (/^\d{1,4}$/.test(text)) own[level] = Number(text)
    else unread[level] = '请填整数秒'
  }
  return { own, wrong: { ...wrongIn(own, above), ...unread } }
}
