/** What a help counts as, in minutes. Pure. */
import { comesFrom } from '../../shared/help/early.ts'
import { HELP_MINUTES_MAX, MINUTES_STEP } from '../../shared/help/limits.ts'
import { MINUTE } from '../../shared/lifecycle.ts'
import type { StoredHelp, StoredHelper } from './store.ts'

/** Where no time was said at all. */
const UNKNOWN = 60

const rounded = (from: string, to: string): number => {
  const minutes = Math.ceil((Date.parse(to) - Date.parse(from)) / MINUTE / MINUTES_STEP) * MINUTES_STEP
  return Math.min(Math.max(minutes, MINUTES_STEP), HELP_MINUTES_MAX)
}

const later = (one: string, other: string): string => (one < other ? other : one)

/**
 * Without the asker's word: what the helper said; else from setting out until it was done; else the time for which it was asked; else
 * an hour. At most from setting out (from being accepted or the time to set out, where they did not say so) until it was done.
 */
export function minutesOf({ card }: Pick<StoredHelp, 'card'>, helper: StoredHelper): number {
  const { minutes, setOutAt, acceptedAt, finishedAt } = helper
  const asked = card.at ? rounded(card.at, card.until) : UNKNOWN
  if (!finishedAt) return minutes ?? asked
  const from = setOutAt ?? (card.at ? later(acceptedAt, comesFrom(card.at)) : acceptedAt)
  const span = rounded(from, finishedAt)
  return Math.min(minutes ?? (setOutAt ? span : asked), span)
}

/** What the asker says that it took: nobody helped longer than from being accepted until it was done, or until `now`. */
export const minutesSaid = ({ acceptedAt, finishedAt }: StoredHelper, said: number, now: string): number =>
  Math.min(said, rounded(acceptedAt, finishedAt ?? now))
