/** The clock of any case in words, from the states of its lifecycle. */
import { DAY, HOUR, type StateRule } from '../../../shared/lifecycle.ts'
import { spanWords } from './time.ts'

/** `calm` has time, `soon` runs out, `late` has run out. */
export type ClockTone = 'calm' | 'soon' | 'late'

export interface ClockWords {
  text: string
  tone: ClockTone
}

/** A clock runs out soon when less than a fifth of it is left, and in any case in the last half hour. */
const SOON_SHARE = 0.2
const SOON = HOUR / 2

/** 受理还剩 1 小时 20 分, 答复已超时 3 小时; undefined when no clock runs. `now` is milliseconds since the epoch. */
export function clockWords(
  { clock }: Pick<StateRule<unknown>, 'clock'>,
  dueAt: string | undefined,
  now: number,
): ClockWords | undefined {
  if (!clock || dueAt === undefined) return undefined
  const whole = wholeOf(clock)
  const left = Date.parse(dueAt) - now
  if (left <= 0) return { text: `${clock.word}已超时 ${spanWords(-left)}`, tone: 'late' }
  const soon = left < Math.max(whole * SOON_SHARE, SOON)
  return { text: `${clock.word}还剩 ${spanWords(left)}`, tone: soon ? 'soon' : 'calm' }
}

/** How long it runs, where that doesn't depend on the case. */
function wholeOf({ after }: NonNullable<StateRule<unknown>['clock']>): number {
  if (typeof after === 'number') return after
  return typeof after === 'function' ? 0 : after.workingDays * DAY
}
