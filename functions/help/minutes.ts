/** What a help counts as, in minutes. Pure. */
import { HELP_MINUTES_MAX, MINUTES_STEP } from '../../shared/help/limits.ts'
import { MINUTE } from '../../shared/lifecycle.ts'
import type { StoredHelp, StoredHelper } from './store.ts'

/** Where no time was said at all. */
const UNKNOWN = 60

const rounded = (from: string, to: string): number => {
  const minutes = Math.ceil((Date.parse(to) - Date.parse(from)) / MINUTE / MINUTES_STEP) * MINUTES_STEP
  return Math.min(Math.max(minutes, MINUTES_STEP), HELP_MINUTES_MAX)
}

/** What the helper said; else from setting out until it was done; else the time for which it was asked; else an hour. */
export function minutesOf({ card }: Pick<StoredHelp, 'card'>, helper: StoredHelper): number {
  const { minutes, setOutAt, finishedAt } = helper
  if (minutes !== undefined) return minutes
  if (setOutAt && finishedAt) return rounded(setOutAt, finishedAt)
  return card.at ? rounded(card.at, card.until) : UNKNOWN
}
